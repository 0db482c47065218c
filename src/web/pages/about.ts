/** What do people read about the mirror's health, and about the words on the pages? */
import { Hono } from "hono";
import { health } from "../../commands/health.ts";
import { groupViews } from "../../words/groups.ts";
import { movers } from "../../words/mover.ts";
import type { Pages } from "../page.ts";

/** `/health` and `/about`. */
export function aboutPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/health", async (c) => {
    const context = pages.context();
    const { program, directory, groups } = context;
    const view = { ...(await health(context)), groups: groupViews(program, directory, groups, context.now()) };
    return pages.show(c, { template: "health", title: "Health", section: "health", view, live: true });
  });

  routes.get("/about", (c) => {
    const { rules } = pages.context().program;
    return pages.show(c, { template: "about", title: "About", section: "about", view: { movers, rules } });
  });

  return routes;
}
