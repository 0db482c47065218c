/** What can the API be asked about the room of a sprint? Nobody is named who does not want to be. */
import { z } from "@hono/zod-openapi";
import { agenda } from "../../commands/agenda.ts";
import { questions, roster } from "../../commands/attendees.ts";
import { presences, type Shown } from "../../sprint/roster.ts";
import { sessionStates, sessionWants } from "../../sprint/session.ts";
import type { AgendaView, SessionChange, SessionView } from "../../words/agenda.ts";
import type { QuestionsView, RosterView } from "../../words/attendees.ts";
import { type Operation, operation, rows } from "./operation.ts";
import { day, exactly, instant, mover, openNumber, orNull, sprintSummary } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const moment = instant.nullable();
const which = z.string().openapi({ description: "A sprint by its id.", example: "mitaka" });

const shown = exactly<Shown>()(
  z.object({ id: textOrNull, name: text, core: z.boolean() }).openapi("Shown", {
    description: "Somebody as they want to be shown at the sprint; `id` is null when that is not by name.",
  }),
);

const change = exactly<SessionChange>()(
  z
    .object({
      key: text,
      number: whole,
      subject: textOrNull,
      status: z.enum(["open", "merged", "abandoned"]).nullable(),
      mover: orNull(mover),
    })
    .openapi("SessionChange", { description: "A change that a session is about, as it stands now." }),
);

const session = exactly<SessionView>()(
  z
    .object({
      id: text,
      title: text,
      track: textOrNull,
      room: textOrNull.openapi({ description: "Its own room; null when it is where its track meets." }),
      state: z.enum(sessionStates),
      at: moment.openapi({ description: "When it is planned to begin." }),
      minutes: whole.nullable(),
      wants: z.enum(sessionWants).nullable(),
      raisedBy: shown,
      changes: z.array(change),
      about: z.array(text),
      outcome: textOrNull,
      notes: textOrNull,
      began: moment,
      ended: moment,
      history: z.array(z.object({ at: instant, by: shown, text })),
    })
    .openapi("Session", { description: "One session of a sprint with every move." }),
);
const sessions = z.array(session);

const agendaView = exactly<AgendaView>()(
  z
    .object({
      sprint: sprintSummary,
      clock: z.object({
        time: text,
        day: text,
        ahead: z.array(z.object({ what: text, at: instant, secondsLeft: z.number() })),
        progress: textOrNull,
      }),
      messages: z.array(z.object({ level: z.enum(["info", "success", "warning", "danger"]), text })),
      restricted: z.boolean().openapi({ description: "True while only cores and organizers move the agenda." }),
      priorities: z.array(text),
      rooms: z.array(text),
      tracks: z.array(
        z.object({
          name: textOrNull.openapi({ description: "Null for what is on no track." }),
          color: textOrNull,
          location: textOrNull,
          etherpad: textOrNull,
          url: textOrNull,
          here: whole.openapi({ description: "People who are checked in there now." }),
          bookings: z.array(text),
          ...{ now: sessions, next: sessions, later: sessions, done: sessions },
        }),
      ),
      days: z.array(
        z.object({
          day,
          label: text,
          slots: z.array(
            z.object({
              ...{ code: text, what: text, from: text, to: text, begins: instant, ends: instant },
              present: z.boolean(),
              booked: z.array(z.object({ room: text, track: text })),
              sessions,
            }),
          ),
        }),
      ),
      reserved: z.array(z.object({ change, by: shown, until: instant })),
    })
    .openapi("Agenda"),
);

const rosterView = exactly<RosterView>()(
  z
    .object({
      sprint: sprintSummary,
      remote: z.boolean(),
      countRemote: z.boolean(),
      hosts: z.array(text),
      focus: textOrNull,
      priorities: z.array(text),
      rhythm: z.array(z.object({ from: text, to: text, what: text })),
      days: z.array(z.object({ day, label: text })),
      numbers: z.array(openNumber),
      people: z.array(
        z.object({
          who: shown,
          nick: textOrNull,
          company: textOrNull,
          presence: z.enum(presences),
          days: z.array(text),
          here: z.object({ place: text, from: instant }).nullable(),
          last: z.object({ place: text, at: instant }).nullable(),
        }),
      ),
      unnamed: whole.openapi({ description: "People who are counted and do not want to be named." }),
      missing: z.array(text).openapi({ description: "Who was expected and has not signed up." }),
      headline: textOrNull,
    })
    .openapi("Roster"),
);

const question = z.object({
  ...{ id: text, text, track: textOrNull, by: shown, at: instant, votes: whole },
  answers: z.array(z.object({ by: shown, at: instant, text })),
});

const questionsView = exactly<QuestionsView>()(
  z
    .object({ sprint: sprintSummary, tracks: z.array(text), waiting: z.array(question), answered: z.array(question) })
    .openapi("Questions"),
);

/** `/sprints/{sprint}/agenda`, `/sprints/{sprint}/roster` and `/sprints/{sprint}/questions`. */
export const roomOperations: readonly Operation[] = [
  operation(
    "/sprints/{sprint}/agenda",
    "agenda",
    "What is on in a sprint, what comes next, the schedule, what is reserved",
    {
      params: { sprint: which },
      query: {},
      answer: agendaView,
      ask: agenda,
    },
  ),
  operation(
    "/sprints/{sprint}/roster",
    "roster",
    "Who takes part in a sprint, as they want to be shown, and how many they are",
    {
      params: { sprint: which },
      query: { rows },
      answer: rosterView,
      ask: roster,
    },
  ),
  operation(
    "/sprints/{sprint}/questions",
    "questions",
    "What is asked of the experts of a sprint, and what was answered",
    {
      params: { sprint: which },
      query: {},
      answer: questionsView,
      ask: questions,
    },
  ),
];
