/** Is a team's load counted as its rules say? */
import { expect, test } from "vitest";
import { activitiesOf } from "../../src/review/activities.ts";
import type { ActivityRow } from "../../src/review/activity.ts";
import { directoryOf } from "../../src/review/directory.ts";
import { type LoadGround, type LoadLine, loadOf, reviewsByPerson, reviewsGiven } from "../../src/review/load.ts";
import { act, type Deed, madeUpDirectory, madeUpProgram, team as people, vote } from "../sprint/made-up.ts";
import { dawn, story, uploads, votes } from "./story.ts";
import { accounts, team } from "./team.ts";

const window = { from: "2016-01-10T00:00:00.000Z", to: "2016-02-10T00:00:00.000Z" };
const at = "2016-01-28T12:00:00.000Z";
const later = "2016-01-28T13:00:00.000Z";

function ground(rows: ActivityRow[]) {
  const program = madeUpProgram(people());
  return { program, directory: madeUpDirectory(program), rows, ...window };
}

function teamOf(what: LoadGround): LoadLine {
  return loadOf(what).team;
}

/** The numbers of the whole team by id. */
function counts(rows: ActivityRow[]) {
  return values(teamOf(ground(rows)));
}

function values({ numbers }: Pick<LoadLine, "numbers">) {
  return Object.fromEntries(numbers.map(({ id, value }) => [id, value]));
}

const none = {
  ...{ reviews: 0, "reviews-2": 0, "reviews-1": 0, "reviews+1": 0, "reviews+2": 0 },
  ...{ disagreements: 0, "share-merged": null, "reviews-as-core": 0 },
};

test("nothing happened", () => {
  expect(counts([])).toEqual(none);
});

const left: [string, ActivityRow][] = [
  ["the owner's own vote", vote(2, { at, by: "ana" })],
  ["a vote of a bot", vote(1, { at, by: "proposal-bot" })],
  ["a vote of CI", vote(1, { at, by: "zuul" })],
  ["CI's word on the tests", vote(1, { at, by: "zuul", label: "Verified" })],
  ["an approval", vote(1, { at, by: "cho", label: "Workflow" })],
  ["a comment", act({ kind: "commented", at, by: "cho" })],
  ["a vote before the window", vote(1, { at: "2016-01-09T23:59:59.999Z", by: "cho" })],
  ["a vote at the end of the window", vote(1, { at: window.to, by: "cho" })],
  ["a vote in another team's repository", vote(1, { at, by: "cho", repository: "openstack/nova" })],
  ["the server's vote", vote(1, { at })],
];

test.each(left)("%s is left out", (_, row) => {
  expect(counts([row])).toEqual(none);
});

test("a copied vote is left out, because nobody gave it again", () => {
  const change = story(uploads("eve"), votes("dan", "Code-Review+1"), uploads("eve", { keeps: ["Code-Review"] }));
  const { forge, repository, branch, number, subject, url, owner, topic, hashtags, status, created, submitted } =
    change;
  const about = { forge, repository, branch, number, subject, url, owner, topic, hashtags, status, created, submitted };
  const rows = activitiesOf(change).map((one) => ({ ...one, ...about }));
  const directory = directoryOf(team, accounts);
  expect(change.votes).toHaveLength(1);
  expect(values(teamOf({ program: team, directory, rows, from: dawn, to: window.to })).reviews).toBe(1);
});

test("reviews are counted by value, the last of each person on a patch set", () => {
  const rows = [
    vote(-1, { at, by: "cho" }),
    vote(1, { at: later, by: "cho" }),
    vote(1, { at, by: "cho", patchSet: 2 }),
    vote(-2, { at, by: "ana", number: 2, owner: "ben" }),
    vote(2, { at, by: "dan", number: 2, owner: "ben" }),
  ];
  expect(counts(rows)).toMatchObject({ reviews: 4, "reviews-2": 1, "reviews-1": 0, "reviews+1": 2, "reviews+2": 1 });
});

test("a vote taken back is no review, one that somebody else took away is", () => {
  expect(counts([vote(1, { at, by: "cho" }), vote(0, { at: later, by: "cho" })])).toMatchObject({ reviews: 0 });

  const taken = vote(0, { at: later, by: "ana", detail: "Cho Park", owner: "ben" });
  const given = [vote(1, { at, by: "cho", owner: "ben" }), vote(2, { at, by: "ana", owner: "ben" })];
  expect(counts([...given, taken])).toMatchObject({ reviews: 2 });
});

