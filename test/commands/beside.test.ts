/** Is somebody's load shown beside the team's without naming anybody else, and are weeks counted back from now? */
import { expect, test } from "vitest";
import { beside, byWeek } from "../../src/commands/beside.ts";
import { person } from "../../src/commands/people.ts";
import { standing } from "../web/api-ground.ts";

test("weeks end now, and what lies outside of them is left out", () => {
  const now = "2016-01-27T18:00:00.000Z";
  const moments = [
    "2016-01-01T00:00:00.000Z",
    "2016-01-14T00:00:00.000Z",
    "2016-01-20T17:59:59.999Z",
    "2016-01-21T00:00:00.000Z",
  ];
  expect(byWeek(moments, now, 2)).toEqual([
    { at: "2016-01-13T18:00:00.000Z", value: 2 },
    { at: "2016-01-20T18:00:00.000Z", value: 1 },
  ]);
});

test("each measure has theirs and one value for everybody on the team", async () => {
  const context = (await standing()).ground.house.context();
  const view = await person(context, { person: "ana" });
  const { measures, weeks } = await beside(context, view);
  expect(measures.map(({ own }) => own)).toEqual([view.waiting.length, view.own.length, view.numbers[0]?.value]);
  for (const { own, all } of measures) expect(all).toContain(own);
  expect(weeks.reduce((sum, { value }) => sum + value, 0)).toBe(view.numbers[0]?.value);
});
