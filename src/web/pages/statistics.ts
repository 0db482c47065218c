/** What do the pages of the statistics show? */
import { Hono, type Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";
import { keeping } from "../../commands/keeping.ts";
import { knownRepository } from "../../commands/queue.ts";
import { sprintsOf } from "../../commands/rooms.ts";
import { trendNumber } from "../../commands/trend-rows.ts";
import { type TrendsQuestion, trends } from "../../commands/trends.ts";
import type { TrendsView } from "../../words/trends-view.ts";
import { type Chart, chartFile, shownCharts } from "../charts/chart.ts";
import { trendCharts } from "../charts/trends.ts";
import type { Pages } from "../page.ts";
import { numberOf, queryWith, textOf } from "../query.ts";
import { numberIn, showNumber } from "./number.ts";

/** The longest window that can be asked, in days. */
export const mostDays = 3_650;

/** Windows that are offered. */
const windows = [30, 90, 180, 365];

/** What is kept of one question: a page's facts and its pictures. */
interface Drawn {
  trends: TrendsView;
  charts: Chart[];
}

/** `/statistics?days=&repository=&zone=` and its numbers; `days=all` is all of the history. */
export function statisticsPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/statistics", async (c) => {
    const drawn = await counted(c);
    if ("counting" in drawn) return counting(c, drawn.counting);
    const { trends: view, charts } = drawn.value;
    const file = chartFile(c, charts);
    if (file) return file;
    const zones = ["UTC", ...new Set(sprintsOf(pages.context()).map(({ zone }) => zone))];
    return pages.show(c, {
      template: "statistics",
      title: "Statistics",
      section: "statistics",
      view: {
        ...view,
        query: numberQuery(c),
        ...shownCharts(c, charts),
        windows: [...windows, null].map((days) => ({
          days,
          href: `/statistics${queryWith(c, { days: days === null ? "all" : String(days) })}`,
        })),
        usual: windows.includes(view.days ?? 0) || view.days === null,
        repositories: pages.context().program.repositories.map(({ name }) => name),
        zones: [...new Set(zones)],
      },
    });
  });

  routes.get("/statistics/numbers/:number", async (c) => {
    const drawn = await counted(c);
    if ("counting" in drawn) return counting(c, drawn.counting);
    const { trends: view } = drawn.value;
    const id = c.req.param("number");
    const cells = view.tables.flatMap(({ rows }) => rows.flatMap((row) => row.numbers));
    const heads = view.numbers.map((number) => ({ ...number, rows: [] }));
    const number = (await trendNumber(pages.context(), view, id)) ?? numberIn([...cells, ...heads], id);
    const href = `/statistics${queryWith(c, { page: null, format: null })}`;
    return showNumber(pages, c, number, { section: "statistics", back: { href, title: "Statistics" } });
  });

  async function counted(c: Request) {
    const context = pages.context();
    const question = questionOf(c);
    return keeping<Drawn>(context, JSON.stringify(question), async (progress) => {
      const view = await trends(context, question, progress);
      return { trends: view, charts: await trendCharts(view, numberQuery(c)) };
    });
  }

  function counting(c: Request, { done, total }: { done: number; total: number }) {
    const title = "Counting the history";
    return pages.show(c, { template: "counting", title, section: "statistics", view: { done, total }, live: true });
  }

  function questionOf(c: Request): TrendsQuestion {
    const repository = textOf(c, "repository");
    return {
      days: textOf(c, "days") === "all" ? null : (numberOf(c, "days", mostDays) ?? 90),
      repository: repository ? knownRepository(pages.context(), repository) : null,
      zone: zoneOf(c),
    };
  }

  return routes;
}

/** What the addresses of numbers keep of a page's. */
function numberQuery(c: Request): string {
  return queryWith(c, { as: null, chart: null, format: null, page: null });
}

/** The zone that the query names. @throws HTTPException 400 for none. */
function zoneOf(c: Request): string {
  const zone = textOf(c, "zone") ?? "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    throw new HTTPException(400, {
      message: `"${zone}" is no time zone: give a name such as UTC, Europe/Berlin or America/Chicago.`,
    });
  }
}
