/** Are digests put down once a morning, and not again when the process begins anew? */
import { expect, test } from "vitest";
import { puttingDigests } from "../../src/jobs/digests.ts";
import { standing } from "../web/api-ground.ts";

const never = new AbortController().signal;

test.each([
  ["at night nothing is told", "2016-01-28T05:59:00.000Z", "2016-01-27", null],
  ["in the morning everybody is", "2016-01-28T06:12:00.000Z", "2016-01-27", "2016-01-28"],
  ["a morning that was missed is made up for", "2016-01-28T17:00:00.000Z", "2016-01-25", "2016-01-28"],
  ["the same morning is not told twice", "2016-01-28T17:00:00.000Z", "2016-01-28", null],
  ["the first time there is no mark", "2016-01-28T17:00:00.000Z", null, "2016-01-28"],
])("%s", async (_, now, mark, day) => {
  const { ground } = await standing({ decided: true, clock: () => now });
  const run = await puttingDigests(() => ground.house.context())(mark, never);
  expect(run?.mark ?? null).toBe(day);
  if (day) expect(run?.told).toMatch(/^[1-9]\d* digests put down for 2016-01-28\.$/);
});
