/** How are some things spread over a few classes, and of what kinds are they in each? */
import type { Mover } from "../../review/turn.ts";
import { moverName, movers } from "../../words/mover.ts";
import { capital } from "../../words/plain.ts";
import { type Chart, cell } from "./chart.ts";
import { wide } from "./plot.ts";
import { moverColour } from "./turns.ts";

/** One class ("2 to 4 weeks") with how many of each mover it has, and where they are. */
export interface Stack {
  name: string;
  counts: ReadonlyMap<Mover, number>;
  href: string;
}

/** What a chart of stacks is made from. */
export interface Stacks {
  id: string;
  title: string;
  rule: string;
  stacks: readonly Stack[];
}

/** @returns a bar a class, the movers piled up in their usual order; null when everything is empty. */
export async function stacksChart({ id, title, rule, stacks }: Stacks): Promise<Chart | null> {
  const present = movers.filter((mover) => stacks.some(({ counts }) => (counts.get(mover) ?? 0) > 0));
  const totals = stacks.map((one) => ({ ...one, n: present.reduce((sum, m) => sum + (one.counts.get(m) ?? 0), 0) }));
  if (present.length === 0) return null;
  const parts = stacks.flatMap(({ name, counts, href }) =>
    present.map((mover) => ({ name, href, mover, n: counts.get(mover) ?? 0 })),
  );
  const description = totals.map(({ name, n }) => `${name}: ${n}`).join(", ");
  const svg = await wide({ label: title, description: `${rule} ${description}.` }, (width) => ({
    height: 24 * stacks.length + 28,
    marginLeft: width > 500 ? 110 : 92,
    marginRight: 36,
    marginBottom: 22,
    x: { label: null, grid: true, ticks: Math.min(6, Math.max(...totals.map(({ n }) => n))), tickFormat: "d" },
    y: { type: "band", domain: stacks.map(({ name }) => name), label: null, padding: 0.2 },
    marks: (plot) => [
      plot.axisY({ tickSize: 0 }),
      plot.barX(
        parts.filter(({ n }) => n > 0),
        {
          x: "n",
          y: "name",
          fill: (part: (typeof parts)[number]) => moverColour(part.mover),
          title: (part: (typeof parts)[number]) => `${part.name}, ${moverName(part.mover)}: ${part.n}`,
          href: "href",
          stroke: "var(--bgColor-default)",
          strokeWidth: 0.5,
        },
      ),
      plot.text(totals, { x: "n", y: "name", text: (one: { n: number }) => String(one.n), dx: 4, textAnchor: "start" }),
    ],
  }));
  return {
    ...{ id, title, rule },
    pictures: [{ title: null, svg }],
    legend: present.map((mover) => ({ name: moverName(mover), key: mover })),
    columns: ["Age", ...present.map((mover) => capital(moverName(mover))), "All"],
    rows: totals.map(({ name, counts, n, href }) => ({
      label: name,
      cells: [...present.map((mover) => cell(counts.get(mover) ?? 0)), { text: String(n), href: n > 0 ? href : null }],
    })),
  };
}
