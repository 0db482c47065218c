/** What form do the server's answers have? */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Account } from "../gerrit/change.ts";
import { Refusal } from "../gerrit/record.ts";

/** What a request knows of who sends it: undefined for nobody in particular. */
export interface Signed {
  Variables: { me?: Account };
}

/** @returns JSON behind Gerrit's guard against inclusion as a script. */
export function json(c: Context, value: unknown, status: 200 | 201 = 200): Response {
  return c.body(`)]}'\n${JSON.stringify(value)}`, status, {
    "Content-Type": "application/json; charset=UTF-8",
    "Cache-Control": "private, max-age=0, must-revalidate",
  });
}

/** @returns a refusal as plain text; anything else is a fault of the demo, said on standard error. */
export function refused(failure: Error, c: Context): Response {
  if (failure instanceof HTTPException) return failure.getResponse();
  if (failure instanceof Refusal) return c.text(failure.message, failure.status);
  console.error(failure);
  return c.text("Internal server error", 500);
}

/** @returns who writes. @throws Refusal for nobody in particular */
export function writer(c: Context<Signed>): Account {
  const me = c.get("me");
  if (!me) throw new Refusal(403, "Authentication required");
  return me;
}
