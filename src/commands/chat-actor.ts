/** Who is somebody in a chat, and what may they be taken for? */
import type { Program } from "../review/program.ts";
import { foldName } from "../sprint/minutes/line.ts";
import type { Actor } from "./actor.ts";

/** Somebody who speaks in a chat, as the chat knows them. */
export interface ChatSpeaker {
  /** Name of the chat. */
  chat: string;
  kind: "irc" | "matrix";
  nick: string;
  /** The account that the chat vouches for; null for none. */
  account: string | null;
  /** Does the chat vouch for accounts, so that a nick alone is nobody? */
  vouches: boolean;
}

/** Who acts, and a sentence for somebody who is not who they seem to be. */
export interface ChatActor {
  actor: Omit<Actor, "key">;
  /** Null when there is nothing to say. */
  hint: string | null;
}

/**
 * Where a chat vouches for accounts, a person is whoever uses one of the accounts that the program lists under their
 * `nicks`; elsewhere whoever uses such a nick. Nobody is found by other names: an account that somebody else was quick
 * to register must not become a core.
 */
export function chatActor({ people }: Pick<Program, "people">, speaker: ChatSpeaker): ChatActor {
  const { chat, kind, nick, account, vouches } = speaker;
  const called = (name: string) =>
    people.find(({ nicks }) => nicks.some((one) => foldName(one) === foldName(name))) ?? null;
  const person = vouches ? (account === null ? null : called(account)) : called(nick);
  const id = person?.id ?? `${account ?? nick}@${chat}`;
  const seems = person === null && vouches ? called(nick) : null;
  const hint =
    seems === null
      ? null
      : `You are ${seems.name} here only with an account that the program file lists: identify with the network first.`;
  return { actor: { id, through: kind, link: null }, hint };
}
