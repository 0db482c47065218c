/** What do the pages of the sprints show? */
import { Hono } from "hono";
import { sprint, sprints } from "../../commands/sprint.ts";
import { sprintPreview } from "../../words/preview.ts";
import { chart } from "../charts.ts";
import type { Pages } from "../page.ts";
import { numberIn, showNumber } from "./number.ts";

/** `/sprints`, `/sprints/:id` and its numbers. */
export function sprintPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/sprints", async (c) => {
    const all = await sprints(pages.context());
    return pages.show(c, { template: "sprints", title: "Sprints", section: "sprints", view: { sprints: all } });
  });

  routes.get("/sprints/:id", async (c) => {
    const view = await sprint(pages.context(), { sprint: c.req.param("id") });
    const line = (name: "merged" | "revised") => ({
      name,
      points: view.burnUp.map((point) => ({ at: point.at, value: point[name] })),
    });
    return pages.show(c, {
      template: "sprint",
      title: view.title,
      preview: sprintPreview(view),
      section: "sprints",
      zone: view.zone,
      view: { ...view, chart: chart("Changes merged and revised so far", [line("merged"), line("revised")]) },
      live: true,
    });
  });

  routes.get("/sprints/:id/numbers/:number", async (c) => {
    const view = await sprint(pages.context(), { sprint: c.req.param("id") });
    const cells = [view.perDay, view.perRepository].flatMap(({ rows }) => rows.flatMap(({ numbers }) => numbers));
    return showNumber(pages, c, numberIn([...view.numbers, ...cells], c.req.param("number")), {
      section: "sprints",
      zone: view.zone,
      back: { href: `/sprints/${encodeURIComponent(view.id)}`, title: view.title },
    });
  });

  return routes;
}
