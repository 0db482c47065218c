/** How did a measure go week by week, for each of several? Small pictures on one scale, side by side. */
import type { Instant } from "../../review/change.ts";
import { capital } from "../../words/plain.ts";
import { day } from "../../words/time.ts";
import { type Chart, cell } from "./chart.ts";
import { small } from "./plot.ts";
import { ticks } from "./ticks.ts";

/** One of several: its values by week. */
export interface Series {
  name: string;
  /** `value` null where nothing is known of a week. */
  points: readonly { at: Instant; value: number | null }[];
}

/** What a chart over weeks is made from. */
export interface Weeks {
  id: string;
  title: string;
  rule: string;
  series: readonly Series[];
  /** How a value reads in the table: "2 d 3 h". */
  told: (value: number) => string;
  /** How many of the value make one unit of the axis, and its name: 86,400 "days". */
  unit: { size: number; name: string };
  /** Bars for counts, dots joined by a line for measures. */
  shape: "bars" | "line";
  /** Days of a period; 7 when nothing is said. */
  length?: number;
}

const width = 340;

/** @returns a picture for each; null when no value is known. */
export async function weeksChart({
  id,
  title,
  rule,
  series,
  told,
  unit,
  shape,
  length = 7,
}: Weeks): Promise<Chart | null> {
  const known = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  if (known.length === 0) return null;
  const most = Math.max(1, ...known.map((value) => value / unit.size));
  const span = length * 86_400_000;
  const called = length === 7 ? "week" : `${length / 7} weeks`;
  const pictures: Chart["pictures"] = [];
  for (const { name, points } of series) {
    const [first, last] = [points[0]?.at, points.at(-1)?.at];
    if (!first || !last) continue;
    const end = new Date(Date.parse(last) + span);
    const values = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
    const latest = values.at(-1);
    const description = `${rule} ${latest ? `In the ${called} from ${day(latest.at, "UTC")}: ${told(latest.value)}.` : "Nothing is known."}`;
    const marks = ticks(first, end.toISOString(), "UTC", 4);
    const labels = new Map(marks.map(({ at, label }) => [at.getTime(), label]));
    const x = (point: { at: Instant }) => new Date(Date.parse(point.at) + span / 2);
    const y = (point: { value: number | null }) => (point.value === null ? Number.NaN : point.value / unit.size);
    const said = (point: { at: Instant; value: number }) =>
      `${capital(called)} from ${day(point.at, "UTC")}: ${told(point.value)}`;
    const svg = await small({ label: `${title}: ${name}`, description }, width, {
      height: 130,
      marginLeft: 32,
      marginRight: 12,
      marginBottom: 24,
      x: { type: "utc", domain: [new Date(first), end], label: null },
      y: { domain: [0, most], ticks: Math.min(4, Math.ceil(most)), label: unit.name, grid: true },
      marks: (plot) => [
        plot.axisX({ ticks: marks.map(({ at }) => at), tickFormat: (at: Date) => labels.get(at.getTime()) ?? "" }),
        plot.ruleY([0]),
        ...(shape === "bars"
          ? [
              plot.rectY(values, {
                x1: (point: { at: Instant }) => new Date(point.at),
                x2: (point: { at: Instant }) => new Date(Date.parse(point.at) + span),
                y,
                insetLeft: 0.5,
                insetRight: 0.5,
                fill: "var(--data-blue-color-emphasis)",
                title: said,
              }),
            ]
          : [
              plot.lineY(points, { x, y, stroke: "var(--data-blue-color-emphasis)", strokeWidth: 1.5 }),
              plot.dot(values, { x, y, r: 2, fill: "var(--data-blue-color-emphasis)", title: said }),
            ]),
      ],
    });
    pictures.push({ title: name, svg });
  }
  const weeks = series[0]?.points ?? [];
  return {
    ...{ id, title, rule, pictures },
    legend: [],
    columns: [`${capital(called)} from`, ...series.map(({ name }) => name)],
    rows: weeks.map(({ at }, i) => ({
      label: day(at, "UTC"),
      cells: series.map(({ points }) => {
        const value = points[i]?.value ?? null;
        return cell(value === null ? "" : told(value));
      }),
    })),
  };
}
