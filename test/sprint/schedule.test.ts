/** Is a release schedule read as it is, and is what is odd about it told? */
import { describe, expect, test } from "vitest";
import { eventId, isTeam } from "../../src/sprint/schedule/event.ts";
import { cyclePart, titlesIn } from "../../src/sprint/schedule/part.ts";
import { BadSchedule, readSchedule } from "../../src/sprint/schedule/read.ts";

const week = (start: string, end: string, name: string | undefined, all: string[] = [], teams: string[] = []) => ({
  start,
  end,
  ...(name && { name }),
  "x-project": all,
  "project-specific": teams,
});

/** The shape of openstack/releases, with everything odd that its 21 series have. */
const train = {
  "start-week": "2019-04-08",
  "release-week": "2019-10-14",
  cycle: [
    week("2019-06-03", "2019-06-07", "R-19", ["t-1"], ["t-keystone-spec-prop", "t-nova-spec-freeze"]),
    week("2019-07-22", "2019-07-26", "R-12", ["t-2"], ["t-keystone-spec-freeze", "t-manila-mid-cycle"]),
    week("2019-08-12", "2019-08-16", undefined, [], ["t-key-fpfreeze"]),
    week("2019-08-26", "2019-08-30", "R-7", ["u-ptl-nomination"]),
    week("2019-09-02", "2019-09-06", "R-6", ["t-final-lib", "u-ptl-nomination"]),
    week("2019-09-09", "2019-09-13", "R-5", ["t-3", "t-ff", "t-final-clientlib", "t-rf", "t-soft-sf"]),
    week("2019-09-23", "2019-09-27", "R-3", ["t-rc1", "t-hard-sf", "t-trailing-ff"]),
    week("2019-10-07", "2019-10-11", "R-1", ["t-finalrc", "s-final"]),
    week("2019-10-14", "2019-10-18", "R+0", ["t-release", "not an id"]),
  ],
};
const part = (value: unknown, teams: string[] = [], titles: Map<string, string> | null = null) =>
  cyclePart(readSchedule(value), { series: "train", teams, titles });

