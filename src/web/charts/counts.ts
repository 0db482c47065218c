/** How do counts over time look: a burn-up, open changes day by day? */
import type { Instant } from "../../review/change.ts";
import { moment } from "../../words/time.ts";
import { type Chart, cell } from "./chart.ts";
import { wide } from "./plot.ts";
import { ticks } from "./ticks.ts";

/** One line; lines of a chart share their moments. */
export interface Line {
  name: string;
  points: readonly { at: Instant; value: number }[];
}

/** What a chart of counts is made from. */
export interface Counts {
  id: string;
  title: string;
  rule: string;
  lines: readonly Line[];
  /** Where days begin and how moments are told. */
  zone: string;
  /** Until when the axis goes on; the last moment when absent. */
  until?: Instant;
}

/** Colours of lines, told apart by their dashes too. */
const looks = [
  { colour: "var(--data-blue-color-emphasis)", dash: undefined },
  { colour: "var(--data-purple-color-emphasis)", dash: "6 3" },
  { colour: "var(--data-orange-color-emphasis)", dash: "2 3" },
];

/** @returns counts that hold until the next, each line named at its end; null when there is nothing to draw. */
export async function countsChart({ id, title, rule, lines, zone, until }: Counts): Promise<Chart | null> {
  const moments = lines[0]?.points ?? [];
  const [first, last] = [moments[0], moments.at(-1)];
  if (!first || !last || first.at === last.at) return null;
  const end = until && until > last.at ? until : last.at;
  const most = Math.max(1, ...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const ends = lines.map(({ name, points }) => `${name} ${points.at(-1)?.value ?? 0}`);
  const words = { label: title, description: `${rule} At the end: ${ends.join(", ")}. The highest value is ${most}.` };
  const named = apart(
    lines.map(({ name, points }) => ({ name, value: points.at(-1)?.value ?? 0 })),
    most,
  );
  const svg = await wide(words, (width) => {
    const marks = ticks(first.at, end, zone, width > 500 ? 10 : 4);
    const labels = new Map(marks.map(({ at, label }) => [at.getTime(), label]));
    return {
      height: width > 500 ? 220 : 180,
      marginRight: 84,
      marginLeft: 36,
      x: { type: "utc", domain: [new Date(first.at), new Date(end)], ticks: marks.map(({ at }) => at), label: null },
      y: { domain: [0, most], ticks: Math.min(5, most), tickFormat: "d", label: null, grid: true },
      marks: (plot) => [
        plot.axisX({ ticks: marks.map(({ at }) => at), tickFormat: (at: Date) => labels.get(at.getTime()) ?? "" }),
        plot.ruleX(marks.slice(0, 40), { x: "at", strokeOpacity: 0.15 }),
        plot.ruleY([0]),
        ...lines.map(({ points }, n) =>
          plot.lineY(points, {
            x: (point: { at: Instant }) => new Date(point.at),
            y: "value",
            curve: "step-after",
            stroke: looks[n % looks.length]?.colour,
            strokeDasharray: looks[n % looks.length]?.dash,
            strokeWidth: 2,
          }),
        ),
        plot.text(named, {
          x: () => new Date(last.at),
          y: "height",
          text: (one: { name: string; value: number }) => `${one.value} ${one.name}`,
          textAnchor: "start",
          dx: 5,
        }),
      ],
    };
  });
  return {
    ...{ id, title, rule },
    pictures: [{ title: null, svg }],
    legend: [],
    columns: ["At", ...lines.map(({ name }) => name)],
    rows: moments.map(({ at }, i) => ({
      label: moment(at, zone),
      cells: lines.map(({ points }) => cell(points[i]?.value ?? 0)),
    })),
  };
}

/** Names at the ends of lines that end close together stand a line of text apart. */
function apart<T extends { value: number }>(ends: readonly T[], most: number): (T & { height: number })[] {
  const gap = most * 0.09;
  let above = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((a, b) => a.value - b.value)
    .map((one) => {
      above = Math.max(one.value, above + gap);
      return { ...one, height: above };
    });
}
