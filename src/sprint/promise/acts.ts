/** What can people do with a promise, and what does each act carry? */
import type { Act } from "../../governance/process.ts";
import type { Sought } from "../../governance/sought/sought.ts";
import type { ChangeKey, Instant } from "../../review/change.ts";

/**
 * Until when. A milestone's day is what the calendar says when it is asked; `milestone` is null for the release.
 * `words` say it as people do, and how it was read ("early in Newton, read as by newton-1").
 */
export type Due =
  | { kind: "date"; at: Instant; words: string }
  | { kind: "milestone"; cycle: string; milestone: string | null; words: string };

/** One thing that shows that a promise is kept; all of them are needed. */
export type Piece = {
  /** Unique within the promise: "p1". */
  id: string;
  /** As people read it. */
  text: string;
} & Sought;

/** What a promise was read from. Its address is the act's link. */
export const promiseSources = ["recap", "minutes", "session", "meeting", "hand"] as const;

/** Where a promise stands in what it was read from. */
export interface Source {
  kind: (typeof promiseSources)[number];
  /** What it is called ("Keystone mid-cycle recap for Mitaka"); null when it has no name. */
  title: string | null;
  /** Line of the text, from 1; null when there is no text. */
  line: number | null;
}

/** What was promised. */
export interface Made {
  /** In the words in which it was said. */
  text: string;
  /** `Who.id`s of those who promised it; none when nobody was named. */
  who: string[];
  /** Who else was named, as written ("the docs team"); null when nobody. */
  others: string | null;
  due: Due | null;
  pieces: Piece[];
  /** The sprint at which it was given; null for none. */
  sprint: string | null;
  /** When it was given: of what is looked for by marks, what was done before does not count. */
  given: Instant;
  source: Source;
}

/** What a person may say that a promise is. */
export const verdicts = ["kept", "late", "missed", "cannot be judged"] as const;

export type Verdict = (typeof verdicts)[number];

interface Said {
  /** Why, in the words of whoever acts; "" when nothing was said. */
  reason: string;
}

export type PromiseAct =
  | Act<"made", Made>
  | Act<"moved", Said & { due: Due | null }>
  /** What to look for instead of what was looked for. */
  | Act<"sought", Said & { pieces: Piece[] }>
  /** A person overrules what the mirror shows. `at`: when it was kept; null when that was not said. */
  | Act<"judged", Said & { verdict: Verdict; at: Instant | null }>
  /** What Midcycle saw at the forge, written down so that it stays when the mirror is read anew. */
  | Act<"evidence", { piece: string; met: Instant; change: ChangeKey | null; url: string | null; text: string }>
  /** It was none, or nobody wants it any more. */
  | Act<"withdrawn", Said>
  /** Takes back an earlier act, which stays in the history. */
  | Act<"correct", Said & { of: number }>;

/** In the order in which a list shows them: what waits for people first, what is over last. */
export const promiseStates = ["open", "missed", "cannot be judged", "late", "kept", "withdrawn"] as const;

export type PromiseState = (typeof promiseStates)[number];

/** @returns a state as the end of a sentence: "is late", "cannot be judged". */
export function stands(state: PromiseState): string {
  return state === "cannot be judged" ? state : `is ${state}`;
}
