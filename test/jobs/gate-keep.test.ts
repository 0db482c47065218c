/** Does a gate move at the minute, look again when something happened, and go on after an outage? By a clock that the test turns. */
import { expect, onTestFinished, test } from "vitest";
import { holdChange } from "../../src/commands/holding.ts";
import { Unavailable } from "../../src/forges/forge.ts";
import { openDesk } from "../../src/jobs/desk.ts";
import { judge } from "../../src/jobs/gate/judge.ts";
import { keepGate } from "../../src/jobs/gate/keep.ts";
import { nextTurn } from "../../src/sprint/calendar.ts";
import { as } from "../commands/decision-ground.ts";
import { gateForge } from "../fakes/gate-forge.ts";
import { standing } from "../web/api-ground.ts";

const order = {
  requirement: "Feature-Freeze",
  label: "Feature-Freeze",
  parent: null,
  kinds: ["feature-freeze" as const],
};
const begins = "2016-03-03T23:59:00.000Z";

/** A gate that is kept from `from` on; its waits end when the test says so, after as long as was asked, or longer. */
async function kept(from: string) {
  let at = Date.parse(from);
  const { ground, lines } = await standing({ clock: () => new Date(at).toISOString() });
  const context = () => ground.house.context();
  const { forge, write, rules, fail } = gateForge("opendev", order.label);
  const log = (line: string) => void lines.push(line);
  const desk = openDesk({
    forge,
    db: context().db,
    clock: () => new Date(at).toISOString(),
    now: () => new Date(at).toISOString(),
    changed: () => undefined,
    stirred: () => undefined,
    log,
  });
  const leaving = new AbortController();
  let ready = false;
  let waiting = Promise.withResolvers<{ asked: number; go: () => void }>();
  const time = {
    now: () => at,
    wait: (asked: number, signal: AbortSignal) =>
      new Promise<void>((go) => {
        signal.addEventListener("abort", () => go(), { once: true });
        waiting.resolve({ asked, go });
      }),
  };
  const gate = keepGate({ desk, context, order, write, judge }, () => ready, leaving.signal, time);
  onTestFinished(async () => {
    leaving.abort();
    await gate.done;
  });
  return {
    context,
    rules,
    fail,
    lines,
    isReady() {
      ready = true;
    },
    passed: async () => (await gate.view()).passed,
    /** Milliseconds that the gate waits for now. */
    asked: async () => (await waiting.promise).asked,
    /** Ends the wait after as long as was asked, or so many milliseconds, and returns when the gate waits again. */
    async goes(milliseconds?: number): Promise<void> {
      const { asked, go } = await waiting.promise;
      at += milliseconds ?? asked;
      waiting = Promise.withResolvers();
      go();
      await waiting.promise;
    },
    now: () => new Date(at).toISOString(),
    done: gate.done,
    leave: () => leaving.abort(),
  };
}

test("nothing is done before the mirror is complete, then at once", async () => {
  const here = await kept("2016-03-04T12:00:00.000Z");
  await here.goes();
  expect([await here.passed(), here.rules.size]).toEqual([null, 0]);
  here.isReady();
  await here.goes();
  expect(await here.passed()).toBe(here.now());
  expect([...here.rules.keys()]).toContain("openstack/keystone");
});

test("the freeze begins at its very minute, whenever the last look was", async () => {
  const here = await kept("2016-03-03T23:58:57.000Z");
  here.isReady();
  await here.goes(0);
  expect([nextTurn(here.context().program, here.now()), here.rules.size]).toEqual([begins, 0]);
  expect(await here.asked()).toBe(3_000);
  await here.goes();
  expect([here.now(), await here.passed(), here.rules.has("openstack/keystone")]).toEqual([begins, begins, true]);
});

test("what people decide is looked at within seconds, and without news it is looked at once a minute", async () => {
  const here = await kept("2016-02-01T00:00:00.000Z");
  here.isReady();
  await here.goes();
  const first = await here.passed();
  await here.goes();
  await here.goes();
  expect([await here.asked(), await here.passed()]).toEqual([5_000, first]);

  await holdChange(here.context(), as("ana"), { change: "271000", why: "the API is discussed" });
  await here.goes();
  expect(await here.passed()).toBe(here.now());
  const second = here.now();
  await here.goes(54_000);
  expect(await here.passed()).toBe(second);
  await here.goes(6_000);
  expect(await here.passed()).toBe(here.now());
});

test("an outage is waited out, longer each time, and the pass is done anew; leaving ends it", async () => {
  const here = await kept("2016-03-04T12:00:00.000Z");
  here.isReady();
  here.fail(new Unavailable("Gerrit sleeps."));
  const once = await here.asked();
  here.fail(new Unavailable("Gerrit sleeps."));
  await here.goes();
  const twice = await here.asked();
  expect([once >= 500 && once <= 1_000, twice >= 1_000 && twice <= 2_000, here.rules.size]).toEqual([true, true, 0]);
  expect(here.lines).toContain("Gerrit sleeps.");
  await here.goes();
  expect([await here.passed(), here.rules.has("openstack/keystone")]).toEqual([here.now(), true]);
  here.leave();
  await here.done;
});
