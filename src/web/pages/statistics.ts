/** What do the pages of the statistics show? */
import { Hono, type Context as Request } from "hono";
import { stats } from "../../commands/stats.ts";
import { chart } from "../charts.ts";
import type { Pages } from "../page.ts";
import { numberOf, queryWith } from "../query.ts";
import { numberIn, showNumber } from "./number.ts";

/** The longest window that can be asked, in days. */
export const mostDays = 3_650;

/** `/statistics?days=` and its numbers. */
export function statisticsPages(pages: Pages): Hono {
  const routes = new Hono();
  const asked = (c: Request) => stats(pages.context(), { days: numberOf(c, "days", mostDays) });

  routes.get("/statistics", async (c) => {
    const view = await asked(c);
    const waiting = view.waitingOverTime.map(({ at, open }) => ({ at, value: open }));
    const title = "Open changes at the end of each day";
    return pages.show(c, {
      template: "statistics",
      title: "Statistics",
      section: "statistics",
      view: {
        ...view,
        query: queryWith(c, { as: null }),
        chart: chart(title, [{ name: "open changes", points: waiting }]),
      },
    });
  });

  routes.get("/statistics/numbers/:number", async (c) => {
    const { numbers, tables } = await asked(c);
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.numbers));
    const href = `/statistics${queryWith(c, { page: null, format: null })}`;
    return showNumber(pages, c, numberIn([...numbers, ...cells], c.req.param("number")), {
      section: "statistics",
      back: { href, title: "Statistics" },
    });
  });

  return routes;
}
