/** What do the pages of the people show? */
import { Hono } from "hono";
import { beside } from "../../commands/beside.ts";
import { waitingWords } from "../../commands/decisions.ts";
import { people, person } from "../../commands/people.ts";
import { personTopic } from "../../commands/signs.ts";
import { chartFile, shownCharts } from "../charts/chart.ts";
import { personCharts } from "../charts/person.ts";
import type { Pages } from "../page.ts";
import { numberOf, queryWith } from "../query.ts";
import { numberIn, showNumber } from "./number.ts";
import { mostDays } from "./statistics.ts";

/** Topics of what may wait for somebody's word. */
const decisions = ["exemptions", "nominations", "polls", "holds"];

/** `/people`, `/people/:id`, and the numbers of both; `?days=` is how far back reviews are counted. */
export function peoplePages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/people", async (c) => {
    const days = numberOf(c, "days", mostDays);
    const view = await people(pages.context(), { days });
    const query = queryWith(c, { as: null });
    return pages.show(c, {
      template: "people",
      title: "People",
      section: "people",
      view: { ...view, query, days: days ?? null },
    });
  });

  routes.get("/people/numbers/:number", async (c) => {
    const view = await people(pages.context(), { days: numberOf(c, "days", mostDays) });
    const number = numberIn(
      view.people.map(({ reviews }) => reviews),
      c.req.param("number"),
    );
    const href = `/people${queryWith(c, { page: null, format: null })}`;
    return showNumber(pages, c, number, { section: "people", back: { href, title: "People" } });
  });

  routes.get("/people/:id", async (c) => {
    const days = numberOf(c, "days", mostDays);
    const view = await person(pages.context(), { person: c.req.param("id"), days });
    const { id, name } = view.person;
    const query = queryWith(c, { as: null });
    if (id !== c.req.param("id")) return c.redirect(`/people/${encodeURIComponent(id)}${query}`);
    const charts = await personCharts(name, await beside(pages.context(), view, days));
    const file = chartFile(c, charts);
    if (file) return file;
    const waits = view.own.filter(({ mover }) => mover !== "owner" && mover !== "nobody");
    const words = await waitingWords(pages.context(), id, pages.actor(c)?.id ?? null);
    return pages.show(c, {
      template: "person",
      title: name,
      section: "people",
      view: { ...view, query, days: days ?? null, words, waits, ...shownCharts(c, charts) },
      live: [personTopic(id), ...decisions],
    });
  });

  routes.get("/people/:id/numbers/:number", async (c) => {
    const view = await person(pages.context(), { person: c.req.param("id"), days: numberOf(c, "days", mostDays) });
    const number = numberIn(view.numbers, c.req.param("number"));
    const href = `/people/${encodeURIComponent(view.person.id)}${queryWith(c, { page: null, format: null })}`;
    return showNumber(pages, c, number, { section: "people", back: { href, title: view.person.name } });
  });

  return routes;
}
