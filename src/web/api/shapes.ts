/** Of which pieces do the answers of the API consist? */
import { z } from "@hono/zod-openapi";
import type { Instant, Requirement, Trailer } from "../../review/change.ts";
import type { OpenNumber, Row } from "../../review/number.ts";
import type { Reason } from "../../review/turn.ts";
import { movers } from "../../words/mover.ts";
import { sorts } from "../../words/sorts.ts";
import type { ForgeHealth, NumberTable, PersonLink, QueueItem, SprintSummary } from "../../words/views.ts";

/**
 * Ties a schema to a type of the house: it compiles only when what the schema lets through is a `T` and every `T`
 * is let through, so neither can drift from the other.
 */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(
    schema: S & (T extends z.output<S> ? unknown : "asks for more than the type has"),
  ): S => schema;
}

/** A named schema or null: `.nullable()` would document that both must hold. */
export function orNull<S extends z.ZodType>(schema: S) {
  return z.union([schema, z.null()]);
}

/** A moment. */
export const instant = exactly<Instant>()(
  z.iso.datetime({ precision: 3 }).openapi({ description: "UTC, ISO 8601", example: "2016-01-27T18:02:11.000Z" }),
);

/** A day without a zone. */
export const day = z.iso.date();

const text = z.string();
const textOrNull = z.string().nullable();
const whole = z.int();

/** Who must move next. */
export const sort = z
  .enum(sorts)
  .openapi("Sort", { description: 'An order of the queue; "order" is the team\'s own.' });

export const mover = z.enum(movers).openapi("Mover", { description: "Who must move next on a change." });

export const personLink = exactly<PersonLink>()(
  z
    .object({ id: text, name: text, bot: z.boolean(), core: z.boolean() })
    .openapi("Person", { description: "Somebody; `/people/{id}` tells more." }),
);

const reason = exactly<Reason>()(
  z
    .object({
      code: text,
      text,
      since: instant.nullable(),
      who: z.array(text),
      remedy: textOrNull,
      decides: z.boolean(),
    })
    .openapi("Reason", { description: "One fact that decides whose turn it is (`decides`), or that is also true." }),
);

export const queueItem = exactly<QueueItem>()(
  z
    .object({
      key: text.openapi({ example: "opendev~271000" }),
      number: whole,
      url: text,
      repository: text,
      branch: text,
      subject: text,
      topic: textOrNull,
      owner: personLink,
      created: instant,
      insertions: whole.nullable(),
      deletions: whole.nullable(),
      workInProgress: z.boolean(),
      patchSet: whole,
      votes: z.array(z.object({ label: text, value: whole, by: personLink })),
      mover,
      since: instant.openapi({ description: "Since when it has been this mover's turn." }),
      waiting: z.array(personLink),
      reasons: z.array(reason),
      order: z.array(text).openapi({ description: "Why it stands where it stands, the strongest reason first." }),
      late: z.boolean(),
      frozen: textOrNull.openapi({ description: "What freezes it now, in a sentence; null when nothing does." }),
      reserved: z
        .object({ by: text, until: instant })
        .nullable()
        .openapi({ description: "Who of a sprint looks at it right now; null when nobody has reserved it." }),
    })
    .openapi("Change", { description: "A change in a list, with whose turn it is and why." }),
);

export const moverCounts = z.array(z.object({ mover, count: whole }));

const row = exactly<Row>()(
  z
    .object({
      change: textOrNull,
      text,
      url: textOrNull,
      repository: textOrNull,
      at: instant.nullable(),
      by: textOrNull,
      note: textOrNull,
    })
    .openapi("Row", { description: "One thing that was counted." }),
);

export const openNumber = exactly<OpenNumber>()(
  z
    .object({
      id: text,
      title: text,
      value: z.number().nullable().openapi({ description: "Null when it cannot be known; the rule says why." }),
      unit: text,
      rule: text.openapi({ description: "What was counted, in one sentence." }),
      rows: z.array(row),
      most: z.number().nullable().openapi({ description: "The most it can be while some rows are uncertain." }),
      uncertain: z.array(row).openapi({ description: "May or may not belong; never counted in the value." }),
      readings: z.array(z.object({ id: text, rule: text, value: z.number() })),
    })
    .openapi("Number", { description: "A number with the rule that made it and the rows behind it." }),
);

export const numberTable = exactly<NumberTable>()(
  z
    .object({
      id: text,
      title: text,
      rule: text,
      columns: z.array(text),
      rows: z.array(z.object({ label: text, href: textOrNull, numbers: z.array(openNumber) })),
    })
    .openapi("NumberTable", { description: "A table of numbers, each of which opens." }),
);

export const trailer = exactly<Trailer>()(z.object({ key: text, value: text }));

export const requirement = exactly<Requirement>()(z.object({ name: text, status: text, expression: textOrNull }));

export const sprintSummary = exactly<SprintSummary>()(
  z
    .object({
      id: text,
      title: text,
      first: day,
      last: day,
      zone: text,
      place: textOrNull,
      when: z.enum(["before", "now", "after"]),
    })
    .openapi("SprintSummary", { description: "A sprint: its days are days of its own zone." }),
);

export const forgeHealth = exactly<ForgeHealth>()(
  z
    .object({
      name: text,
      url: text,
      kind: text,
      version: textOrNull,
      account: textOrNull,
      state: text,
      trouble: z.object({ since: instant, text }).nullable(),
      marks: z.array(z.object({ name: text, at: instant })),
      dirty: whole.openapi({ description: "Changes that wait to be read." }),
      progress: z
        .object({ done: whole, total: whole, perSecond: z.number(), secondsLeft: z.number().nullable() })
        .nullable(),
      stream: z.object({ connected: z.boolean(), since: instant.nullable(), heard: whole }).nullable(),
      warnings: z.array(text),
    })
    .openapi("ForgeHealth", { description: "How one forge is followed." }),
);
