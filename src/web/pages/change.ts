/** What does the page of one change show? */
import { Hono } from "hono";
import { show } from "../../commands/show.ts";
import { changeTopic } from "../../commands/signs.ts";
import { changePreview } from "../../words/preview.ts";
import { spanBar } from "../charts.ts";
import type { Pages } from "../page.ts";
import { queryWith } from "../query.ts";
import { voteTable } from "../votes.ts";

/** `/changes/:key`, where the key may be anything that names a change. */
export function changePages(pages: Pages): Hono {
  return new Hono().get("/changes/:key{.+}", async (c) => {
    const asked = c.req.param("key");
    const context = pages.context();
    const view = await show(context, { change: asked, as: pages.as(c) });
    const { key, number, subject } = view.item;
    if (asked !== key) return c.redirect(`/changes/${encodeURIComponent(key)}${queryWith(c, {})}`);
    return pages.show(c, {
      template: "change",
      title: `${number}: ${subject}`,
      section: "queue",
      preview: changePreview(view, context.now()),
      view: { ...view, votes: voteTable(view), bar: spanBar(view.spans, context.now()) },
      live: [key, ...view.related.map((one) => one.key)].map(changeTopic),
    });
  });
}
