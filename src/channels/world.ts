/** What are channels given when they are opened? */
import type { ChangeKey } from "../review/change.ts";
import type { Program } from "../review/program.ts";
import type { Chat } from "./chat.ts";

/** Secrets of one channel, as `ChannelSecrets` of the configuration. */
export interface Secrets {
  username?: string;
  password?: string;
  dkimKey?: string;
  url?: string;
  secret?: string;
}

/** How something is said on the changes of a forge, marked as automated and without mail. */
export interface ChangeVoice {
  forge: string;
  /** @returns the address of the change. @throws anything with `again`, false when the forge refuses it */
  say(change: ChangeKey, said: { text: string; tag: string }, signal: AbortSignal): Promise<string>;
  /** @returns the address of the change when something with this tag stands on it, else null. */
  find(change: ChangeKey, tag: string, signal: AbortSignal): Promise<string | null>;
  /** @returns one sentence: who we are there. */
  probe(signal: AbortSignal): Promise<string>;
}

/** The team, and everything from outside that its channels need. */
export interface World {
  program: Program;
  /** By channel name. */
  secrets: Record<string, Secrets>;
  /** Folder from which relative paths are taken. */
  data: string;
  /** One for each forge at which we may write. */
  voices: readonly ChangeVoice[];
  /** Chats that this process listens to; none when absent. */
  chats?: readonly Chat[];
}
