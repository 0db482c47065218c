/** At which hours of which days does work happen? A field of 168 hours for each repository. */
import { count } from "../../words/plain.ts";
import type { Chart } from "./chart.ts";
import { small } from "./plot.ts";

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** One field: `counts[weekday][hour]`, Monday first. */
export interface Field {
  name: string;
  counts: readonly (readonly number[])[];
}

/** What the fields are made from. */
export interface Hours {
  id: string;
  title: string;
  rule: string;
  fields: readonly Field[];
  /** Address of the rows of one hour. */
  href: (field: Field, weekday: number, hour: number) => string;
}

const width = 340;
/** Shades from few to many; none has no shade. */
const shades = [0.18, 0.4, 0.62, 0.84, 1];

/** @returns a field for each that has anything, each shaded up to its own busiest hour; null when nothing happened. */
export async function hoursChart({ id, title, rule, fields, href }: Hours): Promise<Chart | null> {
  const busy = fields.filter(({ counts }) => counts.some((hours) => hours.some((n) => n > 0)));
  if (busy.length === 0) return null;
  const pictures: Chart["pictures"] = [];
  for (const field of busy) {
    const cells = field.counts.flatMap((hours, weekday) => hours.map((n, hour) => ({ n, weekday, hour })));
    const { n, weekday, hour } = cells.reduce((a, b) => (b.n > a.n ? b : a));
    const most = Math.max(n, 1);
    const description = `${rule} The busiest hour is ${name(weekday, hour)} with ${n}.`;
    const svg = await small({ label: `${title}: ${field.name}`, description }, width, {
      height: 150,
      marginLeft: 32,
      marginRight: 0,
      marginTop: 4,
      marginBottom: 18,
      padding: 0.08,
      x: { type: "band", domain: Array.from({ length: 24 }, (_, n) => n), label: null },
      y: { type: "band", domain: weekdays, label: null },
      marks: (plot) => [
        plot.axisX({ ticks: [0, 6, 12, 18], tickSize: 0 }),
        plot.axisY({ tickSize: 0 }),
        plot.cell(
          cells.filter((one) => one.n === 0),
          { x: "hour", y: (one: { weekday: number }) => weekdays[one.weekday], fill: "var(--bgColor-neutral-muted)" },
        ),
        plot.cell(
          cells.filter((one) => one.n > 0),
          {
            x: "hour",
            y: (one: { weekday: number }) => weekdays[one.weekday],
            fill: "var(--data-blue-color-emphasis)",
            fillOpacity: (one: { n: number }) => shades[Math.ceil((one.n / most) * shades.length) - 1] ?? 1,
            title: (one: { n: number; weekday: number; hour: number }) =>
              `${name(one.weekday, one.hour)}: ${count(one.n, "act", "acts")}`,
            href: (one: { weekday: number; hour: number }) => href(field, one.weekday, one.hour),
          },
        ),
      ],
    });
    pictures.push({ title: `${field.name}, busiest: ${most}`, svg });
  }
  return {
    ...{ id, title, rule, pictures },
    legend: shades.map((_, n) => ({
      name: `up to ${((n + 1) / shades.length) * 100} % of the busiest hour`,
      key: `shade-${n + 1}`,
    })),
    columns: ["Repository and day", ...Array.from({ length: 24 }, (_, n) => String(n).padStart(2, "0"))],
    rows: busy.flatMap((field) =>
      field.counts.map((hours, weekday) => ({
        label: `${field.name} ${weekdays[weekday]}`,
        cells: hours.map((n, hour) => ({ text: String(n), href: n > 0 ? href(field, weekday, hour) : null })),
      })),
    ),
  };
}

function name(weekday: number, hour: number): string {
  const [from, to] = [hour, hour + 1].map((one) => `${String(one).padStart(2, "0")}:00`);
  return `${weekdays[weekday]} ${from} to ${to}`;
}
