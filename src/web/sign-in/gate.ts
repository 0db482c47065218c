/** What do strangers see of a team that asks for signing in? */
import type { MiddlewareHandler } from "hono";
import type { WebGround } from "../ground.ts";
import { unauthenticated } from "./bearer.ts";
import { SignInNeeded, visitorOf } from "./visitor.ts";

/** What stays open: the way in, who one is, what runs Midcycle looks at, and what has a secret of its own. */
const open = /^\/(sign-in|sign-out|me|assets|webhooks|unsubscribe)(\/|$)|^\/(healthz|readyz|favicon\.ico)$/;

/**
 * Closes everything to whoever is nobody here, when the program asks for it (`required` under `sign-in`): people are
 * led to sign in, programs get 401 without a token.
 */
export function gated(ground: WebGround): MiddlewareHandler {
  return async (c, next) => {
    const required = !open.test(c.req.path) && ground.house.context().program.signIn?.required;
    if (!required || visitorOf(c)?.who || c.get("bearer")) return next();
    const forPrograms = /^\/api\/v1\//.test(c.req.path) || !c.req.header("Accept")?.includes("text/html");
    if (forPrograms && !visitorOf(c))
      return unauthenticated(c, "This team shows nothing to strangers: bring a token, or sign in.");
    throw new SignInNeeded();
  };
}
