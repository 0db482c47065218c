/** How is a cycle with its freezes drawn? As shapes of an SVG, measured here and coloured by the stylesheet. */
import type { Instant } from "../review/change.ts";
import { wallTime } from "../sprint/zone.ts";
import type { FreezesView, Phase } from "../words/freezes.ts";

const [width, top, row] = [1_000, 24, 26];

type Turn = { since: Instant; until: Instant | null };

/** A row a freeze, a mark a milestone, a line for today; 1,000 wide. */
export interface FreezeTimeline {
  height: number;
  months: { x: number; name: string }[];
  rows: {
    id: string;
    name: string;
    y: number;
    /** One, or a turn each of what comes again. */
    pieces: { x: number; width: number; phase: Phase }[];
    label: { x: number; end: boolean };
  }[];
  milestones: { x: number; name: string; at: Instant }[];
  /** Null when now is outside of what is drawn. */
  today: number | null;
}

/** @returns the drawing; null when there is nothing to draw. */
export function freezeTimeline({ from, to, at, all, milestones }: FreezesView): FreezeTimeline | null {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (all.length + milestones.length === 0 || end <= begin) return null;
  const x = (instant: Instant) => Math.round(((Date.parse(instant) - begin) / (end - begin)) * width);
  const within = (place: number) => Math.min(width, Math.max(0, place));
  const drawn = ({ since, until }: Turn) => {
    const [left, right] = [within(x(since)), within(until ? x(until) : width)];
    return { x: left, width: Math.max(3, right - left), phase: phaseOf(since, until, at) };
  };
  const seen = ({ since, until }: Turn) => since < to && (until === null || until > from);
  const rows = all
    .map((line) => ({ line, pieces: (line.turns ?? [line]).filter(seen).map(drawn) }))
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ line: { id, name }, pieces }, i) => {
      const [first, last] = [pieces[0]?.x ?? 0, Math.max(...pieces.map((piece) => piece.x + piece.width))];
      // The longer of the two free ends has room for the name; where both are short it stands on the bars.
      const side = first > width - last ? { x: first - 6, end: true } : { x: last + 6, end: false };
      const label = Math.max(first, width - last) < name.length * 8 ? { x: first + 4, end: false } : side;
      return { id, name, y: top + i * row, pieces, label };
    });
  const today = x(at);
  return {
    height: top + rows.length * row + 24,
    months: monthsBetween(begin, end)
      .map(({ instant, name }) => ({ x: x(instant), name }))
      .filter(({ x }) => x < width - 30),
    rows,
    milestones: milestones
      .filter((one) => one.at >= from && one.at <= to)
      .map((one) => ({ x: x(one.at), name: one.text, at: one.at })),
    today: today >= 0 && today <= width ? today : null,
  };
}

function phaseOf(since: Instant, until: Instant | null, at: Instant): Phase {
  return since > at ? "before" : until !== null && until <= at ? "after" : "now";
}

function monthsBetween(begin: number, end: number): { instant: Instant; name: string }[] {
  const first = new Date(begin);
  const months: { instant: Instant; name: string }[] = [];
  for (let n = 1; n < 24; n++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1);
    if (at >= end) break;
    const instant = new Date(at).toISOString();
    months.push({ instant, name: wallTime(instant, "UTC").month });
  }
  return months;
}
