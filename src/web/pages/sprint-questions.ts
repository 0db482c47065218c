/** What do people ask the experts of a sprint, and how is it answered? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import type { Actor } from "../../commands/actor.ts";
import { questions, votedFor } from "../../commands/attendees.ts";
import type { Done } from "../../commands/deciding.ts";
import { answerQuestion, askExperts, dropQuestion, upvoteQuestion } from "../../commands/room/question-deeds.ts";
import { organizes, sprintTopic } from "../../commands/room/write.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import type { Page, Pages } from "../page.ts";
import type { Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";

const text = z.string("Each field is there once.").default("");
const deeds = ["ask", "upvote", "unvote", "answer", "drop"] as const;
const fields = z.object({
  deed: z.enum(deeds, { message: `Choose one of ${deeds.join(", ")}.` }),
  ...{ question: text, text, track: text, anonymous: text },
});

/** `/sprints/:id/questions`. */
export function questionPages(pages: Pages): Hono {
  const routes = new Hono();
  addFormPage(routes, pages, "/sprints/:id/questions", {
    deed: (c) => `questions of ${c.req.param("id")}`,
    fields,
    act: async (actor, values, c) => (await done(actor, c.req.param("id") ?? "", values)).page,
    page,
  });

  async function page(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const actor = pages.actor(c);
    const view = await questions(context, { sprint: sprint.id });
    return {
      template: "sprint-questions",
      title: `Questions at ${sprint.title}`,
      section: "sprints",
      zone: sprint.zone,
      view: {
        ...view,
        refusal,
        typed: { question: "", text: "", track: "", anonymous: "", deed: "", ...typed },
        voted: actor ? votedFor(context, sprint, actor.id) : [],
        actor: actor?.id ?? null,
        organizes: actor !== null && organizes(context, actor.id),
        base: `/sprints/${encodeURIComponent(sprint.id)}`,
      },
      live: refusal === null ? [sprintTopic(sprint.id)] : false,
    };
  }

  function done(actor: Actor, sprint: string, values: z.output<typeof fields>): Promise<Done> {
    const context = pages.context();
    const { deed, question, text, track, anonymous } = values;
    switch (deed) {
      case "ask":
        return askExperts(context, actor, { sprint, text, track, anonymous: anonymous !== "" });
      case "upvote":
        return upvoteQuestion(context, actor, { sprint, question });
      case "unvote":
        return upvoteQuestion(context, actor, { sprint, question, up: false });
      case "answer":
        return answerQuestion(context, actor, { sprint, question, text });
      case "drop":
        return dropQuestion(context, actor, { sprint, question });
    }
  }
  return routes;
}
