/** Do waits fall where people expect, and is the middle the middle? */
import { fc, test as prop } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { className, classOf, edges, ranked, spreadOf, spreadWords } from "../../src/words/spread.ts";

test.each([
  [0, "less than 1 h"],
  [3_599, "less than 1 h"],
  [3_600, "1 h to 4 h"],
  [86_400, "1 d to 2 d"],
  [400 * 86_400, "90 d or more"],
])("%i seconds are %s", (seconds, name) => {
  expect(className(classOf(seconds))).toBe(name);
});

test("without waits nothing is known", () => {
  const nothing = spreadOf(new Uint32Array());
  expect(nothing).toEqual({ counts: edges.map(() => 0), total: 0, median: null, p90: null });
  expect(spreadWords(nothing)).toBeNull();
});

const seconds = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 100_000 })), {
  minLength: 1,
  maxLength: 60,
});
prop.prop([seconds, fc.double({ min: 0, max: 1, noNaN: true })])(
  "a rank is that of the sorted values",
  (values, share) => {
    const sorted = values.toSorted((a, b) => a - b);
    expect(ranked(Uint32Array.from(values), share)).toBe(sorted[Math.max(0, Math.ceil(share * values.length) - 1)]);
  },
);
prop.prop([seconds])("every wait is in one class", (values) => {
  const { counts, total } = spreadOf(Uint32Array.from(values));
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(total);
});
