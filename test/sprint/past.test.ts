/** Is a sprint that is over counted once, and again as soon as anything about it is different? */
import { describe, expect, test } from "vitest";
import type { SprintFacts } from "../../src/sprint/facts.ts";
import { comparedNumbers } from "../../src/sprint/numbers.ts";
import { act, madeUpFacts, madeUpProgram, madeUpSprint } from "./made-up.ts";

const at = "2016-01-28T18:00:00.000Z";
const over = madeUpFacts([act({ kind: "merged", at, number: 1 })], { now: "2016-03-01T00:00:00.000Z" });

test("the numbers of a sprint that is over stay the same, whenever one asks", () => {
  const numbers = comparedNumbers(over);
  expect(numbers.map(({ id, value }) => [id, value])).toContainEqual(["merged", 1]);
  expect(comparedNumbers({ ...over, now: "2016-03-02T00:00:00.000Z", open: [], roster: [] })).toBe(numbers);
});

describe("it is counted again with", () => {
  const others: [string, Partial<SprintFacts>][] = [
    ["other rows", { rows: [] }],
    ["another program", { program: { ...madeUpProgram(), repositories: [] } }],
    [
      "other people",
      { directory: { ...over.directory, who: (id) => ({ ...over.directory.who(id), name: "Somebody" }) } },
    ],
    ["other days", { sprint: madeUpSprint({ first: "2016-01-29" }) }],
    ["days of another zone", { sprint: madeUpSprint({ zone: "Asia/Tokyo" }) }],
  ];
  test.each(others)("%s", (_, other) => {
    const before = comparedNumbers(over);
    expect(comparedNumbers({ ...over, ...other })).not.toEqual(before);
    expect(comparedNumbers(over)).toEqual(before);
  });
});

test("while a sprint lasts, each count says up to when it counted", () => {
  const rules = ["2016-01-28T20:00:00.000Z", "2016-01-28T21:00:00.000Z"].map(
    (now) => comparedNumbers({ ...over, now }).find(({ id }) => id === "merged")?.rule,
  );
  expect(rules[0]).toContain("counted until 28 Jan 2016 14:00 CST");
  expect(rules[1]).toContain("counted until 28 Jan 2016 15:00 CST");
});
