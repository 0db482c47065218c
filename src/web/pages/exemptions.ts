/** What do the pages of the exemptions show, and what do their forms do? */
import { Hono, type Context as Request } from "hono";
import { Refused } from "../../commands/context.ts";
import { kindInForce, requestExemption } from "../../commands/exemption/ask.ts";
import { conditionForms } from "../../commands/exemption/conditions.ts";
import { imagine } from "../../commands/exemption/imagined.ts";
import { exemption, exemptionNumber, exemptionPolicy, exemptionRecord, exemptions } from "../../commands/exemptions.ts";
import { freezeKinds, kindRules } from "../../review/freeze-kind.ts";
import { exemptionMarkdown } from "../../words/exemption-markdown.ts";
import type { Page, Pages } from "../page.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { deedForms, deedNames, requestFields } from "./exemption-forms.ts";
import { showNumber } from "./number.ts";

const section = "decisions" as const;

/** `/exemptions`, `/exemptions/new`, `/exemptions/:id`, its record, and the forms of both. */
export function exemptionPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/exemptions", async (c) => {
    const view = await exemptions(pages.context(), { state: c.req.query("state") });
    return pages.show(c, { template: "exemptions", title: "Exemptions", section, view, live: true });
  });

  routes.get("/exemptions/new", (c) => pages.show(c, asking(pages, c, { changes: c.req.query("change") ?? "" }, null)));

  routes.post("/exemptions", (c) =>
    submitted(pages, c, {
      deed: "ask for an exemption",
      fields: requestFields,
      act: async (actor, { changes, ...fields }) =>
        (await requestExemption(pages.context(), actor, { ...fields, changes: changes.split(/[\s,]+/) })).page,
      again: (typed, refusal) => asking(pages, c, typed, refusal),
    }),
  );

  routes.get("/exemptions/numbers/:number", async (c) => {
    const found = await exemptionNumber(pages.context(), c.req.param("number"));
    return showNumber(pages, c, found, { section, back: { href: "/exemptions", title: "Exemptions" } });
  });

  routes.get("/exemptions/:id", async (c) => pages.show(c, await onePage(pages, c, c.req.param("id"), {}, null)));

  routes.get("/exemptions/:id/:file{record\\.(?:json|md)}", async (c) => {
    const { record, view } = await exemptionRecord(pages.context(), c.req.param("id"));
    if (c.req.param("file").endsWith("json")) return c.json(record);
    return c.body(exemptionMarkdown(view, record), 200, { "Content-Type": "text/markdown; charset=UTF-8" });
  });

  for (const { deed, fields, act } of deedForms) {
    routes.post(`/exemptions/:id/${deed}`, (c) => {
      const id = c.req.param("id");
      return submitted(pages, c, {
        deed: `${deedNames[deed]?.toLowerCase() ?? deed}, exemption ${id}`,
        fields,
        act: async (actor, values) => (await act(pages.context(), actor, id, values)).page,
        again: (typed, refusal) => onePage(pages, c, id, typed, refusal),
      });
    });
  }

  return routes;
}

function asking(pages: Pages, c: Request, typed: Typed, refusal: string | null): Page {
  const blank = Object.fromEntries(Object.keys(requestFields.shape).map((name) => [name, ""]));
  const { terms, dayEnds } = exemptionPolicy(pages.context());
  const kinds = freezeKinds.map((id) => ({ id, name: kindRules[id].name }));
  const view = {
    ...{ terms, dayEnds, kinds, refusal, signed: pages.actor(c) !== null },
    typed: { ...blank, freeze: kindInForce(pages.context(), null), ...typed },
  };
  return { template: "exemption-new", title: "Ask for an exemption", section, view };
}

async function onePage(pages: Pages, c: Request, id: string, typed: Typed, refusal: string | null): Promise<Page> {
  const context = pages.context();
  const viewer = pages.actor(c)?.id;
  const view = await exemption(context, { exemption: id, viewer });
  const ifs = c.req.query("if") ?? "";
  const on = c.req.query("on") ?? "";
  const blank = { conditions: "", until: "", condition: "", reason: "" };
  return {
    template: "exemption",
    title: `${view.title}, exemption ${view.number}`,
    section,
    live: refusal === null && !ifs && !on && ["exemptions"],
    view: {
      ...view,
      ...{ refusal, deedNames, forms: conditionForms, signed: viewer !== undefined },
      corrects: view.may.includes("correct"),
      typed: { ...blank, ...typed },
      whatIf: { ifs, on, refusal: null, found: null, ...(ifs || on ? await imaginedOr(pages, id, ifs, on) : {}) },
    },
  };
}

async function imaginedOr(pages: Pages, id: string, ifs: string, on: string) {
  try {
    return { found: await imagine(pages.context(), { exemption: id, ifs: [ifs], on }) };
  } catch (failure) {
    if (failure instanceof Refused) return { refusal: failure.message };
    throw failure;
  }
}
