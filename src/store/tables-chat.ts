/** What rows does the database hold of meetings in chat? */
import type { Instant } from "../review/change.ts";
import type { LineKind } from "../sprint/minutes/line.ts";

/** A meeting; everything else about it is read from its lines. */
export interface MeetingsTable {
  /** As meetbot names its files: "keystone.2014-01-07-18.00". */
  id: string;
  /** Name of the chat in the program file; "import" for a log that was brought in. */
  source: string;
  /** Room or channel. */
  place: string;
  /** `Sprint.id` when somebody said so; null when the days tell. */
  sprint: string | null;
  began: Instant;
  /** Null while it goes on; a room has one such meeting at most. */
  ended: Instant | null;
  /** The channel's topic before it, to be set again at its end; null when not known. */
  topic_before: string | null;
}

/** One line of a meeting, as it came. Never changed. */
export interface MeetingLinesTable {
  meeting: string;
  /** From 1 on without gaps. */
  seq: number;
  at: Instant | null;
  by: string | null;
  account: string | null;
  kind: LineKind;
  text: string;
  /** What the chat calls it, where it gives names: the same line is never kept twice. */
  reference: string | null;
}

/** How far a room was heard: what is older is not answered again. */
export interface ChatMarksTable {
  chat: string;
  room: string;
  /** What the chat calls the last message. */
  reference: string;
  at: Instant;
}

/** The tables of this file. */
export interface ChatTables {
  meetings: MeetingsTable;
  meeting_lines: MeetingLinesTable;
  chat_marks: ChatMarksTable;
}
