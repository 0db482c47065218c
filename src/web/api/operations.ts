/** What can the API be asked? The table from which its routes, its checks and its documentation are made. */
import { z } from "@hono/zod-openapi";
import { digest } from "../../commands/digests.ts";
import { freezes } from "../../commands/freezes.ts";
import { frozen } from "../../commands/frozen.ts";
import { health } from "../../commands/health.ts";
import { home } from "../../commands/home.ts";
import { people, person } from "../../commands/people.ts";
import { next, queue } from "../../commands/queue.ts";
import { recap } from "../../commands/recap.ts";
import { show } from "../../commands/show.ts";
import { sprint, sprints } from "../../commands/sprint.ts";
import { stats } from "../../commands/stats.ts";
import { update } from "../../commands/updates.ts";
import { movers } from "../../words/mover.ts";
import { sorts } from "../../words/sorts.ts";
import { boardOperations } from "./board.ts";
import { dashboardOperations } from "./dashboards.ts";
import { decisionOperations } from "./decisions.ts";
import { deliveryOperations } from "./deliveries.ts";
import { exemptionOperations } from "./exemptions.ts";
import { freezesView, frozenView } from "./freeze-views.ts";
import { jobOperations } from "./jobs.ts";
import { minutesOperations } from "./minutes.ts";
import { as, type Operation, once, operation, rows, whole } from "./operation.ts";
import { padOperations } from "./pads.ts";
import { promiseOperations } from "./promises.ts";
import { postView, recapView } from "./recap.ts";
import { roomOperations } from "./rooms.ts";
import { orNull, queueItem, sprintSummary } from "./shapes.ts";
import {
  changeView,
  healthView,
  homeView,
  peopleView,
  personView,
  queueView,
  sprintView,
  statisticsView,
} from "./views.ts";

const days = whole("days", 1, 3_650).openapi({ description: "Days up to now that are counted; 90 when absent." });
const size = whole("size", 1, 1_000).openapi({ description: "Items on a page; 50 when absent." });
const inQueue = {
  as,
  repository: once("repository").openapi({ description: "A repository, by its full name or the last part of it." }),
  mover: z
    .enum(movers, `Nobody of that name moves a change. Choose one of ${movers.join(", ")}.`)
    .optional()
    .openapi({ description: "Only changes that wait for this mover." }),
  text: once("text").openapi({
    description: "Only changes with this in their number, Change-Id, subject, topic, hashtags or owner.",
  }),
  sort: z
    .enum(sorts, `The queue has no order of that name. Choose one of ${sorts.join(", ")}.`)
    .optional()
    .openapi({ description: "Another order than the team's own." }),
  page: whole("page", 1, null).openapi({ description: "Counts from 1; beyond the last page is the last page." }),
  size,
};
const change = z.string().openapi({
  description: "A change by key, number, Change-Id or address (with its slashes encoded).",
  example: "opendev~271000",
});
const whom = z
  .string()
  .openapi({ description: "A person by id, name, user name, nick or e-mail.", example: "stevemar" });
const which = z.string().openapi({ description: "A sprint by its id.", example: "mitaka" });

/** Every question, in the order in which people meet them. */
export const operations: readonly Operation[] = [
  operation("/home", "home", "The team at a glance", { params: {}, query: { as, rows }, answer: homeView, ask: home }),
  operation("/queue", "queue", "What waits for the team, or for one person", {
    params: {},
    query: inQueue,
    answer: queueView,
    ask: queue,
  }),
  operation("/next", "next", "The one change to look at next; null when nothing waits", {
    params: {},
    query: { as },
    answer: orNull(queueItem),
    ask: next,
  }),
  operation("/changes/{change}", "change", "Everything about one change: whose turn, why, and what happened", {
    params: { change },
    query: { as },
    answer: changeView,
    ask: show,
  }),
  operation("/freezes", "freezes", "What is frozen now, since and until when, and what comes next", {
    params: {},
    query: {},
    answer: freezesView,
    ask: freezes,
  }),
  operation("/frozen", "frozen", "Is a change frozen, or something new at a place: every rule, met or not", {
    params: {},
    query: {
      change: z.string('Give "change": a change, or a repository with a branch and a path.').openapi({
        description:
          'A change by key, number, Change-Id or address; or a place as "keystone stable/mitaka doc/index.rst".',
        example: "271000",
      }),
      on: once("on").openapi({
        description:
          'A day or moment as people write it ("tomorrow", "2016-03-04", "2016-03-04 AoE"); now when absent.',
        example: "2016-03-04",
      }),
    },
    answer: frozenView,
    ask: (context, { change, on }) => frozen(context, { what: change, on }),
  }),
  ...exemptionOperations,
  ...decisionOperations,
  ...padOperations,
  ...minutesOperations,
  ...promiseOperations,
  ...dashboardOperations,
  operation("/people", "people", "Who is here, what waits for them, and how much they reviewed", {
    params: {},
    query: { days, rows },
    answer: peopleView,
    ask: people,
  }),
  operation("/people/{person}", "person", "One person: what waits for them, their own changes, their reviews", {
    params: { person: whom },
    query: { days, rows },
    answer: personView,
    ask: person,
  }),
  operation("/statistics", "statistics", "How responsive the team is, and who reviewed how much", {
    params: {},
    query: { days, rows },
    answer: statisticsView,
    ask: stats,
  }),
  operation("/sprints", "sprints", "Every sprint of the team", {
    params: {},
    query: {},
    answer: z.array(sprintSummary),
    ask: sprints,
  }),
  operation("/sprints/{sprint}", "sprint", "One sprint: its numbers by day and repository, its burn-up, its topic", {
    params: { sprint: which },
    query: { rows },
    answer: sprintView,
    ask: sprint,
  }),
  ...boardOperations,
  operation("/sprints/{sprint}/recap", "recap", "The recap of a sprint, every number with its rule and rows", {
    params: { sprint: which },
    query: { rows },
    answer: recapView,
    ask: recap,
  }),
  operation(
    "/updates/{days}",
    "update",
    "What the team tells of a week or a day, every number with its rule and rows",
    {
      params: { days: z.string().openapi({ description: "A week or a day.", example: "2016-W04" }) },
      query: { rows },
      answer: postView,
      ask: (context, { days: span }) => update(context, { span }),
    },
  ),
  operation("/digest", "digest", "What needs attention now, of the team or of a person", {
    params: {},
    query: { as, rows },
    answer: postView,
    ask: digest,
  }),
  ...roomOperations,
  ...deliveryOperations,
  ...jobOperations,
  operation("/health", "health", "How well each forge is followed, and what could not be understood", {
    params: {},
    query: {},
    answer: healthView,
    ask: health,
  }),
];
