/** Which charts does the page of a person have? */
import type { BesideView } from "../../commands/beside.ts";
import { besideChart } from "./beside.ts";
import type { Chart } from "./chart.ts";
import { weeksChart } from "./weeks.ts";

/** @returns their load beside the team's, and their reviews week by week where there are any. */
export async function personCharts(name: string, { measures, weeks }: BesideView): Promise<Chart[]> {
  const rule = `${name} beside everybody on the team: a line is one person, nobody else is named, and no end is the better one.`;
  const reviews = await weeksChart({
    id: "reviews",
    title: "Reviews week by week",
    rule: `Reviews by ${name}, counted as the number of reviews above is; the last week ends now.`,
    series: [{ name: "Reviews", points: weeks.some(({ value }) => value > 0) ? weeks : [] }],
    told: String,
    unit: { size: 1, name: "reviews" },
    shape: "bars",
  });
  return [await besideChart(name, rule, measures), ...(reviews ? [reviews] : [])];
}
