/** What can be asked of the place where people write together? */
import type { ChangeKey, Instant } from "../review/change.ts";
import type { PadAuthor, PadRevision, PlacedAuthor } from "../sprint/pad.ts";

/** A piece of a pad's text that one author wrote; the pieces follow each other without gaps. */
export interface Run {
  text: string;
  /** `PadAuthor.id`; null when that is not known. */
  author: string | null;
}

/** What a pad says at one of its revisions. */
export interface PadText {
  seq: number;
  /** Null for revision 0, which is the empty pad. */
  at: Instant | null;
  runs: Run[];
  /**
   * A name for each line, which it keeps for as long as its first character stays, and about when that was written
   * (when its writer's page began to write); null for an empty last line.
   */
  lines: { id: string | null; at: Instant | null }[];
}

/** Somebody who has a pad open now. */
export interface Present {
  /** Null for readers. */
  author: PadAuthor | null;
}

/** What somebody may do with a pad: null may only read. */
export type Admission = { refused: string } | { author: PadAuthor | null };

/** One connection of a browser. Bytes in, bytes out. */
export interface Caller {
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
  /** As `WebSocket.readyState`. */
  readonly readyState: number;
}

/** Whoever listens to what a browser sends. */
export interface Hearing {
  said(message: Uint8Array): void;
  gone(code: number, reason: string): void;
}

/** Every pad that is open, and the history of all. */
export interface Pads {
  /**
   * Takes a browser that wants to write or read. `admit` is asked for each pad it names, with the name that a guest
   * gives, and again from time to time.
   */
  connect(caller: Caller, request: Request, admit: (pad: string, guest: string) => Promise<Admission>): Hearing;
  /** @returns what a pad says, now or at a revision; the nearest one when there is none of that number. */
  textAt(pad: string, seq?: number): Promise<PadText>;
  /** @returns every revision in order, without what was changed. */
  revisions(pad: string): Promise<Omit<PadRevision, "data">[]>;
  /** @returns every revision in order, as it is kept. */
  history(pad: string): Promise<PadRevision[]>;
  /** @returns who wrote in a pad, in the order of their first words. */
  authors(pad: string): Promise<PlacedAuthor[]>;
  /**
   * Writes as an author. `change` gets the text as it is and returns what it shall be, null to leave it; what stays the
   * same keeps its authors, and what others type meanwhile stays too.
   * @returns the number of the revision once it is stored; null when nothing was changed.
   */
  write(pad: string, author: PadAuthor, change: (text: string) => string | null): Promise<number | null>;
  /** Keeps a pad open, as a page does that has it open. @returns how to let it go. */
  hold(pad: string): Promise<() => void>;
  /** Writes down what a pad says, for searching. */
  writeDown(pad: string): Promise<void>;
  /** Tells open pads that changes moved, so that what they show of them is looked at again. */
  moved(keys: readonly ChangeKey[]): void;
  /** @returns who has a pad open, writers first. */
  present(pad: string): Present[];
  /** @returns ids of the pads that somebody has open. */
  open(): string[];
  /** @returns the script of the page; made at the first asking. @throws Error when it cannot be made. */
  script(): Promise<string>;
  /** Stores what is not yet stored, then lets everybody go. */
  close(): Promise<void>;
}

/** A pad on somebody's Etherpad, as it was found. */
export interface OtherPad {
  /** Its revision; null where only the text can be read. */
  revision: number | null;
  /** What was written since, in steps of one author each: the text after every step. The last is what the pad says. */
  steps: { author: PadAuthor; text: string }[];
}

/** An Etherpad beside us. All methods throw `PadsUnavailable` when the world failed. */
export interface OtherPads {
  name: string;
  /** Base address, without a slash at its end. */
  url: string;
  /** @returns a text that is another whenever the pad may have changed; costs one small question. */
  mark(pad: string, signal: AbortSignal): Promise<string>;
  /** @returns the pad, and how what it says came from `before`; no steps when that is what it says. */
  read(pad: string, before: string, signal: AbortSignal): Promise<OtherPad>;
  /**
   * Makes our own section of a pad say this; what people write meanwhile stays.
   * @returns "same" when it says so already, "written" when it does now, or why nothing may be written, in one sentence.
   * Null where we have no key.
   */
  keep: ((pad: string, body: string, signal: AbortSignal) => Promise<"same" | "written" | { damaged: string }>) | null;
  /**
   * Does the same with a section of another name: `body` gets what it says now, null when there is none, and returns
   * what it shall say, null to leave it. A section that is not there comes at the end.
   */
  revise:
    | ((
        pad: string,
        section: string,
        body: (now: string | null) => string | null,
        signal: AbortSignal,
      ) => Promise<"same" | "written" | { damaged: string }>)
    | null;
}

/** An Etherpad did not do as asked. The message is one sentence with the next step. */
export class PadsUnavailable extends Error {
  override name = "Unavailable";
}
