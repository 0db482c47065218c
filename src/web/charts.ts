/** How are spans of turns and counts over time drawn? As shapes of an SVG, measured here and coloured by the stylesheet. */
import type { Instant } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import type { TurnSpan } from "../words/views.ts";

/** The life of a change as a bar 1,000 wide, and how long each mover had it, the longest first. */
export interface SpanBar {
  pieces: { mover: Mover; x: number; width: number; from: Instant; to: Instant; seconds: number }[];
  movers: { mover: Mover; seconds: number }[];
}

/** @returns the spans as a bar; one without an end goes on until `now`. */
export function spanBar(spans: readonly TurnSpan[], now: Instant): SpanBar {
  const begin = Date.parse(spans[0]?.from ?? now);
  const end = Math.max(begin + 1, Date.parse(spans.at(-1)?.to ?? now));
  const scale = 1_000 / (end - begin);
  const pieces = spans.map(({ mover, from, to }) => {
    const [first, last] = [Date.parse(from), Date.parse(to ?? now)];
    const length = Math.max(0, last - first);
    return {
      mover,
      from,
      to: to ?? now,
      x: round((first - begin) * scale),
      width: round(length * scale),
      seconds: length / 1_000,
    };
  });
  const movers = [...Map.groupBy(pieces, ({ mover }) => mover)].map(([mover, own]) => ({
    mover,
    seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
  }));
  return { pieces, movers: movers.sort((a, b) => b.seconds - a.seconds) };
}

/** One line of a chart. */
export interface Line {
  name: string;
  points: { at: Instant; value: number }[];
}

/** A chart 640 wide and 160 high below its lines' highest value; `steps` is the path of each line. */
export interface Chart {
  title: string;
  most: number;
  from: Instant;
  to: Instant;
  lines: { name: string; last: number; steps: string }[];
  /** Every value, for those who read rather than look. */
  table: { at: Instant; values: number[] }[];
}

const [width, height] = [640, 160];

/** @returns a chart of counts that hold until the next; null when there is nothing to draw. Lines share their moments. */
export function chart(title: string, lines: readonly Line[]): Chart | null {
  const moments = lines[0]?.points ?? [];
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last || first.at === last.at) return null;
  const most = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const [begin, end] = [Date.parse(first.at), Date.parse(last.at)];
  const x = (at: Instant) => round(((Date.parse(at) - begin) / (end - begin)) * width);
  const y = (value: number) => round(height - (value / most) * height);
  return {
    title,
    most,
    from: first.at,
    to: last.at,
    lines: lines.map(({ name, points }) => ({
      name,
      last: points.at(-1)?.value ?? 0,
      steps: points
        .map(({ at, value }, i) => `${i === 0 ? "M" : "H"}${i === 0 ? `${x(at)} ${y(value)}` : `${x(at)}V${y(value)}`}`)
        .join(""),
    })),
    table: moments.map(({ at }, i) => ({ at, values: lines.map(({ points }) => points[i]?.value ?? 0) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
