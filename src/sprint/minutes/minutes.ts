/** What is kept of a meeting? */
import type { Instant } from "../../review/change.ts";
import type { Line } from "./line.ts";

/** Where something was said, by whom and when. */
export type Mark = Pick<Line, "at" | "by"> & {
  /** `Line.id`. */
  line: string;
};

/** What a line can add to the minutes under a topic. */
export const itemKinds = [
  ...(["agreed", "accepted", "rejected", "action", "info"] as const),
  ...(["idea", "help", "link", "vote"] as const),
] as const;
export type ItemKind = (typeof itemKinds)[number];

interface Plain extends Mark {
  /** What follows the command; may be empty. */
  text: string;
}

/** Whose an action is. */
export interface Owner {
  /** Their nick there; the roster's name for somebody who was not there. */
  name: string;
  /** `Person.id`; null for somebody whom the roster does not know. */
  person: string | null;
}

/** By when something is to be done. */
export interface Due {
  at: Instant;
  /** As written ("by friday"). */
  text: string;
}

/** Something that somebody is to do. */
export interface Action extends Plain {
  kind: "action";
  /** Everybody whom the line names, in the order of the line; empty when nobody is. */
  owners: Owner[];
  /** Null when the line names no day. */
  due: Due | null;
}

/** An address; the text around it may be empty. `prefix + url + suffix` is the whole text. */
export interface Link extends Plain {
  kind: "link";
  prefix: string;
  url: string;
  suffix: string;
}

/** A vote that was closed. */
export interface Vote extends Plain {
  kind: "vote";
  /** Without its question mark. */
  question: string;
  /** Every option in its order, those that nobody took included. */
  tally: { option: string; voters: string[] }[];
}

/** One thing kept under a topic. */
export type Item = (Plain & { kind: Exclude<ItemKind, "action" | "link" | "vote"> }) | Action | Link | Vote;

/** What was said on one topic. */
export interface Topic {
  /** Null for what was said before the first topic. */
  title: string | null;
  /** Where it was set; null as `title` is. */
  mark: Mark | null;
  items: Item[];
}

/** Somebody who was there. */
export interface Present extends Owner {
  /** Lines said; 0 for somebody who was only named with `#nick` or `#chair`. */
  lines: number;
}

/** Everything that is kept of a meeting or a text. */
export interface Minutes {
  /** What the meeting is about: behind `#startmeeting` or `#meetingtopic`; null when nobody said. */
  title: string | null;
  /** Short, for file names: lower case, "_" for all but letters and digits; null when nobody gave one. */
  name: string | null;
  /** Who began it is the first chair; null when nobody did. */
  started: Mark | null;
  /** Null while it goes on, or when nobody ended it. */
  ended: Mark | null;
  /** Who began it, then those named with `#chair`. */
  chairs: string[];
  topics: Topic[];
  /** A vote that goes on; null when none does. */
  voting: { question: string; options: string[] } | null;
  /** Most lines first. */
  present: Present[];
  /** A chair asked not to show the log to everybody. */
  restricted: boolean;
}

/** @returns all items of one kind, in their order. */
export function itemsOf<K extends ItemKind>(minutes: Minutes, kind: K): Extract<Item, { kind: K }>[] {
  const items = minutes.topics.flatMap((topic) => topic.items);
  return items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
}

/** Is there anything in them that somebody wanted kept? */
export function saysSomething(minutes: Minutes): boolean {
  return minutes.topics.some(({ title, items }) => title !== null || items.length > 0);
}
