/** Where does a search lead? */
import { Hono } from "hono";
import { onlyChange, search } from "../../commands/search.ts";
import type { Pages } from "../page.ts";
import { numberOf, queryWith, textOf } from "../query.ts";
import { turningOf } from "./queue.ts";

/** `/search?q=&page=`: the change that the text names, when it is one, else the people and changes that it finds. */
export function searchPages(pages: Pages): Hono {
  return new Hono().get("/search", async (c) => {
    const context = pages.context();
    const text = textOf(c, "q") ?? "";
    const page = numberOf(c, "page", 1_000);
    const only = text && page === undefined ? await onlyChange(context, text) : null;
    if (only) return c.redirect(`/changes/${encodeURIComponent(only)}`);
    const view = text ? await search(context, { text, page }) : null;
    const title = view ? `Found for ${text}` : "Find a change or a person";
    const turning = view && turningOf(view, (to) => `/search${queryWith(c, { page: String(to) })}`);
    return pages.show(c, { template: "search", title, section: null, view: { found: view, turning } });
  });
}
