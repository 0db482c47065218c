/** What stands behind the front door? */
import { Hono } from "hono";
import { holds } from "../../commands/holds.ts";
import { home } from "../../commands/home.ts";
import type { Pages } from "../page.ts";

/** `/`. */
export function homePages(pages: Pages): Hono {
  return new Hono().get("/", async (c) => {
    const seen = await home(pages.context(), { as: pages.as(c) });
    const overdue = (await holds(pages.context())).holds.filter(({ ended }) => ended !== null);
    const view = { ...seen, overdue };
    return pages.show(c, { template: "home", title: view.program.name, section: null, view, live: true });
  });
}
