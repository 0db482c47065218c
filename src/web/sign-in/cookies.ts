/** Which cookies do we give to a browser, and by which address does it know us? */
import type { Context as Request } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { WebGround } from "../ground.ts";

/** "session": who is signed in; "sign-in": a way to the provider that has begun; "form": what was typed before. */
export type CookieName = "session" | "sign-in" | "form";

/** @returns the address by which people reach the pages, without a path: as it is set, else as it was asked for. */
export function addressOf({ address }: Pick<WebGround, "address">, c: Request): string {
  return address ?? new URL(c.req.url).origin;
}

/** @returns a cookie of ours; undefined when the browser has none. */
export function cookie(ground: WebGround, c: Request, name: CookieName): string | undefined {
  return getCookie(c, nameOf(ground, c, name));
}

/** Gives a cookie that no script sees, that other sites' forms do not carry, and that goes over TLS alone when we are reached so. */
export function giveCookie(ground: WebGround, c: Request, name: CookieName, value: string, seconds: number): void {
  const secure = isSecure(ground, c);
  setCookie(c, nameOf(ground, c, name), value, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: seconds });
}

/** Takes a cookie away. */
export function dropCookie(ground: WebGround, c: Request, name: CookieName): void {
  deleteCookie(c, nameOf(ground, c, name), { path: "/", secure: isSecure(ground, c) });
}

function isSecure(ground: WebGround, c: Request): boolean {
  return addressOf(ground, c).startsWith("https:");
}

/** `__Host-`: browsers take it from this very host over TLS only, never from a neighbour of its domain. */
function nameOf(ground: WebGround, c: Request, name: CookieName): string {
  return `${isSecure(ground, c) ? "__Host-" : ""}midcycle-${name}`;
}
