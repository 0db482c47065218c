/** What do the pages of the sprints show? */

import { Hono, type Context as Request } from "hono";
import { agenda } from "../../commands/agenda.ts";
import { sprints } from "../../commands/sprint.ts";
import { sprintBoard } from "../../commands/sprint-board.ts";
import type { Instant } from "../../review/change.ts";
import { sprintPreview } from "../../words/preview.ts";
import { burnUpRule, type SprintBoardView } from "../../words/sprint-board.ts";
import type { SprintView } from "../../words/views.ts";
import { type Chart, chartFile, shownCharts } from "../charts/chart.ts";
import { countsChart } from "../charts/counts.ts";
import type { Pages } from "../page.ts";
import { wordOf } from "../query.ts";
import { numberIn, showNumber } from "./number.ts";

/** `/sprints`, `/sprints/:id`, its numbers, and the page for its wall. */
export function sprintPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/sprints", async (c) => {
    const all = await sprints(pages.context());
    return pages.show(c, { template: "sprints", title: "Sprints", section: "sprints", view: { sprints: all } });
  });

  routes.get("/sprints/:id", async (c) => {
    const context = pages.context();
    const board = await sprintBoard(context, { sprint: c.req.param("id") });
    const charts = await burnUpCharts(board.sprint, context.now());
    return chartFile(c, charts) ?? pages.show(c, { ...page(c, "sprint", board, charts), section: "sprints" });
  });

  routes.get("/sprints/:id/wall", async (c) => {
    const theme = wordOf(c, "theme", ["dark", "light", "auto"]) ?? "dark";
    const context = pages.context();
    const board = await sprintBoard(context, { sprint: c.req.param("id") });
    const charts = await burnUpCharts(board.sprint, context.now());
    const { view, ...rest } = page(c, "wall", board, charts);
    const { tracks, messages } = await agenda(context, { sprint: board.sprint.id });
    return pages.show(c, { ...rest, view: { ...view, tracks, messages }, section: "sprints", wall: { theme } });
  });

  routes.get("/sprints/:id/numbers/:number", async (c) => {
    const { sprint: view, perPerson, room } = await sprintBoard(pages.context(), { sprint: c.req.param("id") });
    const tables = [view.perDay, view.perRepository, perPerson, ...(room.before ? [room.before] : [])];
    const cells = [...tables.flatMap(({ rows }) => rows.flatMap(({ numbers }) => numbers)), ...room.promises.numbers];
    return showNumber(pages, c, numberIn([...view.numbers, ...cells], c.req.param("number")), {
      section: "sprints",
      zone: view.zone,
      back: { href: `/sprints/${encodeURIComponent(view.id)}`, title: view.title },
    });
  });

  return routes;
}

function page(c: Request, template: string, board: SprintBoardView, charts: readonly Chart[]) {
  const { title, zone } = board.sprint;
  const preview = sprintPreview(board.sprint);
  return { template, title, zone, preview, view: { ...board, ...shownCharts(c, charts) }, live: true };
}

/** While the sprint is on, the axis reaches to its end: what is not done yet is seen too. */
async function burnUpCharts(view: SprintView, now: Instant): Promise<Chart[]> {
  const line = (name: "merged" | "revised" | "reviewed") => ({
    name,
    points: view.burnUp.map((point) => ({ at: point.at, value: point[name] })),
  });
  const chart = await countsChart({
    id: "burn-up",
    title: "The work so far, hour by hour",
    rule: burnUpRule(view, now < view.to ? now : view.to),
    lines: [line("merged"), line("revised"), line("reviewed")],
    zone: view.zone,
    until: view.to,
  });
  return chart ? [chart] : [];
}
