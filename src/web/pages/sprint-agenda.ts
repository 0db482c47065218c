/** What does the agenda of a sprint show, and how is it moved: by form, by drag and drop, by keyboard? */
import { Hono, type Context as Request } from "hono";
import { agenda } from "../../commands/agenda.ts";
import { Refused } from "../../commands/context.ts";
import { organizes, sprintTopic } from "../../commands/room/write.ts";
import { changeTopic } from "../../commands/signs.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { trackVerbs } from "../../sprint/room/tracking.ts";
import { sessionWants } from "../../sprint/session.ts";
import { dayAt, wallTime } from "../../sprint/zone.ts";
import type { AgendaView, SessionView } from "../../words/agenda.ts";
import type { Page, Pages } from "../page.ts";
import type { Typed } from "../sign-in/form.ts";
import { addFormPage } from "./form-page.ts";
import { agendaDone, agendaFields, sessionDone, sessionFields } from "./sprint-agenda-forms.ts";

/** States of the board's columns, in their order. */
const columns = ["now", "next", "later", "done"] as const;

/** `/sprints/:id/agenda` and `/sprints/:id/sessions/:session`. */
export function agendaPages(pages: Pages): Hono {
  const routes = new Hono();
  addFormPage(routes, pages, "/sprints/:id/agenda", {
    deed: (c) => `agenda of ${c.req.param("id")}`,
    fields: agendaFields,
    act: async (actor, values, c) => (await agendaDone(pages.context(), actor, c.req.param("id") ?? "", values)).page,
    page: boardPage,
  });

  addFormPage(routes, pages, "/sprints/:id/sessions/:session", {
    deed: (c) => `session ${c.req.param("session")} of ${c.req.param("id")}`,
    fields: sessionFields,
    async act(actor, values, c) {
      const [id, session] = [c.req.param("id") ?? "", c.req.param("session") ?? ""];
      await sessionDone(pages.context(), actor, id, session, values);
      return `/sprints/${encodeURIComponent(id)}/sessions/${encodeURIComponent(session)}`;
    },
    page: sessionPage,
  });

  async function boardPage(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const { view, sprint, ...rest } = await ground(c, refusal);
    const empty = { deed: "", title: "", track: "", wants: "", refs: "", verb: "", text: "", names: "", level: "" };
    return {
      ...{ template: "sprint-agenda", ...rest, title: `Agenda of ${sprint.title}` },
      view: { ...view, refusal, typed: { ...empty, ...typed } },
    };
  }

  async function sessionPage(c: Request, typed: Typed, refusal: string | null): Promise<Page> {
    const { view, sprint, ...rest } = await ground(c, refusal);
    const all = sessionsIn(view);
    const session = all.find(({ id }) => id === c.req.param("session"));
    if (!session) {
      const known = all.map(({ id }) => id).join(", ") || "none yet";
      throw new Refused(`No session of this sprint is called "${c.req.param("session")}". There are ${known}.`);
    }
    const refs = [...session.changes.map(({ number }) => String(number)), ...session.about].join(" ");
    const { title, track, room, minutes, wants, notes, outcome } = session;
    const at = session.at === null ? "" : dayAndTime(session.at, sprint.zone);
    const form = { title, track, room, minutes, wants, notes, outcome, refs, at, deed: "", state: session.state };
    return {
      ...{ template: "sprint-session", ...rest, title: session.title },
      view: { ...view, session, refusal, form: { ...form, ...typed } },
    };
  }

  async function ground(c: Request, refusal: string | null) {
    const context = pages.context();
    const sprint = chosenSprint(context, c.req.param("id"));
    const view = await agenda(context, { sprint: sprint.id });
    const actor = pages.actor(c);
    const leads = actor !== null && organizes(context, actor.id);
    const keys = new Set(
      [...sessionsIn(view).flatMap(({ changes }) => changes), ...view.reserved.map(({ change }) => change)].map(
        ({ key }) => key,
      ),
    );
    return {
      sprint,
      section: "sprints" as const,
      zone: sprint.zone,
      view: {
        ...view,
        ...{ columns, wants: sessionWants, verbs: trackVerbs },
        organizes: leads,
        moves: actor !== null && (leads || !view.restricted),
        base: `/sprints/${encodeURIComponent(sprint.id)}`,
      },
      live: refusal === null ? [sprintTopic(sprint.id), ...[...keys].map(changeTopic)] : (false as const),
    };
  }
  return routes;
}

/** "2016-01-27 15:00", as `when` reads it. */
function dayAndTime(at: string, zone: string): string {
  const { hour, minute } = wallTime(at, zone);
  return `${dayAt(at, zone)} ${hour}:${minute}`;
}

function sessionsIn({ tracks }: AgendaView): SessionView[] {
  return tracks.flatMap((track) => columns.flatMap((state) => track[state]));
}
