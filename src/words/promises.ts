/** What do the pages and answers about promises consist of? */
import type { ChangeKey, Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import { counted } from "../review/statistics-row.ts";
import type { PromiseAct, PromiseState, Source } from "../sprint/promise/acts.ts";
import type { ActView } from "./decisions.ts";
import { moment } from "./time.ts";
import type { PersonLink } from "./views.ts";

/** One thing that shows that a promise is kept. */
export interface PieceView {
  id: string;
  text: string;
  /** True when only a person can say. */
  word: boolean;
  /** When it came true; null while it has not. */
  met: Instant | null;
  evidence: string | null;
  url: string | null;
  change: ChangeKey | null;
  /** Why it could be there and not be seen; null when it would be seen. */
  blind: string | null;
}

/** A promise in a list. */
export interface PromiseLine {
  number: number;
  text: string;
  state: PromiseState;
  because: string[];
  unmet: string[];
  who: PersonLink[];
  /** Who else was named, as written; null when nobody. */
  others: string | null;
  /** Until when, as it was read; `at` is null when the calendar does not know. Null when no date was given. */
  due: { words: string; at: Instant | null } | null;
  given: Instant;
  keptAt: Instant | null;
  /** Seconds by which it came late; null when it did not. */
  lateBy: number | null;
  pieces: PieceView[];
  sprint: string | null;
  source: Source & { link: string | null };
}

/** What somebody may do with a promise. */
export const promiseDeedNames = ["judge", "move", "seek", "withdraw", "correct"] as const;

export type PromiseDeedName = (typeof promiseDeedNames)[number];

export interface PromiseView extends PromiseLine {
  by: PersonLink;
  writtenAt: Instant;
  overruled: { by: PersonLink; at: Instant; reason: string } | null;
  history: (ActView & { ignored: string | null })[];
  may: PromiseDeedName[];
}

export interface PromisesView {
  /** By state, those that wait first. */
  groups: { state: PromiseState; items: PromiseLine[] }[];
  total: number;
  /** How many were kept, late, missed and are open, of those shown. */
  numbers: OpenNumber[];
}

/** What became of the promises that a sprint made. */
export interface BecameView {
  sprint: { id: string; title: string };
  /** One sentence: "Of 4 promises 1 was kept, 1 came late, 1 was missed, 1 is open." */
  summary: string;
  numbers: OpenNumber[];
  lines: PromiseLine[];
}

const counts: { state: PromiseState; title: string; rule: string }[] = [
  {
    state: "kept",
    title: "promises kept",
    rule: "Promises of which everything that was looked for was there by the date.",
  },
  {
    state: "late",
    title: "promises kept late",
    rule: "Promises of which everything was there, the last of it after the date.",
  },
  {
    state: "missed",
    title: "promises missed",
    rule: "Promises whose date has passed while something of them is not there.",
  },
  {
    state: "open",
    title: "promises open",
    rule: "Promises that are not kept and whose date, if they have one, is still to come.",
  },
  {
    state: "cannot be judged",
    title: "promises that wait for a word",
    rule: "Promises of which the mirror cannot show whether they were kept.",
  },
];

/** @returns how many of some promises are in each state, with the promises behind it; withdrawn ones are in none. */
export function promiseNumbers(lines: readonly PromiseLine[]): OpenNumber[] {
  return counts.map(({ state, title, rule }) => {
    const own = lines.filter((line) => line.state === state);
    const rows = own.map((line) => ({
      ...{ change: null, text: line.text, url: `/promises/${line.number}`, repository: null, at: line.keptAt },
      ...{ by: whose(line), note: line.because[0] ?? null },
    }));
    return counted({ id: `promises-${state.replaceAll(" ", "-")}`, title, unit: "promises", rule, rows });
  });
}

/** @returns what became of some promises, in a sentence. */
export function becameSentence(lines: readonly PromiseLine[]): string {
  const counting = lines.filter(({ state }) => state !== "withdrawn");
  if (counting.length === 0) return "Nothing was promised.";
  const of = (state: PromiseState) => counting.filter((line) => line.state === state).length;
  const words: [PromiseState, string, string][] = [
    ["kept", "was kept", "were kept"],
    ["late", "came late", "came late"],
    ["missed", "was missed", "were missed"],
    ["open", "is open", "are open"],
    ["cannot be judged", "cannot be judged", "cannot be judged"],
  ];
  const said = words.flatMap(([state, one, many]) =>
    of(state) > 0 ? [`${of(state)} ${of(state) === 1 ? one : many}`] : [],
  );
  return `Of ${counting.length === 1 ? "1 promise" : `${counting.length} promises`} ${said.join(", ")}.`;
}

/** @returns names of those who promised, as one text; null for nobody. */
export function whose({ who, others }: Pick<PromiseLine, "who" | "others">): string | null {
  return [...who.map(({ name }) => name), ...(others ? [others] : [])].join(", ") || null;
}

/** @returns what an act did, in words that follow a name ("Ana Ortiz" …). */
export function promiseActWords(act: PromiseAct): string {
  switch (act.kind) {
    case "made":
      return `wrote it down${act.body.due ? `, due ${act.body.due.words}` : ", without a date"}`;
    case "moved":
      return act.body.due ? `moved it to ${act.body.due.words}` : "took its date away";
    case "sought":
      return `said what to look for: ${act.body.pieces.map(({ text }) => text).join("; ")}`;
    case "judged":
      return `judged it ${act.body.verdict}${act.body.at ? `, done on ${moment(act.body.at, "UTC")}` : ""}`;
    case "evidence":
      return `saw on ${moment(act.body.met, "UTC")}: ${act.body.text}`;
    case "withdrawn":
      return "withdrew it";
    case "correct":
      return `took act ${act.body.of} back`;
  }
}
