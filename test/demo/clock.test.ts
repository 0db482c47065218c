/** How does the demo's time pass, and who can steer it? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, onTestFinished, test } from "vitest";
import { teamDemo } from "../../src/demo/demo.ts";
import { createClock, speedIn, standingClock } from "../../src/demo/play/clock.ts";
import { sprintTape } from "../../src/demo/play/sprint.ts";
import { serveDemo } from "../../src/demo/serve.ts";
import { end, sprint } from "../../src/demo/team/calendar.ts";

function clockOf(tape = sprintTape()) {
  const real = { seconds: 0 };
  return { real, clock: createClock(tape, () => real.seconds * 1000) };
}
const at = (instant: string) => Date.parse(instant);
/** Ten hours in ten seconds, then a night of ten hours in one. */
const tape = [
  { from: at("2026-01-28T10:00:00Z"), to: at("2026-01-28T20:00:00Z"), seconds: 10 },
  { from: at("2026-01-28T20:00:00Z"), to: at("2026-01-29T06:00:00Z"), seconds: 1 },
];

describe("a clock", () => {
  test("passes hours slowly and nights at a glance, and stands at the end", () => {
    const { real, clock } = clockOf(tape);
    const times = [0, 5, 10, 10.5, 11, 99].map((seconds) => {
      real.seconds = seconds;
      return new Date(clock.now()).toISOString().slice(8, 16);
    });

    expect(times).toEqual(["28T10:00", "28T15:00", "28T20:00", "29T01:00", "29T06:00", "29T06:00"]);
    expect(clock.rate()).toBe(0);
  });

  test("stands while it is paused and goes on from there", () => {
    const { real, clock } = clockOf(tape);
    real.seconds = 2;
    clock.pause();
    const paused = clock.now();
    real.seconds = 50;

    expect(clock.now()).toBe(paused);
    expect(clock.rate()).toBe(0);
    clock.resume();
    expect(clock.now()).toBe(paused);
    real.seconds = 51;
    expect(clock.now() - paused).toBe(3_600_000);
  });

  test("runs faster from the moment it is told to", () => {
    const { real, clock } = clockOf(tape);
    real.seconds = 2;
    const before = clock.now();
    clock.setSpeed(3);

    expect(clock.now()).toBe(before);
    expect(clock.rate()).toBe(3 * 3600);
    real.seconds = 3;
    expect(clock.now() - before).toBe(3 * 3_600_000);
  });

  test("goes back to the beginning, says so, and stays as fast and as paused as it was", () => {
    const { real, clock } = clockOf(tape);
    clock.setSpeed(2);
    real.seconds = 3;
    clock.pause();
    clock.rewind();

    expect([clock.now(), clock.speed(), clock.paused(), clock.rewinds()]).toEqual([tape[0]?.from, 2, true, 1]);
  });

  test("stands for ever at one moment when nothing unfolds", () => {
    const clock = standingClock(at("2016-05-01T00:00:00Z"));
    clock.resume();

    expect([clock.now(), clock.rate()]).toEqual([at("2016-05-01T00:00:00Z"), 0]);
  });

  test("tells the sprint's three days in about six minutes", () => {
    const seconds = sprintTape().reduce((sum, stretch) => sum + stretch.seconds, 0);

    expect(seconds).toBeGreaterThan(330);
    expect(seconds).toBeLessThan(390);
    expect(sprintTape()[0]?.from).toBe((sprint.days[0]?.[0] ?? 0) * 1000);
    expect(sprintTape().at(-1)?.to).toBe(end * 1000);
  });

  const moment = fc.double({ min: 0, max: 400, noNaN: true });
  const speed = fc.double({ min: 0.1, max: 100, noNaN: true });
  property.prop([moment, fc.double({ min: 0, max: 2, noNaN: true }), speed])(
    "is never behind whoever goes on from its last reading for two seconds at its rate",
    (seconds, later, speed) => {
      const { real, clock } = clockOf();
      clock.setSpeed(speed);
      real.seconds = seconds;
      const guess = clock.now() + later * 1000 * clock.rate();
      real.seconds = seconds + later;

      expect(guess).toBeLessThanOrEqual(clock.now() + 1);
    },
  );

  const step = fc.record({ wait: fc.double({ min: 0, max: 30, noNaN: true }), speed, pause: fc.boolean() });
  property.prop([fc.array(step, { maxLength: 20 })])("never runs backwards, however it is steered", (steps) => {
    const { real, clock } = clockOf();
    let last = clock.now();
    for (const { wait, speed, pause } of steps) {
      real.seconds += wait;
      expect(clock.now()).toBeGreaterThanOrEqual(last);
      last = clock.now();
      clock.setSpeed(speed);
      if (pause) clock.pause();
      else clock.resume();
      expect(clock.now()).toBe(last);
    }
  });
});

test.each([
  ["1", 1],
  ["0.5", 0.5],
  ["100", 100],
  ["0", null],
  ["-1", null],
  ["101", null],
  ["", null],
  [" ", null],
  ["fast", null],
  ["Infinity", null],
])("the speed %j is %j", (text, speed) => {
  expect(speedIn(text)).toBe(speed);
});

describe("over HTTP", () => {
  async function steered() {
    const make = (url: string) =>
      teamDemo({ url, seed: "clock", password: "made-up", changes: 30, people: 10, real: () => performance.now() });
    const { url, close } = await serveDemo(0, make);
    onTestFinished(close);
    const ask = async (what: string, method = "POST") => {
      const reply = await fetch(`${url}/demo/${what}`, { method });
      const text = await reply.text();
      return { status: reply.status, text, state: reply.ok ? JSON.parse(text) : null };
    };
    return { ask, look: async () => (await ask("clock", "GET")).state };
  }

  test("the clock is read, paused, resumed, hurried and reset", async () => {
    const { ask, look } = await steered();
    const first = await look();

    expect(first).toMatchObject({ speed: 1, paused: false, rewinds: expect.any(Number) });
    expect(first.rate).toBeCloseTo((9 * 3600) / 112);
    await expect.poll(async () => (await look()).now > first.now).toBe(true);
    const paused = (await ask("pause")).state;
    expect(paused).toMatchObject({ paused: true, rate: 0 });
    expect((await look()).now).toBe(paused.now);
    expect((await ask("speed?x=10")).state).toMatchObject({ speed: 10, paused: true });
    expect((await ask("reset")).state).toMatchObject({
      now: first.sprint.first,
      rewinds: first.rewinds + 1,
      speed: 10,
    });
    expect((await ask("resume")).state).toMatchObject({ paused: false });
    await expect.poll(async () => (await look()).now > first.sprint.first).toBe(true);
  });

  test("a speed that is none is refused in a sentence that says which are", async () => {
    const { ask } = await steered();
    const refusal = await ask("speed?x=fast");

    expect(refusal).toMatchObject({
      status: 400,
      text: '"fast" is not a valid value for "x": a speed is more than 0 and at most 100',
    });
  });
});
