/** What do the pages of the polls show, and what can be done on them? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { type Done, decisionsTopic } from "../../commands/deciding.ts";
import { decisionMarkdown, decisionRecord } from "../../commands/decision-record.ts";
import { coreGroups } from "../../commands/people-links.ts";
import {
  holdPoll,
  liftPollHold,
  raiseConcern,
  resolveConcern,
  voteInPoll,
  withdrawPoll,
} from "../../commands/poll-deeds.ts";
import { ask } from "../../commands/polling.ts";
import { poll, polls } from "../../commands/polls.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";
import { typedIn } from "./nominations.ts";

const text = z.string().default("");
const deeds = ["vote", "concern", "resolve", "hold", "unhold", "withdraw"] as const;
const deedFields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  value: text,
  reason: text,
  for: text,
  link: text,
  name: text,
  text,
  until: text,
});
const newFields = z.object({ question: text, about: text, options: text, of: text });

/** `/polls`, `/polls/new`, `/polls/:id` and its record as `record.md` and `record.json`. */
export function pollPages(pages: Pages): Hono {
  const routes = new Hono();
  const viewer = (c: Request) => pages.actor(c)?.id ?? null;

  routes.get("/polls", async (c) => {
    const view = { lines: await polls(pages.context()) };
    return pages.show(c, { template: "polls", title: "Polls", section: "decisions", view, live: [decisionsTopic] });
  });

  routes.get("/polls/new", (c) => {
    pages.signedIn(c);
    return pages.show(c, newPage({}, null));
  });

  routes.post("/polls", (c) =>
    submitted(pages, c, {
      deed: "ask the cores",
      fields: newFields,
      act: async (actor, { options, ...values }) =>
        (await ask(pages.context(), actor, { ...values, options: options.split("\n") })).page,
      again: newPage,
    }),
  );

  addFormPage(routes, pages, "/polls/:id", {
    deed: (c) => `poll ${c.req.param("id")}`,
    fields: deedFields,
    act: async (actor, values, c) => (await moved(actor, c.req.param("id") ?? "", values)).page,
    page,
  });

  routes.get("/polls/:id/:file{record\\.(md|json)}", async (c) => {
    const context = pages.context();
    const asked = { poll: c.req.param("id"), as: viewer(c) };
    if (c.req.param("file") === "record.json")
      return c.json(await decisionRecord(context, "poll", asked.poll, asked.as));
    return c.body(await decisionMarkdown(context, await poll(context, asked)), 200, {
      "Content-Type": "text/markdown; charset=UTF-8",
    });
  });

  async function page(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const ifs = (c.req.queries("if") ?? []).filter(Boolean);
    const view = await poll(pages.context(), { poll: c.req.param("id") ?? "", as: viewer(c), ifs });
    const votes = [...view.options.map(({ id }) => id), "abstain", "away"];
    const openConcerns = view.concerns.filter(({ resolved }) => resolved === null).map(({ name }) => name);
    const inForce = view.holds.filter((hold) => hold.inForce);
    const own = inForce.some(({ by }) => by.id === viewer(c));
    return {
      template: "poll",
      title: view.question,
      section: "decisions",
      view: {
        ...view,
        ifs,
        votes,
        openConcerns,
        inForce,
        holds: own,
        typed: typedIn(typed),
        refusal,
        base: `/polls/${view.number}`,
      },
      live: ifs.length === 0 && refusal === null ? [decisionsTopic] : false,
    };
  }

  function moved(actor: Actor, id: string, values: z.output<typeof deedFields>): Promise<Done> {
    const context = pages.context();
    const { deed, value, reason, link, name, until } = values;
    const question = { poll: id, link, for: values.for || undefined };
    switch (deed) {
      case "vote":
        return voteInPoll(context, actor, { ...question, value, reason });
      case "concern":
        return raiseConcern(context, actor, { ...question, name, text: values.text });
      case "resolve":
        return resolveConcern(context, actor, { ...question, name, how: reason });
      case "hold":
        return holdPoll(context, actor, { ...question, why: reason, until });
      case "unhold":
        return liftPollHold(context, actor, { ...question, why: reason });
      case "withdraw":
        return withdrawPoll(context, actor, { ...question, reason });
    }
  }

  function newPage(typed: Typed, refusal: string | null): Page {
    const groups = coreGroups(pages.context());
    const { polls: rule } = pages.context().program.decisions;
    return {
      template: "poll-new",
      title: "Ask the cores",
      section: "decisions",
      view: { groups, rule, typed: typedIn(typed), refusal },
    };
  }
  return routes;
}
