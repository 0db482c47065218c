/** What do the pages of the promises show, and what do their forms do? */
import { Hono, type Context as Request } from "hono";
import type { Actor } from "../../commands/actor.ts";
import type { Done } from "../../commands/deciding.ts";
import * as deeds from "../../commands/promise/deeds.ts";
import { promise as make, promisesTopic } from "../../commands/promise/make.ts";
import { offersIn, takeOffers } from "../../commands/promise/offers.ts";
import { type PromisesQuestion, promiseOne, promises } from "../../commands/promises.ts";
import { sprintsOf } from "../../commands/rooms.ts";
import { soughtForms } from "../../commands/sought.ts";
import { promiseStates, verdicts } from "../../sprint/promise/acts.ts";
import { dueForms } from "../../sprint/promise/due-text.ts";
import { formOf, readProse } from "../../sprint/prose/read.ts";
import type { Page, Pages } from "../page.ts";
import { textOf } from "../query.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";
import { deedFields, newFields, offerFields, type PromiseDeedValues } from "./promise-forms.ts";

const section = "decisions" as const;

/** `/promises`, `/promises/new`, `/promises/offers` and `/promises/:id`, with their forms. */
export function promisePages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/promises", async (c) => {
    const asked: PromisesQuestion = { state: textOf(c, "state"), sprint: textOf(c, "sprint"), who: textOf(c, "who") };
    const view = { ...(await promises(pages.context(), asked)), ...chosen(pages, asked) };
    return pages.show(c, { template: "promises", title: "Promises", section, view, live: [promisesTopic] });
  });

  routes.get("/promises/new", (c) => {
    pages.signedIn(c);
    const typed = Object.fromEntries(Object.keys(newFields.shape).map((name) => [name, textOf(c, name) ?? ""]));
    return pages.show(c, newPage(pages, typed, null));
  });

  routes.post("/promises", (c) =>
    submitted(pages, c, {
      deed: "write a promise down",
      fields: newFields,
      act: async (actor, { who, look, sprint, ...values }) => {
        const asked = { ...values, who: who.split(","), look: look.split("\n"), sprint: sprint || undefined };
        return (await make(pages.context(), actor, asked)).page;
      },
      again: (typed, refusal) => newPage(pages, typed, refusal),
    }),
  );

  routes.post("/promises/offers", (c) =>
    submitted(pages, c, {
      deed: "look for promises in a text",
      fields: offerFields,
      act: (actor, values) => offered(pages, actor, values),
      again: (typed, refusal) => newPage(pages, typed, refusal),
    }),
  );

  addFormPage(routes, pages, "/promises/:id", {
    deed: (c) => `promise ${c.req.param("id")}`,
    fields: deedFields,
    act: async (actor, values, c) => (await moved(pages, actor, c.req.param("id") ?? "", values)).page,
    page: (c, typed, refusal) => onePage(pages, c, typed, refusal),
  });

  return routes;
}

/** What a list can be narrowed to, and what it is. */
function chosen(pages: Pages, { state, sprint, who }: PromisesQuestion) {
  const all = sprintsOf(pages.context()).toSorted((a, b) => (a.first < b.first ? 1 : -1));
  const sprints = all.map(({ id, title }) => ({ id, title }));
  return { states: promiseStates, sprints, chosen: { state: state ?? "", sprint: sprint ?? "", who: who ?? "" } };
}

function newPage(pages: Pages, typed: Typed, refusal: string | null): Page {
  const blank = Object.fromEntries([...Object.keys(newFields.shape), "source"].map((name) => [name, ""]));
  const view = { typed: { ...blank, ...typed }, refusal, forms: soughtForms, dueForms, ...chosen(pages, {}) };
  return { template: "promise-new", title: "Write a promise down", section, view };
}

/** The promises of a text, to choose from; or those that were chosen, written down. */
async function offered(
  pages: Pages,
  actor: Actor,
  { source, sprint, link, take, deed }: { source: string; sprint: string; link: string; take: number[]; deed: string },
): Promise<Page | string> {
  const context = pages.context();
  const prose = readProse(source, formOf(source, "", null));
  const view = await offersIn(context, { prose, name: "the text", sprint: sprint || undefined });
  if (deed === "take") {
    await takeOffers(context, actor, view, { numbers: take, source: { title: null }, link });
    return `/promises${sprint ? `?${new URLSearchParams({ sprint })}` : ""}`;
  }
  const offers = view.offers.map((offer) => {
    const who = [...offer.who.map(({ id }) => id), ...offer.others].join(", ");
    const parts = { text: offer.text, who, due: offer.dueText, look: offer.look.join("\n"), sprint, link };
    return { ...offer, change: `/promises/new?${new URLSearchParams(parts)}` };
  });
  return {
    ...{ template: "promise-offers", title: "Promises of a text", section },
    view: { ...view, offers, source, link, chosen: sprint },
  };
}

async function onePage(pages: Pages, c: Request, typed: Typed, refusal: string | null): Promise<Page> {
  const viewer = pages.actor(c)?.id;
  const view = await promiseOne(pages.context(), { promise: c.req.param("id") ?? "", viewer });
  const blank = { verdict: "", on: "", due: "", look: "", reason: "", act: "" };
  const sprint = sprintsOf(pages.context()).find(({ id }) => id === view.sprint);
  return {
    template: "promise",
    title: `${view.text}, promise ${view.number}`,
    section,
    live: refusal === null && [promisesTopic],
    view: {
      ...view,
      ...{ refusal, verdicts, forms: soughtForms, signed: viewer !== undefined },
      typed: { ...blank, ...typed },
      at: sprint ? { id: sprint.id, title: sprint.title } : null,
      base: `/promises/${view.number}`,
    },
  };
}

function moved(pages: Pages, actor: Actor, id: string, values: PromiseDeedValues): Promise<Done> {
  const context = pages.context();
  const { deed, reason, link, due, look, verdict, on, act } = values;
  const question = { promise: id, reason, link };
  switch (deed) {
    case "judge":
      return deeds.judgePromise(context, actor, { ...question, verdict, at: on });
    case "move":
      return deeds.movePromise(context, actor, { ...question, due });
    case "seek":
      return deeds.seekPromise(context, actor, { ...question, look: look.split("\n") });
    case "withdraw":
      return deeds.withdrawPromise(context, actor, question);
    case "correct":
      return deeds.correctPromise(context, actor, { ...question, act: Number(act) });
  }
}
