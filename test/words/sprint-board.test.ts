/** Does the clock on the wall count to the right moments, and does the board say who did what? */
import { expect, test } from "vitest";
import { perPerson, sprintClock } from "../../src/words/sprint-board.ts";
import { act, madeUpFacts, madeUpSprint, vote } from "../sprint/made-up.ts";

const clock = (now: string) => sprintClock({ sprint: madeUpSprint(), now });

test("on a day of the sprint, in its zone", () => {
  expect(clock("2016-01-28T20:30:00.000Z")).toEqual({
    time: "14:30",
    day: "Thu 28 Jan",
    progress: "Day 2 of 3",
    ahead: [
      { what: "the day ends", at: "2016-01-29T06:00:00.000Z", secondsLeft: 34_200 },
      { what: "the sprint ends", at: "2016-01-30T06:00:00.000Z", secondsLeft: 120_600 },
    ],
  });
});

test("before it, on its last day and after it", () => {
  expect(clock("2016-01-27T05:00:00.000Z").ahead.map(({ what }) => what)).toEqual([
    "the sprint begins",
    "the sprint ends",
  ]);
  expect(clock("2016-01-29T20:00:00.000Z").ahead.map(({ what }) => what)).toEqual(["the sprint ends"]);
  expect(clock("2016-02-01T00:00:00.000Z")).toMatchObject({ ahead: [], progress: null });
});

test("everybody who did something has a line, in order of name; machines have none", () => {
  const at = "2016-01-27T18:00:00.000Z";
  const facts = madeUpFacts([
    act({ kind: "uploaded", number: 1, owner: "ben", by: "ben", at }),
    vote(1, { number: 1, owner: "ben", by: "ana", at }),
    vote(1, { number: 1, owner: "ben", by: "zuul", at }),
    act({ kind: "merged", number: 2, owner: "cho", by: "proposal-bot", at }),
  ]);
  const { rows } = perPerson(facts);
  expect(rows.map(({ label, numbers }) => [label, ...numbers.map(({ value }) => value)])).toEqual([
    ["Ana Ortiz", 0, 0, 1],
    ["Ben Yu", 0, 1, 0],
    ["Cho Park", 1, 0, 0],
  ]);
});
