/** Does a sprint's page hold every number, by day and by repository too, and say what is not known? */
import { expect, test } from "vitest";
import { numberOf, sprintSummary, sprintView } from "../../src/words/sprint.ts";
import { madeUpSprint } from "../sprint/made-up.ts";
import { recapStory } from "./recap-story.ts";

const view = sprintView(recapStory(), []);

test.each([
  ["2016-01-27T05:59:59.999Z", "before"],
  ["2016-01-27T06:00:00.000Z", "now"],
  ["2016-01-30T05:59:59.999Z", "now"],
  ["2016-01-30T06:00:00.000Z", "after"],
])("at %s the sprint is %s", (now, when) => {
  expect(sprintSummary(madeUpSprint(), now).when).toBe(when);
});

test("days and repositories have the same columns, and their sums fit the whole", () => {
  const merged = ({ rows }: typeof view.perDay) => rows.map(({ label, numbers }) => [label, numbers[0]?.value]);
  expect(merged(view.perDay)).toEqual([
    ["Wed 27 Jan 2016", 1],
    ["Thu 28 Jan 2016", 1],
    ["Fri 29 Jan 2016", 2],
  ]);
  expect(merged(view.perRepository).slice(0, 1)).toEqual([["openstack/keystone", 3]]);
  for (const { columns, rows } of [view.perDay, view.perRepository]) {
    for (const { numbers } of rows) expect(numbers).toHaveLength(columns.length);
  }
  expect(numberOf(view, "merged")?.value).toBe(4);
});

test("a number of a table opens like one of the whole", () => {
  expect(numberOf(view, "revised.2016-01-28")?.rows.map(({ text }) => text)).toHaveLength(2);
  expect(numberOf(view, "merged.openstack-keystonemiddleware")?.value).toBe(1);
  expect(numberOf(view, "nonsense")).toBeNull();
});

test("what is not known is said in sentences", () => {
  expect(view.unknown).toEqual([
    "Companies of the people active: not known. The company of everybody active must be known; it is not for 1 of 4 people. Dated affiliations in the program file would make it known.",
    "People who attended: not known. Nothing records who attended; a roster with the days on which each person was there would make it known.",
  ]);
});
