/** For whom does a program ask that comes with a token? */
import type { MiddlewareHandler, Context as Request } from "hono";
import type { Actor } from "../../commands/actor.ts";
import { noteRefusal } from "../../commands/rights.ts";
import { isGood, type Token, tokenMark, tokenOf } from "../../store/tokens.ts";
import { problem } from "../api/problem.ts";
import type { WebGround } from "../ground.ts";

declare module "hono" {
  interface ContextVariableMap {
    bearer: Token | null;
  }
}

/** Characters of the longest Authorization header that is looked at. */
const longest = 500;

/** Finds out whose token comes; one that is none, is over or lacks the right to read is answered at once (401, 403). */
export function bearing(ground: WebGround): MiddlewareHandler {
  return async (c, next) => {
    const header = c.req.header("Authorization");
    if (header === undefined) return next();
    const context = ground.house.context();
    const { directory, db, clock } = context;
    const secret = header.length > longest ? undefined : /^Bearer +(\S+)$/i.exec(header)?.[1];
    const token = secret?.startsWith(tokenMark) ? await tokenOf(db, secret, clock()) : null;
    const owner = token && directory.find(token.who)?.id === token.who;
    const why = !token
      ? "There is no such token."
      : token.revoked !== null
        ? "This token was revoked."
        : !isGood(token, clock())
          ? "This token is over."
          : owner
            ? null
            : "Nobody here is known to be the owner of this token any more.";
    if (why !== null) {
      await noteRefusal(context, { id: token?.who ?? null, through: "api" }, `${c.req.method} ${c.req.path}`, why);
      return unauthenticated(c, `${why} Make one at /me, or with "midcycle token create".`);
    }
    if (!token?.scopes.split(" ").includes("read") && c.req.method !== "POST") {
      return problem(c, 403, 'This token is not good for reading: make one with the scope "read".');
    }
    c.set("bearer", token);
    await next();
  };
}

/** @returns the owner of the token as somebody who acts; null without a token that is good for acting. */
export function bearerOf(c: Request): Actor | null {
  const token = c.get("bearer");
  return token?.scopes.split(" ").includes("act") ? { id: token.who, through: "api", link: null } : null;
}

/** @returns a 401 that says how to come in. */
export function unauthenticated(c: Request, sentence: string): Response {
  c.header("WWW-Authenticate", 'Bearer realm="Midcycle"');
  return problem(c, 401, sentence);
}
