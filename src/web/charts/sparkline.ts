/** How is a count over some days drawn so small that it stands in a line of text? */
import type { Instant } from "../../review/change.ts";

/** A line 120 wide and 24 high that begins at zero below; `from` and `to` are its first and last count. */
export interface Sparkline {
  points: string;
  from: number;
  to: number;
  since: Instant;
}

const [width, height] = [120, 24];

/** @returns the line; null for fewer than two moments, which make none. */
export function sparkline(history: readonly { at: Instant; count: number }[]): Sparkline | null {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || first.at >= last.at) return null;
  const [begin, end] = [Date.parse(first.at), Date.parse(last.at)];
  const most = Math.max(1, ...history.map(({ count }) => count));
  const x = (at: Instant) => (((Date.parse(at) - begin) / (end - begin)) * width).toFixed(1);
  const y = (count: number) => (height - 1 - (count / most) * (height - 2)).toFixed(1);
  const points = history.map(({ at, count }) => `${x(at)},${y(count)}`).join(" ");
  return { points, from: first.count, to: last.count, since: first.at };
}
