/** Does a sprint count what its rules say, and say what it cannot know? */
import { describe, expect, test } from "vitest";
import type { ActivityRow } from "../../src/review/activity.ts";
import { burnUp } from "../../src/sprint/burn-up.ts";
import { dayParts, repositoryParts, type SprintFacts } from "../../src/sprint/facts.ts";
import { partNumbers, sprintNumbers } from "../../src/sprint/numbers.ts";
import { act, madeUpFacts, madeUpProgram, madeUpSprint, openChange, vote } from "./made-up.ts";

/** The first, a middle and the last moment of the sprint, in UTC. */
const [first, middle, last] = ["2016-01-27T06:00:00.000Z", "2016-01-28T18:00:00.000Z", "2016-01-30T05:59:59.999Z"];
const [before, after] = ["2016-01-27T05:59:59.999Z", "2016-01-30T06:00:00.000Z"];

function numbers(rows: ActivityRow[], more: Partial<SprintFacts> = {}) {
  return Object.fromEntries(sprintNumbers(madeUpFacts(rows, more)).map((number) => [number.id, number]));
}

test("a sprint without activity has numbers that are 0, with their rules", () => {
  const all = numbers([]);
  expect(["merged", "revised", "reviewed", "repositories", "people"].map((id) => all[id]?.value)).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(all.merged?.rule).toBe(
    "Changes merged on any branch of the five repositories from Wed 27 Jan 2016 00:00 to Fri 29 Jan 2016 24:00 CST, bots' changes included.",
  );
});

test("the window is the sprint's own days, the end left out", () => {
  const merged = (at: string, number: number) => act({ kind: "merged", at, number });
  const { merged: counted } = numbers([merged(before, 1), merged(first, 2), merged(last, 3), merged(after, 4)]);
  expect(counted?.rows.map(({ change }) => change)).toEqual(["made-up~2", "made-up~3"]);
});

test("other usual readings stand beside the count where they differ", () => {
  const { merged } = numbers([
    act({ kind: "merged", at: first, number: 1 }),
    act({ kind: "merged", at: middle, number: 2, owner: "proposal-bot" }),
    act({ kind: "merged", at: middle, number: 3, branch: "stable/liberty" }),
    act({ kind: "merged", at: last, number: 4 }),
    act({ kind: "merged", at: "2016-01-31T12:00:00.000Z", number: 5 }),
    act({ kind: "uploaded", at: middle, number: 6, by: "ana" }),
  ]);
  expect(merged?.value).toBe(4);
  expect(merged?.readings.map(({ id, value }) => [id, value])).toEqual([
    ["main-branch", 3],
    ["main-branch-without-bots", 2],
    ["without-bots", 3],
    ["merged-or-revised", 5],
    ["weekend", 5],
    ["utc-days", 3],
  ]);
});

test("a merge whose moment is not certain is named and never counted", () => {
  const hashtags = ["merge-time-uncertain"];
  const { merged, "merged-uncertain": doubtful } = numbers([
    act({ kind: "merged", at: middle, number: 1 }),
    act({ kind: "merged", at: middle, number: 2, hashtags }),
    act({ kind: "merged", at: "2016-01-22T00:00:00.000Z", number: 3, hashtags }),
    act({ kind: "merged", at: "2015-12-22T00:00:00.000Z", number: 4, hashtags }),
  ]);
  expect(merged?.value).toBe(1);
  expect(merged?.uncertain.map(({ text }) => text)).toEqual(["Change 3", "Change 2"]);
  expect(doubtful?.rows).toEqual(merged?.uncertain);
});

test.each([
  ["REWORK", 1],
  [null, 1],
  ["TRIVIAL_REBASE", 0],
  ["TRIVIAL_REBASE_WITH_MESSAGE_UPDATE", 0],
  ["NO_CODE_CHANGE", 0],
  ["NO_CHANGE", 0],
])("an upload of kind %s revises %d changes", (detail, value) => {
  const upload = { kind: "uploaded", at: middle, by: "cho", detail } as const;
  expect(numbers([act(upload)]).revised?.value).toBe(value);
});

test("several patch sets of a change are one change revised, all of them named", () => {
  const upload = (patchSet: number, by: string) =>
    act({ kind: "uploaded", at: `2016-01-28T1${patchSet}:00:00.000Z`, patchSet, by });
  expect(numbers([upload(3, "ben"), upload(2, "ana"), upload(4, "ana")]).revised?.rows).toMatchObject([
    { note: "patch sets 2, 3 and 4", by: "Ana Ortiz and Ben Yu", at: "2016-01-28T14:00:00.000Z" },
  ]);
});

test.each([
  ["a vote of somebody else", vote(1, { at: middle, by: "cho" }), 1],
  ["a comment of somebody else", act({ kind: "commented", at: middle, by: "dan" }), 1],
  ["a vote taken away", vote(0, { at: middle, by: "cho" }), 0],
  ["the owner's own vote", vote(2, { at: middle, by: "ana" }), 0],
  ["a bot's comment", act({ kind: "commented", at: middle, by: "proposal-bot" }), 0],
  ["CI's vote", vote(-1, { at: middle, by: "zuul", label: "Verified" }), 0],
  ["the server's message", act({ kind: "commented", at: middle }), 0],
])("%s", (_, row, reviewed) => {
  expect(numbers([row]).reviewed?.value).toBe(reviewed);
});

