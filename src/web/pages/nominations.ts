/** What do the pages of the nominations show, and what can be done on them? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { type Done, decisionsTopic } from "../../commands/deciding.ts";
import { decisionMarkdown, decisionRecord } from "../../commands/decision-record.ts";
import { nominate } from "../../commands/nominating.ts";
import {
  answerNomination,
  completeNomination,
  decideNomination,
  openNomination,
  voteOnNomination,
  withdrawNomination,
} from "../../commands/nomination-deeds.ts";
import { nomination, nominations } from "../../commands/nominations.ts";
import { coreGroups } from "../../commands/people-links.ts";
import { nominationVote } from "../../commands/votes.ts";
import { aims } from "../../governance/nomination/acts.ts";
import type { Page, Pages } from "../page.ts";
import { type Deed, submitted, type Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";
import { numberIn, showNumber } from "./number.ts";

const text = z.string().default("");
const deeds = ["vote", "accept", "decline", "open", "grant", "refuse", "withdraw", "complete"] as const;
const deedFields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  value: text,
  reason: text,
  for: text,
  link: text,
  day: text,
});
const newFields = z.object({
  candidate: text,
  why: text,
  of: text,
  aim: z.enum(aims, { message: `Choose ${aims.join(", ")}.` }).default("join"),
  sounding: text,
});
const votes = ["+1", "0", "-1", "abstain", "away"];

/** `/nominations`, `/nominations/new`, `/nominations/:id`, its numbers, and its record as `record.md` and `record.json`. */
export function nominationPages(pages: Pages): Hono {
  const routes = new Hono();
  const viewer = (c: Request) => pages.actor(c)?.id ?? null;

  routes.get("/nominations", async (c) => {
    const lines = await nominations(pages.context(), { as: viewer(c) });
    const view = { lines, rule: pages.context().program.decisions.nominations };
    return pages.show(c, {
      template: "nominations",
      title: "Nominations",
      section: "decisions",
      view,
      live: [decisionsTopic],
    });
  });

  routes.get("/nominations/new", (c) => {
    pages.signedIn(c);
    return pages.show(c, newPage({ candidate: c.req.query("candidate") ?? "" }, null));
  });

  routes.post("/nominations", (c) =>
    submitted(pages, c, {
      deed: "nominate",
      fields: newFields,
      act: async (actor, { sounding, ...values }) =>
        (await nominate(pages.context(), actor, { ...values, sounding: sounding !== "" })).page,
      again: newPage,
    }),
  );

  addFormPage(routes, pages, "/nominations/:id", {
    deed: (c) => `nomination ${c.req.param("id")}`,
    fields: deedFields,
    act: async (actor, values, c) => (await moved(actor, c.req.param("id") ?? "", values)).page,
    page,
  });

  routes.get("/nominations/:id/numbers/:number", async (c) => {
    const view = await nomination(pages.context(), { nomination: c.req.param("id"), as: viewer(c) });
    const numbers = view.evidence.flatMap(({ own, cores }) => [own, cores]);
    return showNumber(pages, c, numberIn(numbers, c.req.param("number")), {
      section: "decisions",
      back: { href: `/nominations/${view.number}`, title: view.title },
    });
  });

  routes.get("/nominations/:id/:file{record\\.(md|json)}", async (c) => {
    const context = pages.context();
    const asked = { nomination: c.req.param("id"), as: viewer(c) };
    if (c.req.param("file") === "record.json")
      return c.json(await decisionRecord(context, "nomination", asked.nomination, asked.as));
    return c.body(await decisionMarkdown(context, await nomination(context, asked)), 200, {
      "Content-Type": "text/markdown; charset=UTF-8",
    });
  });

  async function page(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const ifs = (c.req.queries("if") ?? []).filter(Boolean);
    const view = await nomination(pages.context(), { nomination: c.req.param("id") ?? "", as: viewer(c), ifs });
    return {
      template: "nomination",
      title: view.title,
      section: "decisions",
      view: {
        ...view,
        ifs,
        votes,
        typed: typedIn(typed),
        refusal,
        base: `/nominations/${view.number}`,
        today: pages.context().now().slice(0, 10),
      },
      live: ifs.length === 0 && refusal === null ? [decisionsTopic] : false,
    };
  }

  function moved(
    actor: Parameters<Deed<never>["act"]>[0],
    id: string,
    values: z.output<typeof deedFields>,
  ): Promise<Done> {
    const context = pages.context();
    const { deed, value, reason, link, day } = values;
    const question = { nomination: id, reason, link, for: values.for || undefined };
    switch (deed) {
      case "vote":
        return voteOnNomination(context, actor, { ...question, value: nominationVote(value) });
      case "accept":
      case "decline":
        return answerNomination(context, actor, { ...question, accepts: deed === "accept" });
      case "open":
        return openNomination(context, actor, question);
      case "grant":
      case "refuse":
        return decideNomination(context, actor, { ...question, grants: deed === "grant" });
      case "withdraw":
        return withdrawNomination(context, actor, question);
      case "complete":
        return completeNomination(context, actor, { ...question, day, how: reason });
    }
  }

  function newPage(typed: Typed, refusal: string | null): Page {
    const groups = coreGroups(pages.context());
    const { proposers } = pages.context().program.decisions.nominations;
    return {
      template: "nomination-new",
      title: "Nominate somebody",
      section: "decisions",
      view: { groups, proposers, typed: typedIn(typed), refusal },
    };
  }
  return routes;
}

/** @returns what was typed into the fields of the room's forms, each a text, those left out empty. */
export function typedIn(typed: Typed): Record<string, string> {
  const names = ["candidate", "why", "of", "aim", "sounding", "value", "reason", "for", "link", "day", "deed"];
  const more = ["question", "about", "options", "name", "text", "until"];
  const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join("\n") : (value ?? ""));
  return Object.fromEntries([...names, ...more].map((name) => [name, one(typed[name])]));
}
