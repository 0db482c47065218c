/** What does each job do that runs by the clock? */
import type { Context } from "../commands/context.ts";
import type { JobName } from "../words/jobs.ts";
import type { Desk } from "./desk.ts";
import { puttingDigests } from "./digests.ts";
import { readingGroups } from "./groups.ts";
import { countingSections } from "./sampling.ts";
import { startTimers, type Work } from "./timers.ts";

/** Runs every job by the clock until the signal aborts. `read`: called when the groups have been read. */
export function startJobs(
  desks: readonly Desk[],
  context: () => Context,
  read: () => Promise<void>,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  const works: Record<JobName, Work> = {
    groups: readingGroups(desks, context().program, read),
    digests: puttingDigests(context),
    sections: countingSections(context, () => desks.every(({ caughtUp }) => caughtUp !== null)),
  };
  return startTimers(works, context, signal, log);
}
