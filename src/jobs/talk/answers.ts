/** How are commands in a chat run and answered? */
import type { Actor } from "../../commands/actor.ts";
import { chatActor } from "../../commands/chat-actor.ts";
import { type ChatCommand, chatCommand } from "../../commands/chat-words.ts";
import { Refused } from "../../commands/context.ts";
import { meaningOf } from "../../commands/registry.ts";
import { roomOf } from "../../commands/rooms.ts";
import { runLine } from "../../commands/say.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { foldName } from "../../sprint/minutes/line.ts";
import { chatAnswer } from "../../words/chat.ts";
import { type Place, tell } from "./place.ts";

/** Something that somebody said. */
export interface Spoken {
  /** Null when it was said to us alone. */
  room: string | null;
  nick: string;
  account: string | null;
  text: string;
  reference: string | null;
}

/** Runs and answers the command that a line is. @returns whether it was one. @throws what an outage threw */
export async function answer(place: Place, spoken: Spoken): Promise<boolean> {
  const { chat, context, manners, log } = place;
  const { room, nick, account, reference } = spoken;
  const command = commandOf(place, spoken);
  if (!command) return false;
  const meaning = meaningOf(command.text);
  if (!meaning.verb && !command.addressed && !meaning.near) return false;
  const who = foldName(account ?? nick);
  if (!manners.answer(who, !meaning.verb, Date.parse(context().clock()))) return true;
  const speaker = { chat: chat.name, kind: chat.kind, nick, account, vouches: chat.vouches() ?? true };
  const { actor, hint } = chatActor(context().program, speaker);
  const own: Actor = reference === null ? actor : { ...actor, key: `${chat.name}/${reference}` };
  const line = { line: 1, text: command.text };
  const { reply, refused } = await runLine(context(), { actor: own, about: null }, line, log);
  const said = reply ?? { text: `${refused ?? "Done."}${refused && hint ? ` ${hint}` : ""}`, page: null };
  const text = chatAnswer(said, context().program.writing.address);
  await tell(place, room ?? nick, room === null ? text : `${nick}: ${text}`, reference && `${reference}/answer`);
  return true;
}

function commandOf({ chat, context }: Place, { room, text }: Spoken): ChatCommand | null {
  return chatCommand(text, { nick: chat.nick(), direct: room === null, tracks: tracksNow() });

  /** Names of the tracks of the present sprint. */
  function tracksNow(): string[] {
    if (!/^\S{0,40}[:,]?\s*#/.test(text)) return [];
    try {
      return roomOf(context(), chosenSprint(context(), undefined)).tracks.map(({ name }) => name);
    } catch (failure) {
      if (failure instanceof Refused) return [];
      throw failure;
    }
  }
}
