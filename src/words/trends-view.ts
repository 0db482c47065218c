/** What does the page of a team's statistics show? */
import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Mover } from "../review/turn.ts";
import type { Spread } from "./spread.ts";
import type { Period } from "./trends.ts";
import type { NumberTable } from "./views.ts";

/** A number whose rows are read when somebody opens it. */
export type HeadNumber = Omit<OpenNumber, "rows">;

/** A team's work over a window of whole days. */
export interface TrendsView {
  /** The first day's beginning, and now. */
  from: Instant;
  to: Instant;
  /** Null for all of the history. */
  days: number | null;
  /** Full name; null for all. */
  repository: string | null;
  /** In which the hours of the day are told. */
  zone: string;
  /** "from 2016-01-01 to 2016-03-31 (whole days by UTC)". */
  span: string;
  numbers: HeadNumber[];
  firstReview: Spread;
  periods: { length: number; series: { name: string; points: Period[] }[] };
  hours: { name: string; counts: number[][] }[];
  openByDay: { at: Instant; value: number }[];
  openByAge: { id: string; name: string; counts: Map<Mover, number> }[];
  presentWaits: Spread;
  /** Reviews by person and repository, time in each turn, present waits. */
  tables: NumberTable[];
  /** Why the tables look at less than the window, in a sentence; null when they do not. */
  narrowed: string | null;
}

/** @returns "from 2016-01-01 to 2016-03-31 (whole days by UTC)". */
export function daysWords(from: Instant, to: Instant): string {
  return `from ${from.slice(0, 10)} to ${to.slice(0, 10)} (whole days by UTC)`;
}

/** The rules of what is counted, by id: one home for each sentence. `where`: "the five repositories". */
export function trendRules(where: string, span: string) {
  return {
    open: `Changes of ${where} that are open now, work in progress included.`,
    opened: `Changes of ${where} first uploaded, or restored, ${span}.`,
    merged: `Changes of ${where} that merged on any branch ${span}.`,
    reviews: `Votes and comments by people on other people's changes of ${where} ${span}, bots and CI left out.`,
    "first-review": `From the first upload to the first vote or comment by a person other than the owner, work in progress included, bots and CI left out, of changes of ${where} first reviewed ${span}.`,
    "present-waits": `How long the open changes of ${where} have waited for the one whose turn it is; whatever waits for nobody is left out.`,
    active: `Uploads, votes, comments, merges and the like by people on changes of ${where} ${span}, bots and CI left out.`,
    "open-over-time": `Changes of ${where} that were open at the end of each day by UTC, told backwards from what is open now by what came, came back, merged and was abandoned.`,
    "open-by-age": `Changes of ${where} that are open now by how long ago they were first uploaded, and whose turn each is.`,
  };
}
