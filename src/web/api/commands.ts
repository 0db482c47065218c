/** How does a program tell Midcycle to do something? */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Refused } from "../../commands/context.ts";
import { commandLines } from "../../commands/grammar.ts";
import { runLine } from "../../commands/say.ts";
import { theChange } from "../../commands/the-change.ts";
import type { WebGround } from "../ground.ts";
import { bearerOf, unauthenticated } from "../sign-in/bearer.ts";
import { problem, problemSchema, problemType } from "./problem.ts";

const asked = z
  .strictObject({
    line: z.string("Give the command as line.").min(1).max(4_000, "A command has at most 4000 characters.").openapi({
      description: "One command, as people write it in a comment.",
      example: "/status",
    }),
    about: z.string().max(500).optional().openapi({ description: "The change under which it is said." }),
  })
  .openapi("Command");

const done = z
  .object({
    verb: z.string().openapi({ description: "The command that was meant." }),
    text: z.string().openapi({ description: "What is answered." }),
    page: z.string().nullable().openapi({ description: "Page that says more, from the root." }),
  })
  .openapi("Done");

/** Characters of a key by which a command is known again. */
const longestKey = 100;

/** Adds `POST /commands`: one command, run in the name of the token's owner. Refusals are 422, in one sentence. */
export function commandRoute(app: OpenAPIHono, { house, log }: WebGround): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  const refusal = (description: string) => ({ description, content: { [problemType]: { schema: problemSchema } } });
  const responses: Record<number, object> = {
    200: { description: "It is done.", content: { "application/json": { schema: done } } },
    400: refusal("What was sent is not one command."),
    401: refusal("It came without a token, or with one that is none."),
    403: refusal("The token is not good for acting."),
    422: refusal("The command was refused, in one sentence that says what is valid or whom to ask."),
    500: refusal("Midcycle itself failed; its log tells more under the reference."),
    503: refusal("The database or a forge cannot be reached now."),
  };
  const route = createRoute({
    method: "post",
    path: "/commands",
    operationId: "command",
    summary: "Do what a command says, in the name of the token's owner",
    security: [{ token: [] }],
    request: {
      headers: z.object({
        "idempotency-key": z.string().max(longestKey).optional().openapi({
          description: "Names this one command: sent again under the same key it is not done a second time.",
        }),
      }),
      body: { required: true, content: { "application/json": { schema: asked } } },
    },
    responses,
  });
  app.openapi(
    route,
    async (c) => {
      const token = c.get("bearer");
      if (!token) return unauthenticated(c, "A command needs a token that is good for acting: make one at /me.");
      const actor = bearerOf(c);
      if (!actor) return problem(c, 403, 'This token is not good for acting: make one with the scope "act".');
      const { line, about } = c.req.valid("json");
      const key = c.req.valid("header")["idempotency-key"];
      const context = house.context();
      const [only, another] = commandLines(line);
      if (!only || another) {
        return problem(c, 400, 'Send one command that begins with a slash, as "/status"; "/help" lists them.');
      }
      try {
        const change = about === undefined ? null : (await theChange(context, about)).key;
        const acting = { ...actor, ...(key ? { key: `api/${token.id}/${key}` } : {}) };
        const { verb, reply, refused } = await runLine(context, { actor: acting, about: change }, only, log);
        if (refused !== null || !reply) return problem(c, 422, refused ?? "Nothing was done.");
        return c.json({ verb: verb ?? "", text: reply.text, page: reply.page }, 200);
      } catch (failure) {
        if (failure instanceof Refused) return problem(c, 422, failure.message);
        throw failure;
      }
    },
    (result, c) =>
      result.success
        ? undefined
        : problem(c, 400, [...new Set(result.error.issues.map(({ message }) => message))].join(" ")),
  );
}
