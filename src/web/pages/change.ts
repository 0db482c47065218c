/** What does the page of one change show? */
import { Hono } from "hono";
import { sprintsOf } from "../../commands/rooms.ts";
import { show } from "../../commands/show.ts";
import { changeTopic } from "../../commands/signs.ts";
import { parseChangeKey } from "../../review/change.ts";
import { sprintTime } from "../../sprint/days.ts";
import { changePreview } from "../../words/preview.ts";
import { relatedGroups } from "../../words/related.ts";
import { turnStory } from "../../words/turn-story.ts";
import { chartFile, shownCharts } from "../charts/chart.ts";
import { turnsChart } from "../charts/turns.ts";
import type { Pages } from "../page.ts";
import { queryWith } from "../query.ts";
import { voteTable } from "../votes.ts";
import { classForm } from "./classifying.ts";

/** `/changes/:key`, where the key may be anything that names a change. */
export function changePages(pages: Pages): Hono {
  return new Hono().get("/changes/:key{.+}", async (c) => {
    const asked = c.req.param("key");
    const context = pages.context();
    const view = await show(context, { change: asked, as: pages.as(c) });
    const { key, number, subject, repository } = view.item;
    if (asked !== key) return c.redirect(`/changes/${encodeURIComponent(key)}${queryWith(c, {})}`);
    const chart = await turnsChart(turnStory(view, context.now()), context.now(), "UTC");
    const file = chartFile(c, chart ? [chart] : []);
    if (file) return file;
    const related = view.related.map((one) => ({ ...one, turn: context.board.get(one.key)?.turn ?? null }));
    return pages.show(c, {
      template: "change",
      title: `${number}: ${subject}`,
      section: "queue",
      preview: changePreview(view, context.now()),
      view: {
        ...view,
        votes: voteTable(view),
        ...shownCharts(c, [chart]),
        related: relatedGroups(related),
        meeting: sprintsOf(context).some((one) => sprintTime(one, context.now()) === "now"),
        classForm:
          view.status === "open"
            ? classForm(pages, c, { key, forge: parseChangeKey(key)?.forge ?? "", repository })
            : null,
      },
      live: [key, ...view.related.map((one) => one.key)].map(changeTopic),
    });
  });
}
