/** Do a few bars tell what the counts do? */
import { expect, test } from "vitest";
import { sparkline, waitSpans } from "../../src/words/sparkline.ts";

const table: [values: number[], line: string][] = [
  [[], ""],
  [[0, 0], "▁▁"],
  [[1, 2, 3, 4, 5, 6, 7], "▂▃▄▅▆▇█"],
  [[0, 1, 1_000], "▁▂█"],
  [[5], "█"],
];
test.each(table)("%j is %s", (values, line) => {
  expect(sparkline(values)).toBe(line);
});

test("waits are sorted into spans that grow, and none is lost", () => {
  const now = "2016-01-27T12:00:00.000Z";
  const ago = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const { spans, longest } = waitSpans([-1, 0, 0.9, 1, 3, 6.9, 7, 29, 30, 90, 400].map(ago), now);
  expect(spans.map(({ count }) => count)).toEqual([3, 1, 1, 1, 1, 1, 1, 2]);
  expect(longest).toBe(400);
  expect(waitSpans([], now).longest).toBeNull();
});
