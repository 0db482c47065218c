/** What shape has each answer of the API? One schema a view: type, documentation and test of it. */

import { z } from "@hono/zod-openapi";
import type { ChatHealth } from "../../words/chat-health.ts";
import type {
  ChangeView,
  HealthView,
  HomeView,
  PeopleView,
  PersonView,
  QueueView,
  SprintView,
  StatisticsView,
} from "../../words/views.ts";
import { gateView } from "./gate.ts";
import {
  exactly,
  forgeHealth,
  instant,
  mover,
  moverCounts,
  numberTable,
  openNumber,
  orNull,
  personLink,
  queueItem,
  requirement,
  sort,
  sprintSummary,
  trailer,
} from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const status = z.enum(["open", "merged", "abandoned"]);
const numbers = z.array(openNumber);
const items = z.array(queueItem);

export const queueView = exactly<QueueView>()(
  z
    .object({
      as: orNull(personLink),
      filters: z.object({ repository: textOrNull, mover: orNull(mover), text: textOrNull, sort }),
      items,
      total: whole.openapi({ description: "All that match the filters; `items` is one page of it." }),
      page: whole,
      pages: whole,
      movers: moverCounts.openapi({ description: "Open changes by mover, before filtering by mover." }),
      repositories: z.array(text),
      empty: textOrNull.openapi({ description: "The sentence for an empty list." }),
    })
    .openapi("Queue"),
);

export const changeView = exactly<ChangeView>()(
  z
    .object({
      item: queueItem,
      status,
      changeId: textOrNull,
      hashtags: z.array(text),
      submitted: instant.nullable(),
      submittedUntil: instant.nullable(),
      updated: instant,
      commitMessage: textOrNull,
      trailers: z.array(trailer),
      patchSets: z.array(
        z.object({
          number: whole,
          revision: text,
          kind: textOrNull,
          created: instant,
          uploader: textOrNull,
          by: orNull(personLink),
        }),
      ),
      voteHistory: z.array(
        z.object({
          label: text,
          value: whole,
          by: personLink,
          at: instant,
          patchSet: whole.nullable(),
          copied: z.boolean(),
        }),
      ),
      timeline: z.array(
        z.object({
          at: instant,
          by: orNull(personLink),
          text,
          kind: text,
          patchSet: whole.nullable(),
          message: textOrNull,
        }),
      ),
      spans: z
        .array(z.object({ mover, from: instant, to: instant.nullable() }))
        .openapi({ description: "Whose turn it was, from when to when." }),
      requirements: z.array(requirement).nullable(),
      unresolvedComments: whole.nullable(),
      related: z.array(
        z.object({
          key: text,
          relation: text,
          status: status.nullable(),
          subject: textOrNull,
          url: textOrNull,
        }),
      ),
      whyNot: z
        .array(z.object({ code: text, text, met: z.boolean(), who: z.array(personLink), remedy: textOrNull }))
        .openapi({ description: "Every rule that keeps it out of the queue, or would, and who can change that." }),
    })
    .openapi("ChangeDetails"),
);

export const peopleView = exactly<PeopleView>()(
  z
    .object({
      people: z.array(
        z.object({
          ...personLink.shape,
          company: textOrNull,
          groups: z.array(text),
          waiting: whole,
          reviews: openNumber,
        }),
      ),
      from: instant,
      to: instant,
    })
    .openapi("People"),
);

export const personView = exactly<PersonView>()(
  z
    .object({
      person: personLink,
      company: textOrNull,
      cores: z.array(text),
      accounts: z.array(text),
      waiting: items,
      own: items,
      numbers,
    })
    .openapi("PersonDetails"),
);

export const statisticsView = exactly<StatisticsView>()(
  z
    .object({
      from: instant,
      to: instant,
      days: whole,
      numbers,
      tables: z.array(numberTable),
      waitingOverTime: z.array(z.object({ at: instant, open: whole })),
      waitingRule: text.openapi({ description: "What each point of `waitingOverTime` counts." }),
    })
    .openapi("Statistics"),
);

export const sprintView = exactly<SprintView>()(
  z
    .object({
      ...sprintSummary.shape,
      remote: z.boolean(),
      hosts: z.array(text),
      focus: textOrNull,
      notes: textOrNull,
      from: instant,
      to: instant,
      numbers,
      perDay: numberTable,
      perRepository: numberTable,
      burnUp: z.array(z.object({ at: instant, merged: whole, revised: whole, reviewed: whole })),
      topic: items,
      unknown: z.array(text).openapi({ description: "What cannot be known, and what would make it known." }),
    })
    .openapi("Sprint"),
);

const chatHealth = exactly<ChatHealth>()(
  z
    .object({
      name: text,
      kind: z.enum(["irc", "matrix"]),
      state: z.enum(["connecting", "connected", "waiting"]),
      rooms: z.array(text).openapi({ description: "Rooms that Midcycle is in." }),
      wanted: whole.openapi({ description: "How many the program file names." }),
      trouble: textOrNull,
    })
    .openapi("ChatHealth"),
);

export const healthView = exactly<HealthView>()(
  z
    .object({
      version: text,
      node: text,
      database: text,
      started: instant,
      changes: whole,
      forges: z.array(forgeHealth),
      gates: z.array(gateView),
      chats: z.array(chatHealth),
      setAside: z.array(z.object({ forge: text, number: whole, reason: text, at: instant, tries: whole, raw: text })),
    })
    .openapi("Health"),
);

export const homeView = exactly<HomeView>()(
  z
    .object({
      program: z.object({
        id: text,
        name: text,
        repositories: z.array(
          z.object({
            name: text,
            type: z.enum(["service", "library", "client-library", "specs", "other"]),
            open: whole,
          }),
        ),
      }),
      movers: moverCounts,
      oldest: items,
      sprint: orNull(sprintView),
      health: z.array(forgeHealth),
    })
    .openapi("Home"),
);
