/** Which charts does the page of the statistics have, and where does each of their parts lead? */
import { repositoriesWords } from "../../sprint/saying.ts";
import { spreadWords } from "../../words/spread.ts";
import { duration } from "../../words/time.ts";
import { type TrendsView, trendRules } from "../../words/trends-view.ts";
import type { Chart } from "./chart.ts";
import { countsChart } from "./counts.ts";
import { hoursChart } from "./hours.ts";
import { stacksChart } from "./stacks.ts";
import { waitsChart } from "./waits.ts";
import { weeksChart } from "./weeks.ts";

/** @returns the charts that have anything to show. `query` is what the addresses of numbers end in. */
export async function trendCharts(view: TrendsView, query: string): Promise<Chart[]> {
  const where = view.repository ?? repositoriesWords({ repositories: view.hours });
  const rules = trendRules(where, view.span);
  const number = (id: string) => `/statistics/numbers/${encodeURIComponent(id)}${query}`;
  const charts = [
    await waitsChart({
      id: "first-review",
      title: "How long changes waited for their first review",
      rule: [rules["first-review"], spreadWords(view.firstReview)].filter(Boolean).join(" "),
      spread: view.firstReview,
      href: (bar) => number(`first-review.${bar}`),
    }),
    await waitsChart({
      id: "present-waits",
      title: "How long open changes have waited by now",
      rule: [rules["present-waits"], spreadWords(view.presentWaits)].filter(Boolean).join(" "),
      spread: view.presentWaits,
      href: (bar) => number(`waits.${bar}`),
    }),
    await countsChart({
      id: "open-over-time",
      title: "Open changes day by day",
      rule: rules["open-over-time"],
      lines: [{ name: "open", points: thinned(view.openByDay) }],
      zone: "UTC",
    }),
    await stacksChart({
      id: "open-by-age",
      title: "Open changes by age",
      rule: rules["open-by-age"],
      stacks: view.openByAge.map(({ id, name, counts }) => ({ name, counts, href: number(`open.age.${id}`) })),
    }),
    await weeksChart({
      id: "responsiveness",
      title: `Time to the first review, ${view.periods.length === 7 ? "week by week" : "four weeks by four weeks"}`,
      rule: `The median wait of the changes first reviewed in each ${view.periods.length === 7 ? "week" : "four weeks"}: ${rules["first-review"]}`,
      series: view.periods.series.map(({ name, points }) => ({
        name,
        points: points.map(({ at, median }) => ({ at, value: median })),
      })),
      told: duration,
      unit: { size: 86_400, name: "days" },
      shape: "line",
      length: view.periods.length,
    }),
    await hoursChart({
      id: "hours",
      title: `When work is done, by weekday and hour (${view.zone})`,
      rule: rules.active,
      fields: view.hours,
      href: ({ name }, weekday, hour) => number(`active.${name}.${weekday}.${hour}`),
    }),
  ];
  return charts.flatMap((chart) => chart ?? []);
}

/** A picture is 720 pixels wide: of many days one in so many is enough, the last always among them. A year has every day. */
function thinned<T>(points: readonly T[]): T[] {
  const step = Math.ceil(points.length / 400);
  return points.filter((_, n) => (points.length - 1 - n) % step === 0);
}
