/** How is a sprint made and changed on the pages, and what was done in it? */
import { Hono, type Context as Request } from "hono";
import { z } from "zod";
import { editSprint, makeSprint } from "../../commands/room/planning.ts";
import { organizing, sprintTopic } from "../../commands/room/write.ts";
import { namesIn } from "../../commands/room-people.ts";
import { roomOf } from "../../commands/rooms.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import type { Sprint } from "../../review/program.ts";
import { plainPlan } from "../../review/sprint-plan.ts";
import { roomHistory } from "../../words/room-acts.ts";
import { sprintSummary } from "../../words/sprint.ts";
import type { Page, Pages } from "../page.ts";
import { numberOf, queryWith } from "../query.ts";
import { submitted, type Typed } from "../sign-in/form.ts";
import { turningOf } from "./queue.ts";

const text = z.string("Each field is there once.").default("");
const words = {
  ...{ title: text, first: text, last: text, zone: text, place: text, focus: text, notes: text, etherpad: text },
  ...{ topics: text, hashtags: text, hosts: text, rooms: text, priorities: text, expected: text, rhythm: text },
  ...{ remote: text, countRemote: text },
};
const size = 100;

/** `/sprints/new`, `/sprints/:id/edit`, and `/sprints/:id/history`. */
export function sprintPlanPages(pages: Pages): Hono {
  const routes = new Hono();

  routes.get("/sprints/new", (c) => {
    pages.signedIn(c);
    return pages.show(c, newPage(c, {}, null));
  });

  routes.post("/sprints", (c) =>
    submitted(pages, c, {
      deed: "make a sprint",
      fields: z.object({ id: text, ...words }),
      act: async (actor, { id, ...values }) =>
        (await makeSprint(pages.context(), actor, { ...planOf(values), sprint: id })).page,
      again: (typed, refusal) => newPage(c, typed, refusal),
    }),
  );

  routes.get("/sprints/:id/edit", (c) => {
    pages.signedIn(c);
    return pages.show(c, editPage(c, {}, null));
  });

  routes.post("/sprints/:id/edit", (c) =>
    submitted(pages, c, {
      deed: `change the sprint ${c.req.param("id")}`,
      fields: z.object(words),
      act: async (actor, values) =>
        (await editSprint(pages.context(), actor, { ...planOf(values), sprint: c.req.param("id") })).page,
      again: (typed, refusal) => editPage(c, typed, refusal),
    }),
  );

  routes.get("/sprints/:id/history", (c) => {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const all = roomHistory(roomOf(context, sprint), namesIn(context, sprint));
    const count = Math.max(1, Math.ceil(all.length / size));
    const page = Math.min(numberOf(c, "page", 100_000) ?? 1, count);
    const base = `/sprints/${encodeURIComponent(sprint.id)}`;
    return pages.show(c, {
      template: "sprint-history",
      title: `What was done at ${sprint.title}`,
      section: "sprints",
      zone: sprint.zone,
      view: {
        sprint: sprintSummary(sprint, context.now()),
        acts: all.slice((page - 1) * size, page * size),
        turning: turningOf(
          { page, pages: count, total: all.length },
          (to) => `${base}/history${queryWith(c, { page: String(to) })}`,
        ),
      },
      live: [sprintTopic(sprint.id)],
    });
  });

  function newPage(c: Request, typed: Typed, refusal: string | null): Page {
    const usual = { ...wordsOf(null), id: "", zone: "UTC", rhythm: "09:00-12:30 discussion\n13:30-18:00 code" };
    const view = { form: { ...usual, ...sent(typed) }, refusal, id: null, action: "/sprints", fromFile: false };
    return {
      template: "sprint-edit",
      title: "Make a sprint",
      section: "sprints",
      view: { ...view, may: pages.may(c, organizing) },
    };
  }

  function editPage(c: Request, typed: Typed, refusal: string | null): Page {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const fromFile = context.program.sprints.some(({ id }) => id === sprint.id);
    const action = `/sprints/${encodeURIComponent(sprint.id)}/edit`;
    const view = { form: { ...wordsOf(sprint), ...sent(typed) }, refusal, id: sprint.id, action, fromFile };
    const may = pages.may(c, organizing);
    return { template: "sprint-edit", title: `Change ${sprint.title}`, section: "sprints", view: { ...view, may } };
  }
  return routes;
}

function planOf({ remote, countRemote, ...values }: z.output<z.ZodObject<typeof words>>) {
  return { ...values, remote: remote !== "", countRemote: countRemote !== "" };
}

/** A box without its tick is not sent. */
function sent(typed: Typed): Typed {
  return Object.keys(typed).length > 0 ? { remote: "", countRemote: "", ...typed } : typed;
}

/** A sprint as its form has it: lists one entry a line, yes as "yes". */
function wordsOf(sprint: Sprint | null): Record<string, string> {
  const lines = (key: "topics" | "hashtags" | "hosts" | "rooms" | "priorities" | "expected") =>
    (sprint?.[key] ?? []).join("\n");
  const line = (key: "title" | "first" | "last" | "zone" | "place" | "focus" | "notes") => sprint?.[key] ?? "";
  return {
    ...{ title: line("title"), first: line("first"), last: line("last"), zone: line("zone"), place: line("place") },
    ...{ focus: line("focus"), notes: line("notes"), etherpad: sprint?.etherpad ?? plainPlan.etherpad },
    ...{ topics: lines("topics"), hashtags: lines("hashtags"), hosts: lines("hosts"), rooms: lines("rooms") },
    ...{ priorities: lines("priorities"), expected: lines("expected") },
    rhythm: (sprint?.rhythm ?? []).map(({ from, to, what }) => `${from}-${to} ${what}`).join("\n"),
    remote: sprint?.remote ? "yes" : "",
    countRemote: (sprint?.countRemote ?? plainPlan.countRemote) ? "yes" : "",
  };
}
