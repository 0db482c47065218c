/** How is Midcycle asked by other programs? The questions of the pages, answered as JSON below /api/v1. */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import { type Context, Refused } from "../commands/context.ts";
import { RefusedQuery } from "../commands/find.ts";
import { freshness } from "../commands/freshness.ts";
import { somebody } from "../commands/people-links.ts";
import { closest } from "../words/closest.ts";
import { list } from "../words/plain.ts";
import { ageHeaders, answered, sent } from "./api/answer.ts";
import { commandRoute } from "./api/commands.ts";
import { documentOf } from "./api/document.ts";
import type { Operation } from "./api/operation.ts";
import { operations } from "./api/operations.ts";
import { failing, problem, problemSchema, problemType } from "./api/problem.ts";
import type { WebGround } from "./ground.ts";

/** Where `apiRoutes` are mounted. */
export const apiBase = "/api/v1";

/** @returns the API and its OpenAPI document at `/openapi.json`; the page at its root is one of the pages. */
export function apiRoutes(ground: WebGround): OpenAPIHono {
  const context = () => ground.house.context();
  const app = new OpenAPIHono();
  app.use(etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, ...ageHeaders, "link"] }));
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-cache");
  });
  app.onError(failing(ground.log));

  for (const operation of operations) {
    app.openapi(
      routeOf(operation),
      async (c) => {
        const question = { ...c.req.valid("query"), ...c.req.valid("param") };
        const answer = await ask(operation, context(), question);
        const links = pageLinks(c.req.url, answer);
        if (links) c.header("Link", links);
        const { rows } = z.object({ rows: z.string().optional() }).parse(question);
        return answered(c, answer, await freshness(context()), { rows: rows !== "none" });
      },
      (result, c) => (result.success ? undefined : problem(c, 400, complaint(result.error, operation))),
    );
  }

  commandRoute(app, ground);
  app.get("/openapi.json", (c) => c.json(documentOf(app, context(), apiBase)));
  app.get("/*", (c, next) =>
    new URL(c.req.url).pathname === `${apiBase}/commands`
      ? next()
      : problem(c, 404, `There is nothing at this address. ${apiBase} lists what there is.`),
  );
  app.all("/*", (c) => {
    const doing = new URL(c.req.url).pathname === `${apiBase}/commands`;
    c.header("Allow", doing ? "POST" : "GET, HEAD");
    return problem(c, 405, doing ? "Send a command with POST." : "This address is only read: use GET.");
  });
  return app;
}

function routeOf({ id, path, summary, params, query, answer }: Operation) {
  const refusal = (description: string) => ({ description, content: { [problemType]: { schema: problemSchema } } });
  return createRoute({
    method: "get",
    path,
    operationId: id,
    summary,
    request: { params, query },
    responses: {
      200: { description: "The answer.", content: { "application/json": { schema: sent(answer) } } },
      304: { description: "Nothing changed since the answer whose ETag came in If-None-Match." },
      400: refusal("A parameter is unknown or has a value that cannot be."),
      ...(path.includes("{") ? { 404: refusal("Nothing is known by the name in the path.") } : {}),
      431: { description: "The address with its headers is longer than 128 kB." },
      500: refusal("Midcycle itself failed; its log tells more under the reference."),
      503: refusal("The database or a forge cannot be reached now."),
    },
  });
}

/** @throws HTTPException 404 when what the path names is refused, 400 for any other refusal. */
async function ask(operation: Operation, context: Context, question: { as?: unknown }): Promise<unknown> {
  let status: 400 | 404 = 400;
  try {
    if (typeof question.as === "string" && question.as) somebody(context, question.as);
    if (operation.path.includes("{")) status = 404;
    return await operation.ask(context, question);
  } catch (failure) {
    throw failure instanceof Refused && !(failure instanceof RefusedQuery)
      ? new HTTPException(status, { message: failure.message })
      : failure;
  }
}

/** @returns what is wrong with the parameters, a sentence each. */
function complaint({ issues }: z.ZodError, { query }: Operation): string {
  const known = Object.keys(query.shape);
  const sentences = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => unknown(key, known)) : [issue.message],
  );
  return [...new Set(sentences)].join(" ");
}

function unknown(key: string, known: readonly string[]): string {
  const near = closest(key, known);
  const hint = near ? `Did you mean "${near}"?` : known.length ? `It takes ${list(known)}.` : "It takes none at all.";
  return `This address takes no parameter "${key}". ${hint}`;
}

/** @returns the Link header of an answer that is one page of several (RFC 8288), null for any other. */
function pageLinks(asked: string, answer: unknown): string | null {
  const paged = z.object({ page: z.int(), pages: z.int() }).safeParse(answer).data;
  if (!paged) return null;
  const links = Object.entries({ prev: paged.page - 1, next: paged.page + 1 })
    .filter(([, page]) => page >= 1 && page <= paged.pages)
    .map(([rel, page]) => {
      const url = new URL(asked);
      url.searchParams.set("page", String(page));
      return `<${url.pathname}${url.search}>; rel="${rel}"`;
    });
  return links.join(", ") || null;
}
