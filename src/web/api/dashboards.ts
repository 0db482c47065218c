/** Which questions about dashboards and queries does the API answer? */
import { z } from "@hono/zod-openapi";
import { dashboard, dashboards } from "../../commands/dashboards.ts";
import { find } from "../../commands/find.ts";
import type { DashboardSummary, DashboardView, FoundView, SectionView } from "../../words/dashboards.ts";
import { as, type Operation, once, operation, whole } from "./operation.ts";
import { exactly, instant, mover, orNull, personLink, queueItem } from "./shapes.ts";

const text = z.string();
const countOrNull = z
  .int()
  .nullable()
  .openapi({ description: "Null when it cannot be told here, or for want of a person." });

const summary = exactly<DashboardSummary>()(
  z
    .object({
      id: text,
      title: text,
      description: text.nullable(),
      sections: z.array(z.object({ id: text, title: text, count: countOrNull })),
    })
    .openapi("DashboardSummary"),
);

const section = exactly<SectionView>()(
  z
    .object({
      id: text,
      title: text,
      query: text.openapi({ description: "All that it asks, in Gerrit's query language." }),
      url: text.nullable().openapi({ description: "The same at the forge; null where only Midcycle can show it." }),
      count: countOrNull,
      why: text.nullable().openapi({ description: "Why it cannot be told; null when it can." }),
      notes: z.array(text),
      oldest: instant.nullable(),
      waitingSince: instant.nullable(),
      movers: z.array(z.object({ mover, count: z.int() })),
      items: z.array(queueItem).openapi({ description: "The few that wait longest." }),
      history: z.array(z.object({ at: instant, count: z.int() })),
    })
    .openapi("DashboardSection"),
);

const view = exactly<DashboardView>()(
  z
    .object({
      id: text,
      title: text,
      description: text.nullable(),
      as: orNull(personLink),
      url: text.openapi({ description: "The whole dashboard at the forge." }),
      ours: z.array(text).openapi({ description: "Titles of sections that the forge cannot show." }),
      sections: z.array(section),
    })
    .openapi("Dashboard"),
);

const found = exactly<FoundView>()(
  z
    .object({
      query: text,
      as: orNull(personLink),
      items: z.array(queueItem.extend({ status: z.enum(["open", "merged", "abandoned"]), updated: instant })),
      total: z.int().nullable().openapi({ description: "All that match; null when closed changes are among them." }),
      next: text.nullable().openapi({ description: "Give this as `after` for what follows; null at the end." }),
      gaps: z
        .array(z.object({ at: z.int(), term: text, why: text }))
        .openapi({ description: "Terms that cannot be answered here; with any, nothing is listed." }),
      notes: z.array(text),
      urls: z.array(z.object({ forge: text, url: text })),
    })
    .openapi("FoundChanges"),
);

/** The questions, in the order in which people meet them. */
export const dashboardOperations: readonly Operation[] = [
  operation("/changes", "changes", "Changes that a query of Gerrit's language matches, the latest updated first", {
    params: {},
    query: {
      q: z.string('Give "q" once.').max(4_000, "A query has at most 4000 characters.").optional().openapi({
        description: "A query; a mistake in it is answered with its place. All open changes when absent.",
        example: "status:open -is:wip",
      }),
      as,
      after: once("after").openapi({ description: "What the answer before called `next`." }),
      size: whole("size", 1, 500).openapi({ description: "Changes in one answer; 25 when absent." }),
    },
    answer: found,
    ask: (context, { q, ...rest }) => find(context, { ...rest, q: q?.trim() || "status:open" }),
  }),
  operation("/dashboards", "dashboards", "Every dashboard, and what its sections count", {
    params: {},
    query: { as },
    answer: z.array(summary),
    ask: dashboards,
  }),
  operation(
    "/dashboards/{dashboard}",
    "dashboard",
    "One dashboard: its sections, how many, how old, whose turn, how it went",
    {
      params: { dashboard: text.openapi({ description: "A dashboard by its id.", example: "triage" }) },
      query: { as },
      answer: view,
      ask: dashboard,
    },
  ),
];
