/** What stands behind the front door, and where does a search lead? */
import { Hono } from "hono";
import { holds } from "../../commands/holds.ts";
import { home } from "../../commands/home.ts";
import { loadChanges } from "../../store/read.ts";
import { resolveChange } from "../../store/resolve.ts";
import type { Pages } from "../page.ts";
import { textOf } from "../query.ts";

/** `/` and `/search?q=`: a change where the text names one, else the queue with that text. */
export function homePages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/", async (c) => {
    const seen = await home(pages.context(), { as: pages.as(c) });
    const overdue = (await holds(pages.context())).holds.filter(({ ended }) => ended !== null);
    const view = { ...seen, overdue };
    return pages.show(c, { template: "home", title: view.program.name, section: null, view, live: true });
  });

  routes.get("/search", async (c) => {
    const text = textOf(c, "q");
    if (!text) return c.redirect("/queue");
    const { db, program } = pages.context();
    const keys = await resolveChange(db, text);
    const [only, another] = keys;
    if (only && !another) return c.redirect(`/changes/${encodeURIComponent(only)}`);
    if (!only) return c.redirect(`/queue?${new URLSearchParams({ text })}`);
    const ours = new Set(program.repositories.map(({ name }) => name));
    const changes = (await loadChanges(db, keys)).filter(({ repository }) => ours.has(repository));
    const view = {
      text,
      changes: changes.map(({ key, number, subject, repository, branch, status }) => ({
        key,
        number,
        subject,
        repository,
        branch,
        status,
      })),
    };
    return pages.show(c, { template: "search", title: `Changes for ${text}`, section: null, view });
  });

  return routes;
}
