/** How are merges counted whose moment is only known to lie between two? */
import { describe, expect, test } from "vitest";
import { noLatest } from "../../src/review/change.ts";
import type { Program } from "../../src/review/program.ts";
import { dayParts } from "../../src/sprint/facts.ts";
import { partNumbers, sprintNumbers } from "../../src/sprint/numbers.ts";
import { printed } from "../../src/words/plain.ts";
import { settingsOf } from "../fakes/settings.ts";
import { act, madeUpFacts, madeUpProgram } from "./made-up.ts";

const day = (n: number, hour = 12) => `2016-01-${n}T${hour}:00:00.000Z`;
const merge = (number: number, at: string, detail: string | null = null) => act({ kind: "merged", at, number, detail });

function numbersOf(rows: ReturnType<typeof merge>[], program: Program = madeUpProgram()) {
  return Object.fromEntries(sprintNumbers({ ...madeUpFacts(rows), program }).map((number) => [number.id, number]));
}

describe("the sprint's days are 27 to 29 January", () => {
  test.each<[story: string, at: string, until: string | null, counted: boolean, perhaps: boolean]>([
    ["exact and within", day(28), null, true, false],
    ["between two moments within", day(27), day(29), true, false],
    ["from before into it", day(20), day(28), false, true],
    ["from it to later", day(28), "2016-02-03T12:00:00.000Z", false, true],
    ["from before to later", day(20), "2016-02-03T12:00:00.000Z", false, true],
    ["from it on, nobody knows until when", day(28), noLatest, false, true],
    ["both before", day(20), day(22), false, false],
    ["after it", "2016-02-01T12:00:00.000Z", noLatest, false, false],
  ])("%s", (_story, at, until, counted, perhaps) => {
    const { merged } = numbersOf([merge(1, at, until)]);

    expect([merged?.value, merged?.most, merged?.uncertain.length]).toEqual([
      counted ? 1 : 0,
      perhaps ? 1 : null,
      perhaps ? 1 : 0,
    ]);
  });
});

test("the count says the most it can be, and each doubtful row between which moments it lies", () => {
  const { merged, "merged-uncertain": doubtful } = numbersOf([
    merge(1, day(28)),
    merge(2, day(20), day(28)),
    merge(3, day(28), noLatest),
  ]);

  expect(merged && printed(merged)).toBe("1, at most 3");
  expect(merged?.uncertain.map(({ note }) => note)).toEqual([
    "on master, merged between 20 Jan 2016 12:00 UTC and 28 Jan 2016 12:00 UTC",
    "on master, merged after 28 Jan 2016 12:00 UTC",
  ]);
  expect(doubtful?.rule).toMatch(/git history says only between which moments they did\.$/);
});

test("a day counts what certainly merged on it, and names the rest", () => {
  const facts = madeUpFacts([merge(1, day(27), day(28)), merge(2, day(28))]);
  const daily = dayParts(facts).map((part) => partNumbers(facts, part).find(({ id }) => id.startsWith("merged")));

  expect(daily.map((number) => number && printed(number))).toEqual(["0, at most 1", "1, at most 2", "0"]);
});

describe("what git history cannot say", () => {
  const git = (forges: string[]): Program => ({
    ...madeUpProgram(),
    forges: forges.map((name) => settingsOf("", { name, kind: "git", history: { clones: {}, superproject: null } })),
  });

  test("is not known, with what would make it known", () => {
    const { reviewed, revised, people, merged } = numbersOf([merge(1, day(28))], git(["made-up"]));

    expect(reviewed).toMatchObject({
      value: null,
      rule: "Git history shows no votes and no comments; reading the team's review site would make it known.",
    });
    expect(revised?.value).toBeNull();
    expect(people?.rule).toMatch(/Git history shows who wrote and who merged, and nobody who only reviewed\.$/);
    expect(merged).toMatchObject({ value: 1, most: null });
  });

  test("nothing is left out where reviews come from a forge that has them", () => {
    const { reviewed } = numbersOf([merge(1, day(28))], git(["elsewhere"]));

    expect(reviewed).toMatchObject({ value: 0, rule: expect.not.stringContaining("Git history") });
  });
});
