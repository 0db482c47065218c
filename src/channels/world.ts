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

/** How a section of a pad is read and written; the pad is one of ours where no Etherpad is named. */
export interface PadVoice {
  /**
   * Changes a section: `body` gets what it says now, null when there is none, and returns what it shall say, null to
   * leave it. What people write around it stays. @returns the address of the pad, null when nobody knows ours. @throws Unsaid
   */
  revise(
    place: { pad: string; etherpad: string | null },
    section: string,
    body: (now: string | null) => string | null,
    signal: AbortSignal,
  ): Promise<string | null>;
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
  /** Writes in pads; nobody does when absent. */
  pads?: PadVoice;
}
