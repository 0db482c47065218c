/** How do some counts look in one line of text? */
import type { Instant } from "../review/change.ts";

const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** @returns a bar for each value, the highest full, what is not nothing never as low as nothing; empty for no values. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(0, ...values);
  return values.map((value) => bars[value <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * 7))]).join("");
}

/** Spans of days that waits are sorted into: so many days or more. */
const steps: [days: number, name: string][] = [
  [0, "a day"],
  [1, "2"],
  [2, "4"],
  [4, "a week"],
  [7, "2 weeks"],
  [14, "a month"],
  [30, "3 months"],
  [90, "longer"],
];

/** How long things wait, sorted into spans that grow. */
export interface WaitSpans {
  /** `below`: up to how long ("a week"). */
  spans: { below: string; count: number }[];
  /** Whole days of the longest; null when nothing waits. */
  longest: number | null;
}

/** @returns how many have waited since these moments for how long. */
export function waitSpans(since: readonly Instant[], now: Instant): WaitSpans {
  const days = since.map((at) => Math.max(0, (Date.parse(now) - Date.parse(at)) / 86_400_000));
  const spans = steps.map(([from, below], n) => {
    const to = steps[n + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    return { below, count: days.filter((wait) => wait >= from && wait < to).length };
  });
  return { spans, longest: days.length > 0 ? Math.floor(Math.max(...days)) : null };
}
