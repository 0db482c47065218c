/** May whoever sits at this machine be anybody of the roster? */
import type { Context as Request } from "hono";
import type { WebGround } from "../ground.ts";
import { isLoopback } from "../guard.ts";

/** Headers by which another server says that it speaks for somebody elsewhere. */
const forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

/**
 * @returns null when they may; else one sentence that says why not. It is only for a machine that nobody else reaches:
 * the server listens on loopback, is called by a name of this machine, and no other server stands before it.
 */
export function localRefusal(ground: WebGround, loopback: boolean, c: Request): string | null {
  if (!ground.house.context().program.signIn?.local) {
    return "Choosing somebody from the roster is not switched on: local under sign-in in the program file does that.";
  }
  const elsewhere =
    !loopback ||
    !isLoopback(new URL(c.req.url).hostname) ||
    (ground.address !== null && !isLoopback(new URL(ground.address).hostname)) ||
    forwarding.some((name) => c.req.header(name) !== undefined);
  return elsewhere ? "Choosing somebody from the roster works on this very machine only, at http://localhost." : null;
}
