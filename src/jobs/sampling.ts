/** When are the sections of the dashboards counted, so that one sees how they went? */
import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../commands/context.ts";
import { countSections } from "../commands/section-history.ts";
import { storeOutage } from "../store/problem.ts";

/** Milliseconds between two looks at the clock: the hours of a made-up team pass in seconds. */
const look = 5_000;

/**
 * Counts once an hour of the time that people see, at once when an hour has passed uncounted, until the signal aborts.
 * `ready` tells whether everything has been read; before that a count would say nothing.
 */
export async function sample(
  context: Context,
  { ready, log }: { ready(): boolean; log(line: string): void },
  signal: AbortSignal,
): Promise<void> {
  let counted = "";
  while (!signal.aborted) {
    const hour = context.now().slice(0, 13);
    if (ready() && hour !== counted) {
      try {
        await countSections(context);
        counted = hour;
      } catch (failure) {
        if (signal.aborted) return;
        const why =
          storeOutage(failure) ?? (failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
        log(`the sections of the dashboards could not be counted: ${why}`);
        counted = storeOutage(failure) === null ? hour : counted;
      }
    }
    await pause(look, undefined, { signal }).catch(() => undefined);
  }
}
