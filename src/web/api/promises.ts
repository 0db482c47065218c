/** What can the API be asked about promises? */
import { z } from "@hono/zod-openapi";
import { becameOf, promiseOne, promises } from "../../commands/promises.ts";
import { chosenSprint } from "../../commands/sprint.ts";
import { promiseSources, promiseStates } from "../../sprint/promise/acts.ts";
import {
  type BecameView,
  type PromiseLine,
  type PromisesView,
  type PromiseView,
  promiseDeedNames,
} from "../../words/promises.ts";
import { actShape } from "./decisions.ts";
import { type Operation, once, operation } from "./operation.ts";
import { exactly, instant, openNumber, orNull, personLink } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();
const state = z.enum(promiseStates).openapi("PromiseState");

const line = {
  number: whole,
  text,
  state,
  because: z.array(text),
  unmet: z.array(text),
  who: z.array(personLink),
  others: textOrNull,
  due: orNull(z.object({ words: text, at: instant.nullable() })),
  given: instant,
  keptAt: instant.nullable(),
  lateBy: whole.nullable(),
  pieces: z.array(
    z.object({
      ...{ id: text, text, word: z.boolean(), met: instant.nullable(), evidence: textOrNull },
      ...{ url: textOrNull, change: textOrNull, blind: textOrNull },
    }),
  ),
  sprint: textOrNull,
  source: z.object({ kind: z.enum(promiseSources), title: textOrNull, line: whole.nullable(), link: textOrNull }),
};

const promiseLine = exactly<PromiseLine>()(
  z.object(line).openapi("PromiseInList", { description: "A promise, where it stands and why." }),
);

const promisesView = exactly<PromisesView>()(
  z
    .object({
      groups: z.array(z.object({ state, items: z.array(promiseLine) })),
      total: whole,
      numbers: z.array(openNumber),
    })
    .openapi("Promises"),
);

const act = z.object({ ...actShape, ignored: textOrNull });

const promiseView = exactly<PromiseView>()(
  z
    .object({
      ...line,
      by: personLink,
      writtenAt: instant,
      overruled: orNull(z.object({ by: personLink, at: instant, reason: text })),
      history: z.array(act),
      may: z.array(z.enum(promiseDeedNames)),
    })
    .openapi("Promise", { description: "One promise with every act; `may` is empty, since nobody is signed in." }),
);

const becameView = exactly<BecameView>()(
  z
    .object({
      sprint: z.object({ id: text, title: text }),
      summary: text,
      numbers: z.array(openNumber),
      lines: z.array(promiseLine),
    })
    .openapi("SprintPromises", { description: "What became of the promises that a sprint made." }),
);

/** `/promises`, `/promises/{promise}` and `/sprints/{sprint}/promises`. */
export const promiseOperations: readonly Operation[] = [
  operation("/promises", "promises", "What was promised for later, by what became of it", {
    params: {},
    query: {
      state: z
        .enum(promiseStates, `A promise is one of ${promiseStates.join(", ")}.`)
        .optional()
        .openapi({ description: "Only those in this state." }),
      sprint: once("sprint").openapi({ description: "Only those that a sprint made, by its id." }),
      who: once("who").openapi({ description: "Only those of a person." }),
    },
    answer: promisesView,
    ask: promises,
  }),
  operation("/promises/{promise}", "promise", "One promise: where it stands, what shows it, every act", {
    params: { promise: text.openapi({ description: "Its number.", example: "1" }) },
    query: {},
    answer: promiseView,
    ask: promiseOne,
  }),
  operation("/sprints/{sprint}/promises", "sprintPromises", "What became of the promises that a sprint made", {
    params: { sprint: text.openapi({ description: "A sprint by its id.", example: "mitaka" }) },
    query: {},
    answer: becameView,
    ask: (context, { sprint }) => becameOf(context, chosenSprint(context, sprint)),
  }),
];
