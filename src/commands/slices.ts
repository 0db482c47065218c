/** How does long work leave room for everybody else? */
import { setImmediate } from "node:timers/promises";
import type { Piecewise } from "../words/piecewise.ts";

/** Milliseconds of work after which others get their turn: far below what anybody notices. */
const longest = 8;

/** @returns a function to be called between two steps of long work: it lets others work when it is time to. */
export function yielding(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < longest) return;
    await setImmediate();
    begun = performance.now();
  };
}

/** @returns the answer of work done in pieces; others get their turn before it begins and between the pieces. */
export async function inSlices<T>(work: Piecewise<T>): Promise<T> {
  await setImmediate();
  const pause = yielding();
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
    await pause();
  }
}
