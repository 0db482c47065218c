/** What do the pages of the dashboards show? */
import { Hono } from "hono";
import { dashboard, dashboards } from "../../commands/dashboards.ts";
import { sparkline } from "../charts/sparkline.ts";
import type { Pages } from "../page.ts";
import { queryWith } from "../query.ts";

/** `/dashboards` and `/dashboards/ID`, for a person with `?as=`. */
export function dashboardPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/dashboards", async (c) => {
    const view = { dashboards: await dashboards(pages.context(), { as: pages.as(c) }), query: queryWith(c, {}) };
    return pages.show(c, { template: "dashboards", title: "Dashboards", section: "dashboards", view, live: true });
  });

  routes.get("/dashboards/:dashboard", async (c) => {
    const as = pages.as(c);
    const view = await dashboard(pages.context(), { dashboard: c.req.param("dashboard"), as });
    const sections = view.sections.map((section) => ({
      ...section,
      line: sparkline(section.history),
      all: `/search?${new URLSearchParams({ q: section.query, ...(as ? { as } : {}) })}`,
    }));
    return pages.show(c, {
      template: "dashboard",
      title: view.title,
      section: "dashboards",
      view: { ...view, sections },
      live: true,
    });
  });

  return routes;
}
