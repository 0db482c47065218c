/** How do jobs run by the clock, once however many processes there are? */
import { setTimeout as pause } from "node:timers/promises";
import { schedule, setLogger } from "node-cron";
import { jobsTopic } from "../commands/jobs.ts";
import { Unavailable } from "../forges/forge.ts";
import { beginRun, endRun, jobRows, takeFire, takeWanted } from "../store/jobs.ts";
import { storeOutage } from "../store/problem.ts";
import { type JobName, jobList } from "../words/jobs.ts";
import type { Speech } from "./courier.ts";

/** What a run did. */
export interface Run {
  /** One sentence. */
  told: string;
  /** How far it has read; what it will be given at its next run. */
  mark?: string;
  /** How many items could not be done and were left for the next run. */
  aside?: number;
}

/**
 * What a job does: everything since its mark, which is null at first, so that a run that was missed is caught up by the
 * next. Null when there was nothing to do, which leaves no trace.
 */
export type Work = (mark: string | null, signal: AbortSignal) => Promise<Run | null>;

/** Milliseconds between two looks whether somebody asked for a run, and before what failed is tried again. */
const [look, again] = [2_000, 60_000];

/**
 * Runs the jobs by the clock until the signal aborts, and each of them at the beginning. Of several processes one takes
 * each fire. A failure ends that run, never the job; what failed, in whole or in part, is tried again after a minute.
 */
export function startTimers(
  works: Readonly<Record<JobName, Work>>,
  context: () => Speech,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  setLogger({ info: () => undefined, debug: () => undefined, warn: log, error: (failure) => log(String(failure)) });
  const running = new Map<JobName, Promise<void>>();
  const retry = new Map<JobName, number>();

  /** Two runs of one job in one process never overlap; the second is left out. */
  function run(name: JobName): Promise<void> {
    const own =
      running.get(name) ??
      runOnce(name, works[name], context(), signal, log).then((well) => {
        running.delete(name);
        if (well) retry.delete(name);
        else retry.set(name, performance.now() + again);
      });
    running.set(name, own);
    return own;
  }

  const tasks = jobList.map(({ name, schedule: when }) =>
    schedule(when, () => run(name), {
      ...{ name, timezone: "UTC", noOverlap: true, distributed: true },
      runCoordinator: {
        async shouldRun(key) {
          if (signal.aborted) return false;
          const fire = key.slice(key.indexOf(":") + 1);
          return takeFire(context().db, name, fire).catch((failure) => {
            log(storeOutage(failure) ?? `mistake in Midcycle, job ${name}: ${failure}`);
            return false;
          });
        },
      },
    }),
  );

  async function watch(): Promise<void> {
    for (const { name } of jobList) void run(name);
    while (!signal.aborted) {
      for (const { name } of jobList) {
        const due = (retry.get(name) ?? Number.POSITIVE_INFINITY) <= performance.now();
        const asked = await takeWanted(context().db, name).catch(() => false);
        if ((asked || due) && !signal.aborted) void run(name);
      }
      await pause(look, undefined, { signal }).catch(() => undefined);
    }
  }

  const done = watch().then(async () => {
    await Promise.allSettled(tasks.map((task) => task.destroy()));
    await Promise.allSettled(running.values());
  });
  return { done };
}

/**
 * One run: what it did, or why it failed, is kept. An outage is told in its sentence, our mistakes are logged whole.
 * @returns whether all was done.
 */
export async function runOnce(
  name: JobName,
  work: Work,
  context: Speech,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<boolean> {
  const { db, clock, signs } = context;
  const tell = () => signs.tell({ topics: [jobsTopic], changes: [] });
  const began = clock();
  try {
    const mark = (await jobRows(db)).get(name)?.mark ?? null;
    const did = await work(mark, signal);
    if (did === null) return true;
    await beginRun(db, name, began);
    const outcome = did.aside ? "some" : "well";
    await endRun(db, name, clock(), { outcome, told: did.told, ...(did.mark !== undefined && { mark: did.mark }) });
    tell();
    return !did.aside;
  } catch (failure) {
    if (signal.aborted) return true;
    const outage = failure instanceof Unavailable ? failure.message : storeOutage(failure);
    if (outage === null) log(`mistake in Midcycle, job ${name}: ${failure instanceof Error ? failure.stack : failure}`);
    const told = outage ?? "A mistake in Midcycle; the log tells more.";
    await beginRun(db, name, began)
      .then(() => endRun(db, name, clock(), { outcome: "failed", told }))
      .catch(() => undefined);
    tell();
    return false;
  }
}
