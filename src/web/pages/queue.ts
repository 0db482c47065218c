/** What does the page of the queue show? */
import { Hono } from "hono";
import { queue } from "../../commands/queue.ts";
import { personTopic, repositoryTopic } from "../../commands/signs.ts";

import { queuePreview } from "../../words/preview.ts";

import { sortNames, sorts } from "../../words/sorts.ts";

import type { Pages } from "../page.ts";
import { numberOf, queryWith, textOf } from "../query.ts";

/** Changes on one page: as many as somebody looks through at one go. */
const size = 25;

/** `/queue?as=&repository=&mover=&text=&sort=&page=`. */
export function queuePages(pages: Pages): Hono {
  return new Hono().get("/queue", async (c) => {
    const as = pages.as(c);
    const view = await queue(pages.context(), {
      as,
      repository: textOf(c, "repository"),
      mover: textOf(c, "mover"),
      text: textOf(c, "text"),
      sort: textOf(c, "sort"),
      page: numberOf(c, "page", 1_000_000),
      size,
    });
    const whole = view.movers.reduce((sum, { count }) => sum + count, 0);
    const tabs = [
      { mover: null, count: whole, href: `/queue${queryWith(c, { mover: null, page: null })}` },
      ...view.movers.map(({ mover, count }) => ({
        mover,
        count,
        href: `/queue${queryWith(c, { mover, page: null })}`,
      })),
    ];
    const title = view.as ? `What waits for ${view.as.name}` : "The team's queue";
    const asked = c.req.query("as") ?? null;
    const turning = turningOf(view, (page) => `/queue${queryWith(c, { page: String(page) })}`);
    return pages.show(c, {
      template: "queue",
      title,
      section: "queue",
      preview: queuePreview(view),
      view: { ...view, title, tabs, asked, turning, sorts: sorts.map((id) => ({ id, name: sortNames[id] })) },
      live: view.as
        ? [personTopic(view.as.id)]
        : view.filters.repository
          ? [repositoryTopic(view.filters.repository)]
          : true,
    });
  });
}

/** @returns the addresses of the pages before and after one; null where there is none. */
export function turningOf(
  { page, pages, total }: { page: number; pages: number; total: number },
  href: (page: number) => string,
) {
  return {
    page,
    pages,
    total,
    before: page > 1 ? href(page - 1) : null,
    after: page < pages ? href(page + 1) : null,
  };
}