const disagreeing: [string, Omit<Deed, "kind"> & { value: number }, number][] = [
  ["a core who says the opposite later", { by: "ana", at: later, value: -2 }, 1],
  ["a core who says the opposite earlier", { by: "ana", at: "2016-01-28T11:00:00.000Z", value: -2 }, 0],
  ["a core who says the same", { by: "ana", at: later, value: 2 }, 0],
  ["somebody who is no core", { by: "dan", at: later, value: -1 }, 0],
  ["somebody whose time as a core is over", { by: "ben", at: later, value: -1 }, 0],
  ["a core on another patch set", { by: "ana", at: later, value: -2, patchSet: 2 }, 0],
  ["CI", { by: "zuul", at: later, value: -1 }, 0],
];

test.each(disagreeing)("Cho's +1 and %s", (_, { value, ...deed }, disagreements) => {
  const owner = "proposal-bot";
  expect(counts([vote(1, { at, by: "cho", owner }), vote(value, { ...deed, owner })])).toMatchObject({ disagreements });
});

test("a disagreement names both votes", () => {
  const owner = "dan";
  const line = teamOf(
    ground([vote(1, { at, by: "cho", owner }), vote(-2, { at: later, by: "ana", owner })]),
  ).numbers.find(({ id }) => id === "disagreements");
  expect(line?.rows).toMatchObject([{ by: "Cho Park", note: "+1, later -2 by Ana Ortiz" }]);
});

test("the share that merged is of changes, not of reviews", () => {
  const rows = [
    vote(1, { at, by: "cho", number: 1, status: "merged" }),
    vote(1, { at, by: "cho", number: 1, status: "merged", patchSet: 2 }),
    vote(1, { at, by: "cho", number: 2 }),
    vote(-1, { at, by: "cho", number: 3, status: "abandoned" }),
  ];
  const share = teamOf(ground(rows)).numbers.find(({ id }) => id === "share-merged");
  expect(share).toMatchObject({ value: 33, unit: "percent", rows: [{ change: "made-up~1" }] });
  expect(share?.rule).toMatch(/^Of the 3 changes reviewed from 2016-01-10 00:00 to 2016-02-10 00:00 UTC, /);
});

test("who reviews as a core is settled by the day of the vote", () => {
  const rows = [
    vote(2, { at: "2016-01-20T23:59:00.000Z", by: "ben" }),
    vote(2, { at: "2016-01-21T00:01:00.000Z", by: "ben", number: 2 }),
  ];
  const asCore = teamOf(ground(rows)).numbers.find(({ id }) => id === "reviews-as-core");
  expect(asCore?.rows.map(({ change }) => change)).toEqual(["made-up~1"]);
});

test("people stand in order of name, repositories in the program's order with zeros", () => {
  const rows = [
    vote(1, { at, by: "dan" }),
    vote(1, { at, by: "cho", repository: "openstack/keystoneauth", number: 2 }),
    vote(1, { at, by: "ben", number: 3 }),
    vote(1, { at, by: "ben", number: 4 }),
  ];
  const given = (lines: LoadLine[]) => lines.map(({ label, numbers }) => [label, numbers[0]?.id, numbers[0]?.value]);
  expect(given(reviewsByPerson(ground(rows)))).toEqual([
    ["Ben Yu", "reviews.ben", 2],
    ["Cho Park", "reviews.cho", 1],
    ["Dan Li", "reviews.made-up~dan", 1],
  ]);
  expect(given(loadOf(ground(rows)).repositories).slice(0, 3)).toEqual([
    ["openstack/keystone", "reviews.openstack-keystone", 3],
    ["openstack/keystoneauth", "reviews.openstack-keystoneauth", 1],
    ["openstack/python-keystoneclient", "reviews.openstack-python-keystoneclient", 0],
  ]);
});

test("somebody without reviews has the number 0 with its rule", () => {
  expect(reviewsGiven(ground([]), "cho")).toMatchObject({ id: "reviews.cho", value: 0, rows: [] });
});

test("two accounts of one person give one review", () => {
  const two = people().map((one) => (one.id === "cho" ? { ...one, accounts: { "made-up": ["cho", "dan"] } } : one));
  const program = madeUpProgram(two);
  const rows = [vote(-1, { at, by: "cho" }), vote(1, { at: later, by: "dan" })];
  const line = teamOf({ program, directory: madeUpDirectory(program), rows, ...window });
  expect(values(line)).toMatchObject({ reviews: 1, "reviews+1": 1, "reviews-1": 0 });
});