test("people are those who did anything, bots and CI left out, strangers included", () => {
  const { people } = numbers([
    vote(1, { at: middle, by: "cho" }),
    vote(2, { at: last, by: "cho", number: 2 }),
    act({ kind: "uploaded", at: middle, by: "dan" }),
    act({ kind: "uploaded", at: middle, by: "proposal-bot" }),
    act({ kind: "merged", at: middle, by: "zuul" }),
  ]);
  expect(people?.rows.map(({ text, note }) => [text, note])).toEqual([
    ["Cho Park", "2 votes"],
    ["Dan Li", "1 patch set"],
  ]);
});

test("other teams' repositories do not count", () => {
  const row = act({ kind: "merged", at: middle, by: "ana", repository: "openstack/nova" });
  const all = numbers([row]);
  expect([all.merged?.value, all.people?.value, all.repositories?.value]).toEqual([0, 0, 0]);
});

describe("what the program file does not tell", () => {
  test("attendance is not known, whatever the activity", () => {
    const { attendees } = numbers([vote(1, { at: middle, by: "cho" })]);
    expect(attendees?.value).toBeNull();
    expect(attendees?.rule).toContain("a roster");
  });

  test("cores are those of that day", () => {
    const both = [vote(2, { at: middle, by: "ana", owner: "cho" }), vote(2, { at: middle, by: "ben", owner: "cho" })];
    expect(numbers(both).cores?.rows.map(({ text }) => text)).toEqual(["Ana Ortiz"]);
  });

  test("without memberships nobody is guessed to be a core", () => {
    const { cores } = numbers([vote(2, { at: middle, by: "ana", owner: "cho" })], { program: madeUpProgram([]) });
    expect(cores?.value).toBeNull();
    expect(cores?.rule).toContain("keystone-core");
  });

  test("companies are counted only when everybody's is known", () => {
    const known = [vote(1, { at: middle, by: "cho" }), vote(1, { at: middle, by: "ben" })];
    expect(numbers(known).companies?.rows.map(({ text, note }) => [text, note])).toEqual([
      ["Acme", "Ben Yu"],
      ["Initech", "Cho Park"],
    ]);

    const { companies } = numbers([...known, vote(1, { at: middle, by: "dan" })]);
    expect([companies?.value, companies?.uncertain.map(({ text }) => text)]).toEqual([null, ["Dan Li"]]);
  });
});

test("the sprint's own changes are those with its topic or hashtag", () => {
  const sprint = madeUpSprint({ topics: ["bp/totp"], hashtags: ["midcycle"] });
  const rows = [
    act({ kind: "merged", at: middle, number: 1, topic: "bp/totp" }),
    act({ kind: "merged", at: middle, number: 2, topic: "other" }),
  ];
  const open = [openChange(3, { hashtags: ["midcycle"] }), openChange(4)];
  const all = numbers(rows, { sprint, open });
  expect(all["topic-merged"]?.rows.map(({ text }) => text)).toEqual(["Change 1"]);
  expect(all["topic-open"]?.rows.map(({ text }) => text)).toEqual(["Change 3"]);
  expect(all["topic-open"]?.rule).toContain("topic bp/totp or hashtag midcycle");
});

test("days and repositories are counted by the same rules, over their part alone", () => {
  const facts = madeUpFacts([
    act({ kind: "merged", at: first, number: 1 }),
    act({ kind: "merged", at: middle, number: 2, repository: "openstack/keystoneauth" }),
  ]);
  const merged = (parts: ReturnType<typeof dayParts>) =>
    parts.map((part) => partNumbers(facts, part)[0]).map((number) => [number?.id, number?.value]);
  expect(merged(dayParts(facts))).toEqual([
    ["merged.2016-01-27", 1],
    ["merged.2016-01-28", 1],
    ["merged.2016-01-29", 0],
  ]);
  expect(merged(repositoryParts(facts)).slice(0, 3)).toEqual([
    ["merged.openstack-keystone", 1],
    ["merged.openstack-keystoneauth", 1],
    ["merged.openstack-python-keystoneclient", 0],
  ]);
});

test("while the sprint lasts, days to come are left out and the rules say up to when was counted", () => {
  const facts = madeUpFacts([], { now: "2016-01-29T00:02:00.000Z" });
  expect(dayParts(facts).map(({ when }) => when)).toEqual([
    "on Wed 27 Jan 2016 (CST)",
    "on Thu 28 Jan 2016 (CST), counted until 28 Jan 2016 18:02 CST",
  ]);
});

test("the burn-up ends now, and counts each change once", () => {
  const upload = (at: string) => act({ kind: "uploaded", at, by: "ana" });
  const rows = [
    upload("2016-01-27T06:30:00.000Z"),
    upload("2016-01-27T07:30:00.000Z"),
    act({ kind: "merged", at: "2016-01-27T07:10:00.000Z" }),
    act({ kind: "commented", at: "2016-01-27T07:20:00.000Z", by: "ben" }),
  ];
  expect(burnUp(madeUpFacts(rows, { now: "2016-01-27T08:20:00.000Z" }))).toEqual([
    { at: "2016-01-27T06:00:00.000Z", merged: 0, revised: 0, reviewed: 0 },
    { at: "2016-01-27T07:00:00.000Z", merged: 0, revised: 1, reviewed: 0 },
    { at: "2016-01-27T08:00:00.000Z", merged: 1, revised: 1, reviewed: 1 },
    { at: "2016-01-27T08:20:00.000Z", merged: 1, revised: 1, reviewed: 1 },
  ]);
  expect(burnUp(madeUpFacts(rows))).toHaveLength(73);
  expect(burnUp(madeUpFacts(rows, { now: before }))).toEqual([]);
});
