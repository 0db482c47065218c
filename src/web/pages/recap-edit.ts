/** How is a recap written on the web, beside its facts? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { Refused } from "../../commands/context.ts";
import { personOf } from "../../commands/deciding.ts";
import { lintDraft } from "../../commands/lint.ts";
import { padsTopic } from "../../commands/pads/the-pad.ts";
import { type PostFormat, post, postFormats } from "../../commands/post.ts";
import { recap } from "../../commands/recap.ts";
import { drafted, draftOf, stepsOf, textStep } from "../../commands/recap-draft.ts";
import { beginRecapPad, recapPadOf, takeRecapPad } from "../../commands/recap-pad.ts";
import {
  freezeFacts,
  Overtaken,
  publishRecap,
  recapTopic,
  saveProse,
  thawFacts,
  writers,
} from "../../commands/recap-writing.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { capital, printed } from "../../words/plain.ts";
import { checklist } from "../../words/recap/checklist.ts";
import { lineDifferences } from "../differences.ts";
import type { Page, Pages } from "../page.ts";
import { shownBody, shownSection } from "../recap-body.ts";
import { submitted, type Typed } from "../sign-in/form.ts";

const deeds = ["save", "preview", "freeze", "thaw", "publish", "pad", "take"] as const;
const fields = z.object({
  deed: z.enum(deeds, `Choose one of ${deeds.join(", ")}.`),
  text: z.string("The text must come once.").default(""),
  base: z.coerce.number("The step that the text is of must be a number.").int().min(0).default(0),
});
const previews = ["page", ...postFormats] as const;
type Preview = (typeof previews)[number];

/** `/sprints/:id/recap/edit` and `/sprints/:id/recap/steps/:step`. */
export function recapEditPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/sprints/:id/recap/edit", async (c) => pages.show(c, await editPage(c, {})));

  routes.post("/sprints/:id/recap/edit", (c) => {
    const sprint = c.req.param("id");
    const base = `/sprints/${encodeURIComponent(sprint)}/recap`;
    let overtaken: Overtaken | null = null;
    return submitted(pages, c, {
      deed: `write the recap of ${sprint}`,
      fields,
      act: async (actor, values) => {
        if (values.deed === "preview") return editPage(c, { typed: values });
        if (values.deed === "pad") return beginRecapPad(pages.context(), actor, { sprint });
        try {
          await done(actor, sprint, values);
        } catch (failure) {
          if (failure instanceof Overtaken) overtaken = failure;
          throw failure;
        }
        return values.deed === "publish" ? base : `${base}/edit`;
      },
      again: (typed, refusal) => editPage(c, { typed: typedText(typed), refusal, overtaken }),
    });
  });

  routes.get("/sprints/:id/recap/steps/:step", async (c) => {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const step = await textStep(context, sprint, Number(c.req.param("step")));
    const before = (await stepsOf(context, sprint)).find(({ seq, kind }) => seq < step.seq && kind === "prose");
    const earlier = before ? (await textStep(context, sprint, before.seq)).body : "";
    return pages.show(c, {
      template: "recap-step",
      title: `Step ${step.seq} of the recap: ${sprint.title}`,
      section: "sprints",
      zone: sprint.zone,
      view: {
        ...{ sprint, step: { ...step, by: personOf(context, step.by) }, before: before?.seq ?? null },
        lines: lineDifferences(earlier, step.body),
        base: `/sprints/${encodeURIComponent(sprint.id)}/recap`,
      },
    });
  });

  async function done(actor: Actor, sprint: string, { deed, text, base }: z.output<typeof fields>): Promise<void> {
    const context = pages.context();
    if (deed === "save") await saveProse(context, actor, { sprint, text, base });
    if (deed === "take") await takeRecapPad(context, actor, { sprint });
    if (deed === "freeze") await freezeFacts(context, actor, { sprint });
    if (deed === "thaw") await thawFacts(context, actor, { sprint });
    if (deed === "publish") await publishRecap(context, actor, { sprint });
  }

  async function editPage(
    c: Request,
    told: { typed?: { text: string; base: number } | null; refusal?: string; overtaken?: Overtaken | null },
  ): Promise<Page> {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const draft = await draftOf(context, sprint);
    const address = new URL(c.req.url).origin;
    const asked = { sprint: sprint.id, address };
    const live = draft.pinned ?? (await recap(context, { ...asked, facts: "live" }));
    const { typed = null, refusal = null, overtaken = null } = told;
    const pad = await recapPadOf(context, sprint);
    const text = (overtaken && typed?.text === "" && pad ? pad.text : typed?.text) ?? draft.text;
    const shown = { ...draft, text, base: typed ? -1 : draft.base };
    const view = drafted(live, shown);
    const theirs = overtaken ? await textStep(context, sprint, overtaken.first) : null;
    const wanted = c.req.query("preview");
    const preview: Preview = previews.find((one) => one === wanted) ?? "page";
    const written = draft.base > 0 || typed !== null ? text : "";
    const steps = await stepsOf(context, sprint);
    return {
      template: "recap-edit",
      title: `Write the recap: ${sprint.title}`,
      section: "sprints",
      zone: sprint.zone,
      live: typed === null ? [recapTopic, padsTopic] : false,
      view: {
        ...{ sprint: view.sprint, page: view.page, recap: view, text, refusal },
        base: overtaken ? overtaken.first : (typed?.base ?? draft.base),
        post: `recap/${sprint.id}`,
        may: pages.may(c, writers),
        signed: pages.actor(c) !== null,
        pad: pad && { page: pad.page, ahead: pad.ahead },
        unsaved: typed !== null && overtaken === null && refusal === null,
        theirs: theirs && {
          by: personOf(context, theirs.by),
          at: theirs.at,
          lines: lineDifferences(theirs.body, text),
        },
        sections: view.sections.map((section) => shownSection(view, section)),
        numbers: Object.values(view.numbers)
          .filter(({ id }) => !id.includes("."))
          .map((number) => ({ id: number.id, title: number.title, value: printed(number) })),
        checks: checklist(view, written, draft.published !== null),
        findings: await lintDraft(context, sprint, written),
        previews: previews.map((id) => ({ id, name: id === "html" ? "HTML" : capital(id) })),
        preview,
        blocks: preview === "page" ? shownBody(view) : [],
        plain: preview === "page" ? null : await previewed(preview, view, address),
        steps: steps
          .filter(({ kind }) => kind !== "pad")
          .map((step) => ({ ...step, by: personOf(context, step.by), text: isText(step.kind) })),
      },
    };
  }

  async function previewed(format: PostFormat, view: Awaited<ReturnType<typeof recap>>, address: string) {
    try {
      return await post(format, view, { address, recaps: pages.context().program.recaps });
    } catch (failure) {
      if (failure instanceof Refused) return failure.message;
      throw failure;
    }
  }
  return routes;
}

function isText(kind: string): boolean {
  return kind === "prose" || kind === "aside";
}

function typedText({ text, base }: Typed): { text: string; base: number } {
  const number = Number([base].flat()[0]);
  return { text: [text].flat()[0] ?? "", base: Number.isInteger(number) && number >= 0 ? number : 0 };
}
