/** As whom does somebody look at the pages? */
import { Hono, type Context as Request } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { HTTPException } from "hono/http-exception";
import { type Context, Refused } from "../commands/context.ts";
import { somebody } from "../commands/people-links.ts";
import type { Who } from "../review/directory.ts";
import type { WebGround } from "./ground.ts";
import { visitorOf } from "./sign-in/visitor.ts";

const cookie = "midcycle-as";
const year = 365 * 86_400;

/**
 * @returns the person whom `?as=` names (nobody when it is empty), else who is signed in, else whom the cookie names;
 * null for the team.
 * @throws HTTPException 400 when `?as=` names nobody we know.
 */
export function lookingAs(c: Request, context: Context): Who | null {
  const asked = c.req.query("as");
  if (asked === "") return null;
  if (asked !== undefined) return known(context, asked);
  const signed = visitorOf(c)?.who;
  if (signed) return signed;
  const kept = getCookie(c, cookie);
  // Another team's person may be left from another day on the same address.
  return kept ? context.directory.find(kept) : null;
}

/** `POST /as` with `person` (empty for the team) and `back`, the page to go back to. */
export function lookingAsRoutes({ house }: WebGround): Hono {
  return new Hono().post("/as", async (c) => {
    const { person = "", back } = await c.req.parseBody();
    if (typeof person === "string" && person.trim()) {
      const { id } = known(house.context(), person.trim());
      setCookie(c, cookie, id, { path: "/", httpOnly: true, sameSite: "Lax", maxAge: year });
    } else {
      deleteCookie(c, cookie, { path: "/" });
    }
    return c.redirect(wayBack(back), 303);
  });
}

/** @returns the page of ours that a form came from, without its own `as`; the home page for anything else. */
export function wayBack(back: unknown): string {
  if (typeof back !== "string" || !/^\/(?![/\\])/.test(back)) return "/";
  const url = new URL(back, "http://localhost");
  url.searchParams.delete("as");
  url.searchParams.delete("page");
  // "/..//elsewhere" is a path of ours only until it is tidied.
  return /^\/(?!\/)/.test(url.pathname) ? `${url.pathname}${url.search}` : "/";
}

function known(context: Context, text: string): Who {
  try {
    return somebody(context, text);
  } catch (problem) {
    if (problem instanceof Refused) throw new HTTPException(400, { message: problem.message });
    throw problem;
  }
}
