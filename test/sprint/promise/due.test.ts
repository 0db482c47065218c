/** Is it understood until when people promise something? */
import { describe, expect, test } from "vitest";
import { dueAt } from "../../../src/sprint/promise/due.ts";
import { dueFrom } from "../../../src/sprint/promise/due-text.ts";
import { cycles } from "./story.ts";

const now = "2016-01-29T18:00:00.000Z";
const freeze = { kind: "feature-freeze", since: { day: "2016-03-03", time: "23:59", zone: "UTC" }, every: null };
const program = { cycles, freezes: [freeze as never] };
const ground = { program, now, zone: "America/Chicago" };

/** Each date as the calendar has it now; "?" for what it does not know. */
const table: [text: string, at: string | null, words: string][] = [
  ["2016-02-05", "2016-02-06T05:59:00.000Z", "2016-02-05"],
  ["by friday", "2016-02-06T05:59:00.000Z", "friday"],
  ["2016-02-05 17:00 UTC", "2016-02-05T17:00:00.000Z", "2016-02-05 17:00 UTC"],
  ["within one week", "2016-02-06T05:59:00.000Z", "within one week"],
  ["within a week", "2016-02-06T05:59:00.000Z", "within a week"],
  ["in 3 days", "2016-02-02T05:59:00.000Z", "in 3 days"],
  ["within two weeks", "2016-02-13T05:59:00.000Z", "within two weeks"],
  ["next week", "2016-02-06T05:59:00.000Z", "next week, read as by its Friday"],
  ["early in Newton", "2016-06-02T23:59:00.000Z", "early in Newton, read as by newton-1"],
  ["early Newton", "2016-06-02T23:59:00.000Z", "early in Newton, read as by newton-1"],
  ["early in the Newton cycle", "2016-06-02T23:59:00.000Z", "early in Newton, read as by newton-1"],
  ["early in the next cycle", "2016-06-02T23:59:00.000Z", "early in Newton, read as by newton-1"],
  ["in the middle of Newton", null, "in the middle of Newton, read as by newton-2"],
  ["late in mitaka", "2016-03-03T23:59:00.000Z", "late in Mitaka, read as by mitaka-3"],
  ["early in Ocata", null, "early in Ocata, read as by ocata-1"],
  ["newton-1", "2016-06-02T23:59:00.000Z", "newton-1"],
  ["Newton-3", null, "newton-3"],
  ["mitaka-release", "2016-04-07T23:59:00.000Z", "mitaka-release"],
  ["in Mitaka", "2016-04-07T23:59:00.000Z", "in Mitaka, read as by its release"],
  ["in the Newton release", null, "in Newton, read as by its release"],
  ["next cycle", null, "in Newton, read as by its release"],
  ["before feature freeze", "2016-03-03T23:59:00.000Z", "the feature freeze, 3 Mar 2016 23:59 UTC"],
];

test.each(table)("%s", (text, at, words) => {
  const read = dueFrom(text, ground);
  if ("refused" in read || !read.due) throw new Error(`"${text}" was not understood`);

  expect(dueAt(read.due, cycles)).toBe(at);
  expect(read.due.words).toBe(words);
});

test.each(["", "no date", "soon", "  "])("%j is no date", (text) => {
  expect(dueFrom(text, ground)).toEqual({ due: null });
});

describe("refused", () => {
  test.each<[string, RegExp]>([
    ["5/2/2016", /is no date: write "2016-02-05", "friday", "within one week", "early in Newton"/],
    ["2016-02-31", /is no date/],
    ["whenever it is ready", /is no date/],
    ["in keystone", /is no date/],
    ["spec freeze", /The calendar has no spec freeze that is still to come/],
  ])("%s", (text, sentence) => {
    expect(dueFrom(text, ground)).toMatchObject({ refused: expect.stringMatching(sentence) });
  });

  test("the next cycle of a calendar that has none", () => {
    const only = { ...ground, program: { ...program, cycles: cycles.slice(0, 1) } };

    expect(dueFrom("early in the next cycle", only)).toMatchObject({ refused: expect.stringMatching(/name it/) });
  });
});
