/** Do jobs run by the clock once, catch up from their mark, and survive what fails? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTask } from "node-cron";
import { expect, onTestFinished, test, vi } from "vitest";
import { Unavailable } from "../../src/forges/forge.ts";
import { type Run, runOnce, startTimers } from "../../src/jobs/timers.ts";
import { jobRows, wantRun } from "../../src/store/jobs.ts";
import { openStore } from "../../src/store/open.ts";
import { jobList, nextFire } from "../../src/words/jobs.ts";
import { speech } from "./speech-ground.ts";

const never = new AbortController().signal;
const idle = async () => null;

async function ground() {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-jobs-"));
  const store = await openStore({ sqlite: join(folder, "jobs.sqlite") });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const context = { ...speech(store.db, []), clock: () => new Date().toISOString() };
  const log: string[] = [];
  const row = async (name = "groups") => (await jobRows(store.db)).get(name);
  return { context, db: store.db, log, row, note: (line: string) => log.push(line) };
}

test("two processes run what comes every five seconds once each time", async () => {
  const { context, log, note } = await ground();
  const fires: number[] = [];
  const sections = async () => {
    fires.push(Math.floor(Date.now() / 5_000));
    return null;
  };
  const leaving = new AbortController();
  const both = [1, 2].map(() =>
    startTimers({ groups: idle, digests: idle, sections }, () => context, leaving.signal, note),
  );
  // Each runs once at its beginning; then three fires of the clock, each taken by one of the two.
  await vi.waitFor(() => expect(fires.length).toBeGreaterThanOrEqual(5), { timeout: 25_000, interval: 100 });
  leaving.abort();
  await Promise.all(both.map(({ done }) => done));

  const byClock = fires.slice(2);
  expect(new Set(byClock).size).toBe(byClock.length);
  expect(log).toEqual([]);
}, 40_000);

test("a run is given the mark of the last good one, and keeps it when it fails", async () => {
  const { context, note, row } = await ground();
  const seen: (string | null)[] = [];
  const read = (ending: Run | Error) => async (mark: string | null) => {
    seen.push(mark);
    if (ending instanceof Error) throw ending;
    return ending;
  };
  const run = (ending: Run | Error) => runOnce("groups", read(ending), context, never, note);

  expect(await run({ told: "4 read.", mark: "four" })).toBe(true);
  expect(await run(new Unavailable("The forge does not answer: start it."))).toBe(false);
  expect(await row()).toMatchObject({ outcome: "failed", told: "The forge does not answer: start it.", mark: "four" });
  expect(await run({ told: "7 read, 1 set aside.", mark: "seven", aside: 1 })).toBe(false);
  expect(await row()).toMatchObject({ outcome: "some", mark: "seven" });
  expect(seen).toEqual([null, "four", "four"]);
});

test("a mistake of ours fails that run, is logged whole, and is told without its inside", async () => {
  const { context, log, note, row } = await ground();
  const broken = async () => {
    throw new TypeError("x is not a function");
  };
  expect(await runOnce("groups", broken, context, never, note)).toBe(false);
  expect(log[0]).toMatch(/^mistake in Midcycle, job groups: TypeError: x is not a function\n\s+at /);
  expect(await row()).toMatchObject({ outcome: "failed", told: "A mistake in Midcycle; the log tells more." });
});

test("a run with nothing to do leaves no trace", async () => {
  const { context, note, row } = await ground();
  expect(await runOnce("sections", idle, context, never, note)).toBe(true);
  expect(await row("sections")).toBeUndefined();
});

test("who asks that a job runs now need not wait for its hour", async () => {
  const { context, db, note, row } = await ground();
  let runs = 0;
  const groups = async () => ({ told: `run ${++runs}` });
  const leaving = new AbortController();
  const { done } = startTimers({ groups, digests: idle, sections: idle }, () => context, leaving.signal, note);
  await vi.waitFor(async () => expect(await row()).toMatchObject({ told: "run 1" }), 10_000);
  await wantRun(db, "groups", context.clock());
  await vi.waitFor(async () => expect(await row()).toMatchObject({ told: "run 2", wanted: null }), 10_000);
  leaving.abort();
  await done;
});

test.each(jobList)("when $name runs next is what its schedule says", (job) => {
  const task = createTask(job.schedule, () => undefined, { timezone: "UTC" });
  onTestFinished(() => void task.destroy());
  for (const now of ["2016-01-28T12:06:59.000Z", "2016-01-28T12:07:00.000Z", "2016-12-31T23:59:58.500Z"]) {
    const next = nextFire(job, now);
    expect([next > now, task.match(new Date(next))]).toEqual([true, true]);
  }
});
