/** How is a cycle with its freezes drawn? As shapes of an SVG, measured here and coloured by the stylesheet. */
import type { Instant } from "../review/change.ts";
import { wallTime } from "../sprint/zone.ts";
import type { FreezesView, Phase } from "../words/freezes.ts";

const [width, top, row] = [1_000, 24, 26];

/** A bar a freeze, a mark a milestone, a line for today; 1,000 wide. */
export interface FreezeTimeline {
  height: number;
  months: { x: number; name: string }[];
  bars: {
    id: string;
    name: string;
    phase: Phase;
    x: number;
    y: number;
    width: number;
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
  const shown = all.filter(({ since, until }) => since < to && (until === null || until > from));
  const bars = shown.map((line, i) => {
    const [left, right] = [within(x(line.since)), within(line.until ? x(line.until) : width)];
    const late = left > width / 2;
    return {
      ...{ id: line.id, name: line.name, phase: line.phase, x: left, y: top + i * row },
      width: Math.max(4, right - left),
      label: late ? { x: left - 6, end: true } : { x: Math.max(left + 4, right) + 6, end: false },
    };
  });
  const today = x(at);
  return {
    height: top + bars.length * row + 24,
    months: monthsBetween(begin, end).map(({ instant, name }) => ({ x: x(instant), name })),
    bars: bars.map((bar) =>
      bar.label.end || bar.label.x < width * 0.7 ? bar : { ...bar, label: { x: bar.x - 6, end: true } },
    ),
    milestones: milestones
      .filter((one) => one.at >= from && one.at <= to)
      .map((one) => ({ x: x(one.at), name: one.text, at: one.at })),
    today: today >= 0 && today <= width ? today : null,
  };
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
