/** How does the API say that it cannot answer? As RFC 9457 has it. */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { z } from "@hono/zod-openapi";
import type { Context, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { storeOutage } from "../../store/problem.ts";

/** The media type of a problem. */
export const problemType = "application/problem+json";

/** What a problem consists of; `reference` comes with a failure of Midcycle's own and stands in its log. */
export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string().openapi({ example: "Bad Request" }),
    status: z.int().openapi({ example: 400 }),
    detail: z.string().openapi({ description: "One sentence for people." }),
    instance: z.string().openapi({ description: "The path that was asked for." }),
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
    detail,
    instance: c.req.path,
    ...more,
  };
  return c.json(told, status, { "Content-Type": problemType });
}

/** @returns what answers a failure: what was thrown on purpose keeps its status, anything else is a bug, logged by a reference. */
export function failing(log: (line: string) => void): ErrorHandler {
  return (failure, c) => {
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
