/** What does the roster of a sprint show, and what can people say about themselves on it? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { ownEntry, roster } from "../../commands/attendees.ts";
import type { Done } from "../../commands/deciding.ts";
import { checkIn, checkOut, signOff, signUp } from "../../commands/room/attend.ts";
import { organizes, sprintTopic } from "../../commands/room/write.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { presences, presentAt } from "../../sprint/roster.ts";
import type { Page, Pages } from "../page.ts";
import type { Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";

const text = z.string("Each field is there once.").default("");
const deeds = ["sign-up", "sign-off", "in", "out"] as const;
const fields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  ...{ presence: text, company: text, nick: text, listing: text, place: text, for: text },
  days: z.union([z.string(), z.array(z.string())]).default([]),
});

/** `/sprints/:id/roster`. */
export function rosterPages(pages: Pages): Hono {
  const routes = new Hono();
  addFormPage(routes, pages, "/sprints/:id/roster", {
    deed: (c) => `roster of ${c.req.param("id")}`,
    fields,
    act: async (actor, values, c) => (await done(actor, c.req.param("id") ?? "", values)).page,
    page,
  });

  async function page(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const view = await roster(context, { sprint: sprint.id });
    const actor = pages.actor(c);
    const own = actor && ownEntry(context, sprint, actor.id);
    const person = actor ? (context.directory.find(actor.id)?.person ?? null) : null;
    const company = actor ? context.directory.company(actor.id, `${sprint.first}T12:00:00.000Z`) : null;
    const form = {
      presence: own?.presence ?? "in person",
      company: own ? own.company : company,
      nick: own ? own.nick : (person?.nicks[0] ?? null),
      listing: own?.listing ?? "name",
      days: own?.days ?? [],
      place: typed.place ?? "",
      ...(typed.deed === "sign-up" && !typed.for ? { ...typed, days: typed.days ?? [] } : {}),
    };
    const theirs = { for: "", company: "", presence: "in person", ...(typed.for ? typed : {}) };
    const here = own && presentAt(own, context.now(), sprint.zone);
    return {
      template: "sprint-roster",
      title: `Roster of ${sprint.title}`,
      section: "sprints",
      zone: sprint.zone,
      view: {
        ...view,
        form: { ...form, days: [form.days].flat() },
        theirs,
        ...{ presences, refusal, here },
        signedUp: own !== null && own.since !== null && !own.off,
        organizes: actor !== null && organizes(context, actor.id),
        base: `/sprints/${encodeURIComponent(sprint.id)}`,
      },
      live: refusal === null ? [sprintTopic(sprint.id)] : false,
    };
  }

  function done(actor: Actor, sprint: string, values: z.output<typeof fields>): Promise<Done> {
    const context = pages.context();
    const { deed, place, presence, company, nick, listing } = values;
    const asked = { sprint, for: values.for || undefined };
    switch (deed) {
      case "sign-up": {
        const said = {
          company,
          days: [values.days].flat(),
          presence: presence || undefined,
          listing: listing || undefined,
        };
        return signUp(context, actor, { ...asked, ...said, nick: values.for ? nick || undefined : nick });
      }
      case "sign-off":
        return signOff(context, actor, asked);
      case "in":
        return checkIn(context, actor, { ...asked, place });
      case "out":
        return checkOut(context, actor, asked);
    }
  }
  return routes;
}