describe("openstack/releases", () => {
  test("deadlines are Thursdays; the release freeze begins with the last release candidates", () => {
    const { freezes, milestones, ...rest } = part(train).part;

    expect(rest).toEqual({ id: "train", from: "2019-06-03", to: "2019-10-17" });
    expect(freezes.map(({ kind, since }) => `${since} ${kind}`)).toEqual([
      "2019-09-05 library-freeze",
      "2019-09-12 feature-freeze",
      "2019-09-12 client-library-freeze",
      "2019-09-12 requirements-freeze",
      "2019-09-12 soft-string-freeze",
      "2019-09-26 hard-string-freeze",
      "2019-10-10 release-freeze",
    ]);
    expect(milestones.map(({ id, date }) => `${date} ${id}`)).toEqual([
      "2019-06-06 train-1",
      "2019-07-25 train-2",
      "2019-09-05 train-ptl-nomination",
      "2019-09-12 train-3",
      "2019-09-26 train-rc1",
      "2019-10-10 train-final-rc",
      "2019-10-17 train-release",
    ]);
  });

  test("a team's own deadlines, also under its short name", () => {
    const { freezes } = part(train, ["keystone"]).part;

    expect(freezes.slice(0, 3).map(({ kind, since }) => `${since} ${kind}`)).toEqual([
      "2019-06-06 spec-proposal-freeze",
      "2019-07-25 spec-freeze",
      "2019-08-15 feature-proposal-freeze",
    ]);
    expect([isTeam("key", "keystone"), isTeam("ke", "keystone"), isTeam("keystone", "key")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("what is odd is told: no name, another series, other teams, no id, dangling ids", () => {
    const titles = titlesIn(
      ".. _t-ff:\n\nFeature freeze\n--------------\n\ntext\n\n.. _t-keystone-ffreeze:\n\nKeystone Feature Freeze\n",
    );

    const { notes } = part(train, [], titles);

    expect(notes).toContain("The week from 2019-08-12 has no name.");
    expect(notes).toContain("not an id is no id that a schedule uses: left out.");
    expect(notes).toContain(
      "Deadlines of key, keystone, manila, nova, trailing were left out: --team takes those of a team.",
    );
    expect(notes).toContain("t-keystone-ffreeze is described but in no week: it has no date and was left out.");
    expect(notes).toContain("t-rc1 is in a week but described nowhere: its id is its title.");
    expect(notes.filter((note) => note.startsWith("t-ff"))).toEqual([]);
    expect(part({ cycle: [...train.cycle, week("2019-10-21", "2019-10-25", "R+1", ["s-rc1"])] }).notes).toContain(
      "s-rc1 belongs to another series: left out.",
    );
  });

  test("a team's own feature freeze stands for that of all", () => {
    const own = {
      cycle: [
        ...train.cycle.slice(0, 5),
        week("2019-09-09", "2019-09-13", "R-5", ["t-ff"]),
        week("2019-09-16", "2019-09-20", "R-4", [], ["t-keystone-ffreeze"]),
      ],
    };
    const { part: made, notes } = part(own, ["keystone"]);

    expect(made.freezes.filter(({ kind }) => kind === "feature-freeze")).toEqual([
      { kind: "feature-freeze", since: "2019-09-19" },
    ]);
    expect(notes).toContain("t-keystone-ffreeze (2019-09-19) stands for t-ff (2019-09-12) too.");
  });
});

test.each<[id: string, meaning: string | null]>([
  ["t-ff", "all feature-freeze"],
  ["p-trailing-ff", "trailing feature-freeze"],
  ["o-key-bp-freeze", "key spec-freeze"],
  ["u-keystone-spec-proposal-freeze", "keystone spec-proposal-freeze"],
  ["m-key-fpdeadline", "key feature-proposal-freeze"],
  ["q-final-lib", "all library-freeze"],
  ["q-final-clientlib", "all client-library-freeze"],
  ["a-1", "all milestone"],
  ["z-cinder-mid-cycle-ptg-1", "cinder-mid-cycle-ptg milestone"],
  ["n-ptl-election", "all other"],
  ["release", null],
  ["", null],
])("the id %j means %s", (id, meaning) => {
  const found = eventId(id);
  expect(found && `${found.team ?? "all"} ${found.what}`).toBe(meaning);
});

describe("what cannot be used is refused in one sentence", () => {
  test.each<[story: string, value: unknown, sentence: RegExp]>([
    ["nothing", null, /^A schedule has keys and values: expected a list of weeks under cycle\.$/],
    ["a list", [], /has keys and values/],
    ["no cycle", { series: "x" }, /^The schedule has no cycle: expected a list of weeks under cycle\.$/],
    ["an empty cycle", { cycle: [] }, /^cycle: expected at least one week;/],
    [
      "a day that does not exist",
      { cycle: [week("2019-02-30", "2019-03-01", "R-1")] },
      /^cycle\.0\.start: expected a day as "2016-03-03";/,
    ],
    [
      "a week that ends before it begins",
      { cycle: [week("2019-03-08", "2019-03-04", "R-5")] },
      /^The week R-5 ends 2019-03-04, before it begins 2019-03-08: mend the schedule\.$/,
    ],
    [
      "weeks on each other",
      { cycle: [week("2019-03-04", "2019-03-08", "R-5"), week("2019-03-06", "2019-03-12", undefined)] },
      /^The week from 2019-03-06 begins 2019-03-06, before the one above it ends 2019-03-08: mend the schedule\.$/,
    ],
    ["weeks that are no days", { weeks: { "R-1": "soon" } }, /^The schedule has no cycle: expected each of its weeks/],
    [
      "an event backwards",
      { weeks: { "R-1": "2016-03-28" }, x: [{ id: "m-1", start: "2016-03-30", end: "2016-03-29" }] },
      /^m-1 ends 2016-03-29, before/,
    ],
  ])("%s", (_, value, sentence) => {
    expect(() => readSchedule(value)).toThrow(BadSchedule);
    expect(() => readSchedule(value)).toThrow(sentence);
  });

  test("an event without a date is told and left out", () => {
    const { events, notes } = readSchedule({
      weeks: { "R-1": "2016-03-28" },
      x: [{ id: "m-1" }, { id: "m-2", week: "R-1" }],
    });
    expect(events.map(({ id, deadline }) => `${id} ${deadline}`)).toEqual(["m-2 2016-03-31"]);
    expect(notes).toEqual(["m-1 has no date and no week that is there: left out."]);
  });
});
