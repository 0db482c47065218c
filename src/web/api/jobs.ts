/** What can the API be asked about the jobs that run by the clock? */
import { z } from "@hono/zod-openapi";
import { jobs } from "../../commands/jobs.ts";
import { type JobLine, type JobsView, outcomes } from "../../words/jobs.ts";
import { type Operation, operation } from "./operation.ts";
import { exactly, instant } from "./shapes.ts";

const text = z.string();

const line = exactly<JobLine>()(
  z
    .object({
      name: text,
      about: text,
      every: text,
      began: instant.nullable(),
      ended: instant.nullable(),
      outcome: z.enum(outcomes).nullable(),
      told: text.nullable(),
      seconds: z.number().nullable(),
      next: instant.nullable(),
      wanted: z.boolean(),
    })
    .openapi("Job"),
);

/** `jobs`. */
export const jobOperations: readonly Operation[] = [
  operation("/jobs", "jobs", "What runs by the clock: last, next, how it went and how long it took", {
    params: {},
    query: {},
    answer: exactly<JobsView>()(z.object({ jobs: z.array(line), may: z.boolean() }).openapi("Jobs")),
    ask: (context) => jobs(context, { may: false }),
  }),
];
