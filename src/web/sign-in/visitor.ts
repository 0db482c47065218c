/** Who comes with a request? */
import type { MiddlewareHandler, Context as Request } from "hono";
import type { Actor } from "../../commands/actor.ts";
import { whoIs } from "../../commands/identity.ts";
import type { Who } from "../../review/directory.ts";
import { endSessions, type Known, openSession, sessionLimits, sessionOf } from "../../store/sessions.ts";
import type { WebGround } from "../ground.ts";
import { cookie, dropCookie, giveCookie } from "./cookies.ts";

/** Somebody who is signed in. `who`: null while nobody here is known to be them. */
export interface Visitor extends Known {
  who: Who | null;
}

declare module "hono" {
  interface ContextVariableMap {
    visitor: Visitor | null;
  }
}

/** Somebody must sign in first; the page that shows it leads there and back. */
export class SignInNeeded extends Error {
  override name = "SignInNeeded";
}

/** Finds out who comes, before any page is made. */
export function recognizing(ground: WebGround): MiddlewareHandler {
  return async (c, next) => {
    await recognize(ground, c);
    await next();
  };
}

/** Finds out who comes; once more, when it may have become known meanwhile. */
export async function recognize(ground: WebGround, c: Request): Promise<void> {
  const secret = cookie(ground, c, "session");
  if (!secret) return;
  const { db, directory, clock } = ground.house.context();
  const known = await sessionOf(db, secret, clock());
  c.set("visitor", known && { ...known, who: whoIs(directory, known) });
}

/** @returns who is signed in; null for a stranger. */
export function visitorOf(c: Request): Visitor | null {
  return c.get("visitor") ?? null;
}

/** @returns the signed-in person as somebody who acts; null for strangers, and for whom nobody here is known to be. */
export function actorOf(c: Request): Actor | null {
  const who = visitorOf(c)?.who;
  return who ? { id: who.id, through: "web", link: null } : null;
}

/** Signs somebody in, with a session that is new: one that a stranger knew beforehand is never made theirs. */
export async function signInAs(ground: WebGround, c: Request, identity: string): Promise<void> {
  await endSession(ground, c);
  const { db, clock } = ground.house.context();
  const { secret } = await openSession(db, identity, c.req.header("User-Agent") ?? "", clock());
  giveCookie(ground, c, "session", secret, sessionLimits.whole / 1_000);
}

/** Ends the session of this browser, if there is one. */
export async function forgetSession(ground: WebGround, c: Request): Promise<void> {
  await endSession(ground, c);
  dropCookie(ground, c, "session");
}

async function endSession(ground: WebGround, c: Request): Promise<void> {
  const visitor = visitorOf(c);
  if (visitor) await endSessions(ground.house.context().db, visitor.identity.id, visitor.session.hash);
  c.set("visitor", null);
}
