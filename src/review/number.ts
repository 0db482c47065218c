/** What does a number that opens consist of? */
import type { ChangeKey, Instant } from "./change.ts";

/** One thing that was counted. */
export interface Row {
  /** The change, when the row is about one. */
  change: ChangeKey | null;
  /** What to show ("Fix the token formatter", "Ana Ortiz"). */
  text: string;
  /** Address of what was counted; null when it has none. */
  url: string | null;
  repository: string | null;
  at: Instant | null;
  /** Name of who did it. */
  by: string | null;
  /** Why it counted or what its value was ("Code-Review +2", "3 d 4 h"); null when the text says all. */
  note: string | null;
}

/** How the same question reads under another usual rule ("with the weekend": 21). */
export interface Reading {
  id: string;
  rule: string;
  value: number;
}

/**
 * A number, the rule that made it, in one sentence, and the rows behind it. The only form in which Midcycle
 * shows a count: pages link it, mail and Markdown foot-note it, JSON carries it whole.
 */
export interface OpenNumber {
  /** Stable within its page: "merged". */
  id: string;
  /** What it is called beside the value ("changes merged"). */
  title: string;
  /** Null when it cannot be known; then `rule` says what would make it known. */
  value: number | null;
  /** "changes", "people", "seconds", "percent" …: how to print the value. */
  unit: string;
  rule: string;
  rows: Row[];
  /** The most that it can be, when some rows may belong and may not; null when nothing limits it or it is exact. */
  most: number | null;
  /** Rows that may or may not belong, named beside the count; never counted in `value`. */
  uncertain: Row[];
  readings: Reading[];
}
