/** Which batches does the process write that is about to be killed? */
import type { Instant } from "../../src/review/change.ts";
import type { Snapshot } from "../../src/review/snapshot.ts";
import { madeUp } from "./made-up.ts";

const size = 25;

/** @returns forty batches of changes; every second one is read as soon as it is listed. */
export function batches(): Snapshot[][] {
  const all = madeUp(40 * size);
  return Array.from({ length: 40 }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** @returns the moment at which a batch is listed; the mark has it when the batch is covered. */
export function instantOf(batch: number): Instant {
  return new Date(Date.UTC(2016, 0, 27) + batch * 1_000).toISOString();
}
