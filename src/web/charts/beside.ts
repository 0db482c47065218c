/** Where does somebody stand within the team? On lines without an order: a dot for them, a mark for the middle. */
import type { Measure } from "../../commands/beside.ts";
import { type Chart, cell } from "./chart.ts";
import { small } from "./plot.ts";

/** @returns the middle of some values; of two middle ones the lower. Null without any. */
export function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;
}

/** @returns a picture for each measure. */
export async function besideChart(name: string, rule: string, measures: readonly Measure[]): Promise<Chart> {
  const title = "Load, beside the team's";
  const pictures: Chart["pictures"] = [];
  for (const { title: what, own, all } of measures) {
    const median = middle(all) ?? 0;
    const most = Math.max(1, own, ...all);
    const description = `${name}: ${own}. The team's median: ${median}. The highest: ${most}.`;
    const svg = await small({ label: `${title}: ${what}`, description }, 340, {
      height: 62,
      marginLeft: 12,
      marginRight: 24,
      marginTop: 20,
      marginBottom: 20,
      x: { domain: [0, most], ticks: Math.min(5, most), tickFormat: "d", label: null },
      marks: (plot) => [
        plot.tickX(all, { x: (value: number) => value, strokeOpacity: 0.35, inset: 4 }),
        plot.tickX([median], { x: (value: number) => value, strokeWidth: 2.5, inset: 1 }),
        plot.dot([own], {
          x: (value: number) => value,
          r: 5,
          fill: "var(--data-orange-color-emphasis)",
          stroke: "var(--bgColor-default)",
        }),
        plot.text([`median ${median}`], {
          x: () => median,
          frameAnchor: "top",
          dy: -14,
          textAnchor: median > most / 2 ? "end" : "start",
        }),
      ],
    });
    pictures.push({ title: `${what}: ${own}`, svg });
  }
  return {
    ...{ id: "load", title, rule, pictures },
    legend: [{ name, key: "own" }],
    columns: ["Measure", name, "Team's median", "Team's highest"],
    rows: measures.map(({ title: what, own, all }) => ({
      label: what,
      cells: [cell(own), cell(middle(all) ?? 0), cell(Math.max(0, ...all))],
    })),
  };
}
