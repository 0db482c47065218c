/** What does somebody see who searches with a query? */
import { Hono } from "hono";
import { find, RefusedQuery } from "../../commands/find.ts";
import { operatorNames } from "../../review/query/compile.ts";
import type { FoundView } from "../../words/dashboards.ts";
import type { Pages } from "../page.ts";
import { queryWith, textOf } from "../query.ts";

const asksBy = new RegExp(`(?:^|[\\s(-])(?:${operatorNames().join("|")}):(?!//)`);

/** @returns true for a text that asks by one of Gerrit's operators; a mere word or an address does not. */
export function isQuery(text: string): boolean {
  return asksBy.test(text);
}

/** `/search?q=&as=&after=` for a text that is a query; any other search goes on to the next page that answers it. */
export function findPages(pages: Pages): Hono {
  return new Hono().get("/search", async (c, next) => {
    const q = textOf(c, "q");
    if (!q || !isQuery(q)) return next();
    const as = pages.as(c);
    const asked = c.req.query("as") ?? null;
    const page = { template: "find", title: "Changes by query", section: null, live: true } as const;
    try {
      const view = await find(pages.context(), { q, as, after: textOf(c, "after") });
      const next = view.next === null ? null : `/search${queryWith(c, { after: view.next })}`;
      return pages.show(c, {
        ...page,
        view: { ...view, asked, next, first: textOf(c, "after") === undefined, wrong: null },
      });
    } catch (problem) {
      if (!(problem instanceof RefusedQuery)) throw problem;
      const view = { ...nothing(q), asked, first: true, wrong: wrongPart(problem) };
      return pages.show(c, { ...page, live: false, status: 400, view });
    }
  });
}

function nothing(query: string): FoundView {
  return { query, as: null, items: [], total: null, next: null, gaps: [], notes: [], urls: [] };
}

/** The text with the part that is wrong between what stands before and behind it. */
function wrongPart({ query, at, length, message }: RefusedQuery) {
  return {
    message,
    before: query.slice(0, at),
    part: query.slice(at, at + length) || "␣",
    behind: query.slice(at + length),
  };
}
