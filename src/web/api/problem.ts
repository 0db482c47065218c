/** How does the API say that it cannot answer? As RFC 9457 has it. */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { z } from "@hono/zod-openapi";
import type { Context, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { RefusedQuery } from "../../commands/find.ts";
import { storeOutage } from "../../store/problem.ts";

/** The media type of a problem. */
export const problemType = "application/problem+json";

/** What programs can tell problems apart by; a code never changes its meaning. In the order of the status. */
export const codes = {
  "invalid-parameter": "A parameter is unknown, has a value that cannot be, or names nobody.",
  "invalid-query": "A query has a mistake; `at` and `length` say where.",
  "invalid-body": "What was sent is not what this address takes.",
  unauthenticated: "The token or the session is not known, has ended, or was taken back.",
  forbidden: "You may not do this; the sentence says who may.",
  "not-found": "Nothing is known by the name in the path, or there is nothing at this address.",
  "method-not-allowed": "This address is not asked in this way.",
  refused: "The request cannot be met; the sentence says why and what can be done.",
  failure: "Midcycle itself failed; its log tells more under the reference.",
  unavailable: "The database or a forge cannot be reached now: ask again later.",
} as const;

/** One of `codes`. */
export type Code = keyof typeof codes;

const usual: Partial<Record<number, Code>> = {
  400: "invalid-parameter",
  401: "unauthenticated",
  403: "forbidden",
  404: "not-found",
  405: "method-not-allowed",
  413: "invalid-body",
  415: "invalid-body",
  422: "refused",
  500: "failure",
  503: "unavailable",
};

/** What a problem consists of; `reference` comes with a failure of Midcycle's own and stands in its log. */
export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().openapi({ example: "Bad Request" }),
    status: z.int().openapi({ example: 400 }),
    code: z
      .enum(Object.keys(codes) as [Code, ...Code[]])
      .openapi({ description: "Tells problems apart; never changes its meaning.", example: "invalid-parameter" }),
    detail: z.string().openapi({ description: "One sentence for people." }),
    instance: z.string().openapi({ description: "The path that was asked for." }),
    at: z.int().optional().openapi({ description: "Where a query is wrong, in UTF-16 units from 0." }),
    length: z.int().optional().openapi({ description: "How many of them are wrong." }),
    reference: z.uuid().optional().openapi({ description: "Names a failure of Midcycle's own in its log." }),
  })
  .openapi("Problem", { description: "Why there is no answer (RFC 9457)." });

/** @returns a problem as an answer; `more` says what differs from the usual members. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  detail: string,
  more: Partial<z.output<typeof problemSchema>> = {},
): Response {
  const told: z.output<typeof problemSchema> = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Problem",
    status,
    code: usual[status] ?? "refused",
    detail,
    instance: c.req.path,
    ...more,
  };
  return c.json(told, status, { "Content-Type": problemType });
}

/** @returns what answers a failure: what was thrown on purpose keeps its status, anything else is a bug, logged by a reference. */
export function failing(log: (line: string) => void): ErrorHandler {
  return (failure, c) => {
    if (failure instanceof RefusedQuery) {
      const { message, at, length } = failure;
      return problem(c, 400, message, { code: "invalid-query", at, length });
    }
    if (failure instanceof HTTPException) return problem(c, failure.status as ContentfulStatusCode, failure.message);
    const outage = storeOutage(failure);
    if (outage !== null) {
      log(outage);
      return problem(c, 503, outage);
    }
    const reference = randomUUID();
    log(`failure ${reference} at ${c.req.method} ${routePath(c)}: ${failure.stack ?? String(failure)}`);
    return problem(c, 500, `Something is wrong on our side. The log of Midcycle tells more under ${reference}.`, {
      reference,
    });
  };
}
