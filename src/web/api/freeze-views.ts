/** What shape have the answers about freezes? */
import { z } from "@hono/zod-openapi";
import { freezeKinds, kindRules } from "../../review/freeze-kind.ts";
import type { FreezeLine, FreezesView } from "../../words/freezes.ts";
import type { FreezeLink, FrozenView } from "../../words/frozen.ts";
import { day, exactly, instant, orNull } from "./shapes.ts";

const text = z.string();
const textOrNull = z.string().nullable();
const kind = z.enum(freezeKinds).openapi("FreezeKind", { description: "Which kind of freeze it is." });
const changeClass = z.enum(kindRules.own.blocks).openapi("ChangeClass", { description: "What a change is taken for." });

const freezeShape = {
  id: text,
  kind,
  name: text,
  cycle: textOrNull,
  since: instant,
  until: instant.nullable(),
  rule: text,
  link: textOrNull,
  said: textOrNull,
};

const freezeLink = exactly<FreezeLink>()(
  z.object(freezeShape).openapi("Freeze", { description: "From `since` on until just before `until`." }),
);

const freezeLine = exactly<FreezeLine>()(
  z
    .object({
      ...freezeShape,
      phase: z.enum(["before", "now", "after"]),
      repositories: z.array(text),
      branches: z.array(text),
      ask: textOrNull,
      turns: z
        .array(z.object({ since: instant, until: instant.nullable() }))
        .nullable()
        .openapi({ description: "Every turn in the span of what comes again; null for once." }),
    })
    .openapi("FreezeLine", { description: "A freeze with the repositories and branches it is about." }),
);

const date = z
  .object({
    at: instant,
    what: z.enum(["begins", "ends", "milestone", "sprint"]),
    text,
    freeze: textOrNull,
  })
  .openapi("CalendarDate");

export const freezesView = exactly<FreezesView>()(
  z
    .object({
      at: instant,
      cycle: z.object({ id: text, from: day.nullable(), to: day.nullable() }).nullable(),
      from: instant,
      to: instant,
      now: z.array(freezeLine),
      all: z.array(freezeLine),
      next: z.array(date),
      milestones: z.array(date),
      table: z.object({
        kinds: z.array(z.object({ kind, name: text })),
        rows: z.array(
          z.object({
            repository: text,
            type: z.enum(["service", "library", "client-library", "specs", "other"]),
            cells: z.array(orNull(freezeLine)),
          }),
        ),
      }),
    })
    .openapi("Freezes"),
);

const cover = z
  .object({ id: text, because: text, until: instant.nullable(), page: textOrNull })
  .openapi("Cover", { description: "The exemption that covers it." });

const rule = z
  .object({
    freeze: freezeLink,
    when: z.enum(["now", "later"]),
    effect: z.enum(["blocks", "asks", "met", "exempt", "elsewhere"]),
    because: text,
    frees: z.array(text),
    ask: textOrNull,
    cover: orNull(cover),
  })
  .openapi("FrozenRule");

export const frozenView = exactly<FrozenView>()(
  z
    .object({
      about: text,
      change: z
        .object({
          key: text,
          number: z.int(),
          subject: text,
          url: text,
          status: z.enum(["open", "merged", "abandoned"]),
        })
        .nullable(),
      repository: text,
      branch: text,
      at: instant,
      frozen: z.boolean(),
      sentence: text,
      until: instant.nullable(),
      rules: z.array(rule).openapi({ description: "Every rule that is about it, met or not." }),
      next: orNull(rule),
      classes: z.array(z.object({ class: changeClass, name: text, because: text })),
    })
    .openapi("Frozen"),
);
