/** How does long work leave room for everybody else? */
import { setImmediate } from "node:timers/promises";

/** Milliseconds of work after which others get their turn: far below what anybody notices. */
const longest = 12;

/** @returns a function to be called between two steps of long work: it lets others work when it is time to. */
export function yielding(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < longest) return;
    await setImmediate();
    begun = performance.now();
  };
}
