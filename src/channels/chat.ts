/** What does the rest of the house ask of a place where people talk and we listen? */
import type { Instant } from "../review/change.ts";
import type { ChatRoom } from "../review/chat-settings.ts";

/** Somebody in a chat. */
export interface Speaker {
  /** As it is shown there. */
  nick: string;
  /** The account that the chat itself vouches for; null when it vouches for none. */
  account: string | null;
}

/** Something that happened in a chat, in the order in which it did. */
export type Happening =
  | {
      kind: "said" | "did";
      /** As the program file names it; null when it was said to us alone. */
      room: string | null;
      by: Speaker;
      text: string;
      at: Instant;
      /** What the chat calls it; null when it gives no names. */
      reference: string | null;
      /** The chat says that it was a bot. */
      bot: boolean;
    }
  /** Somebody is called otherwise from now on, in every room. */
  | { kind: "renamed"; from: string; to: string; at: Instant }
  /** What was said in a room since then may never reach us; `since`: null for since we heard it last, whenever that was. */
  | { kind: "gap"; room: string; since: Instant | null; at: Instant }
  | { kind: "topic"; room: string; text: string }
  /** Something began not to work, in one sentence, or works again (null). */
  | { kind: "trouble"; text: string | null };

/** How a chat is doing. */
export interface ChatStanding {
  state: "connecting" | "connected" | "waiting";
  /** Rooms that we are in. */
  rooms: string[];
  /** One sentence that says why it is not connected, or what does not work there; null when all is well. */
  trouble: string | null;
}

/** One place where people talk. It connects by itself for as long as it is listened to. */
export interface Chat {
  /** Name in the program file. */
  name: string;
  kind: "irc" | "matrix";
  rooms: readonly ChatRoom[];
  /**
   * Listens until the signal aborts, however often the place goes away; then leaves politely. `heard` is told of
   * everything once, in its order, and must not throw. `known`: what was heard last in each room, by the chat's names.
   */
  listen(heard: (what: Happening) => void, known: ReadonlyMap<string, Heard>, signal: AbortSignal): Promise<void>;
  /**
   * Says a text, in as many lines as it takes, behind what is waiting already; `to`: a room, or somebody's nick. `key`
   * names it where the place can tell a second try from a second message. @returns what the chat calls it, null when it
   * gives no names. @throws Unsaid when it cannot be said now.
   */
  say(to: string, text: string, key: string | null): Promise<string | null>;
  /** Sets the topic of a room. @throws Unsaid when it cannot be set. */
  setTopic(room: string, text: string): Promise<void>;
  /** What we are called there now. */
  nick(): string;
  /** Does the place vouch for accounts, so that a nick alone is nobody? Null while that is not known. */
  vouches(): boolean | null;
  /** @returns whether somebody is in a room; null when we cannot tell. */
  present(room: string, nick: string): boolean | null;
  standing(): ChatStanding;
  /** Connects, says nothing, and tells in one sentence what it found. @throws Unsaid */
  probe(signal: AbortSignal): Promise<string>;
}

/** How far a room was heard. */
export interface Heard {
  reference: string;
  at: Instant;
}
