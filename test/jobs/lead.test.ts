/** Is a change that an event names read at once, and a burst not once an event? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { createLead } from "../../src/jobs/lead.ts";

const at = (milliseconds: number) => new Date(1_700_000_000_000 + milliseconds).toISOString();

const table: [story: string, events: number[], due: number[]][] = [
  ["a single event", [0], [0]],
  ["events far apart", [0, 5_000], [0, 5_000]],
  ["a pair within a second", [0, 300], [0, 1_000]],
  ["a burst", [0, 100, 200, 300, 900], [0, 1_000, 1_000, 1_000, 1_000]],
  ["a burst that goes on", [0, 600, 1_200, 1_900, 2_100], [0, 1_000, 2_000, 2_000, 3_000]],
  ["one after the second has passed", [0, 1_000], [0, 1_000]],
];
test.each(table)("%s", (_, events, due) => {
  const lead = createLead();
  expect(events.map((event) => lead(7, at(event)))).toEqual(due.map(at));
});

test("another change does not wait", () => {
  const lead = createLead();
  expect([lead(1, at(0)), lead(2, at(10)), lead(1, at(20))]).toEqual([at(0), at(10), at(1_000)]);
});

property.prop([fc.array(fc.record({ number: fc.nat(3), wait: fc.nat(2_500) }), { maxLength: 40 })])(
  "never puts a change off for longer than a second, never lets it be read twice within one",
  (events) => {
    const lead = createLead();
    let now = 0;
    const dues = new Map<number, Set<string>>();
    for (const { number, wait } of events) {
      now += wait;
      const due = lead(number, at(now));
      expect(due >= at(now) && due <= at(now + 1_000)).toBe(true);
      dues.set(number, (dues.get(number) ?? new Set()).add(due));
    }
    for (const own of dues.values()) {
      const times = [...own].sort().map((due) => Date.parse(due));
      for (const [n, time] of times.entries()) expect(time - (times[n - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
    }
  },
);
