/** How are waits spread: how many were short, how many long, where do half and nine tenths lie? */
import { count } from "../../words/plain.ts";
import { className, classOf, edgeNames, edges, type Spread } from "../../words/spread.ts";
import { duration } from "../../words/time.ts";
import { type Cell, type Chart, cell } from "./chart.ts";
import { wide } from "./plot.ts";

/** What a chart of waits is made from. */
export interface Waits {
  id: string;
  title: string;
  rule: string;
  spread: Spread;
  /** Address of the rows of a bar; null when they do not open. */
  href: ((bar: number) => string) | null;
}

/** @returns the bars with the median and the 90th percentile marked; null when nothing waited. */
export async function waitsChart({ id, title, rule, spread, href }: Waits): Promise<Chart | null> {
  const { counts, total, median, p90 } = spread;
  if (median === null || p90 === null) return null;
  const description = `${count(total, "wait", "waits")}: half of them took ${duration(median)} or less, nine tenths ${duration(p90)} or less.`;
  const bars = counts.map((n, bar) => ({ n, bar }));
  const marked = [
    { x: place(median), text: `median ${duration(median)}`, dy: 0 },
    { x: place(p90), text: `90 % ${duration(p90)}`, dy: 14 },
  ];
  const svg = await wide({ label: title, description }, (width) => ({
    height: 200,
    marginTop: 34,
    marginLeft: 36,
    x: { domain: [0, edges.length], label: null },
    y: { label: null, grid: true, ticks: Math.min(5, Math.max(...counts)), tickFormat: "d" },
    marks: (plot) => [
      plot.axisX({
        ticks: edges.map((_, n) => n).filter((n) => width > 500 || n % 2 === 0),
        tickFormat: (n: number) => edgeNames[n] ?? "",
      }),
      plot.rectY(bars, {
        x1: "bar",
        x2: (one: { bar: number }) => one.bar + 1,
        y: "n",
        insetLeft: 1,
        insetRight: 1,
        fill: "var(--data-blue-color-emphasis)",
        title: (one: { bar: number; n: number }) => `${className(one.bar)}: ${one.n}`,
        ...(href ? { href: (one: { bar: number }) => href(one.bar) } : {}),
      }),
      plot.ruleY([0]),
      plot.ruleX(marked, { x: "x", strokeDasharray: "4 3", strokeWidth: 1.5, insetTop: -6 }),
      ...marked.map(({ x, text, dy }) =>
        plot.text([text], {
          x: () => x,
          frameAnchor: "top",
          dy: dy - 30,
          dx: x > edges.length * 0.7 ? -4 : 4,
          textAnchor: x > edges.length * 0.7 ? "end" : "start",
          fontWeight: 600,
        }),
      ),
    ],
  }));
  const opened = (n: number, bar: number): Cell => (href && n > 0 ? { text: String(n), href: href(bar) } : cell(n));
  return {
    ...{ id, title, rule },
    pictures: [{ title: null, svg }],
    legend: [],
    columns: ["Wait", "How many"],
    rows: [
      ...bars.map(({ n, bar }) => ({ label: className(bar), cells: [opened(n, bar)] })),
      { label: "Median", cells: [cell(duration(median))] },
      { label: "90th percentile", cells: [cell(duration(p90))] },
    ],
  };
}

/** Where a wait lies on the axis: bars are equally broad, within one the axis is straight. */
function place(seconds: number): number {
  const bar = classOf(seconds);
  const [from, to] = [edges[bar] ?? 0, edges[bar + 1] ?? 2 * (edges[bar] ?? 0)];
  return bar + Math.min(1, (seconds - from) / (to - from));
}
