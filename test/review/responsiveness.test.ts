/** Are waits measured from and to the right moments? */
import { expect, test } from "vitest";
import { directoryOf } from "../../src/review/directory.ts";
import {
  firstReviewWaits,
  type Life,
  type Lifespan,
  lifeOf,
  livesNeeded,
  openOverTime,
  presentWaits,
  turnWaits,
} from "../../src/review/responsiveness.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { act, madeUpDirectory, madeUpProgram, vote } from "../sprint/made-up.ts";
import {
  abandons,
  around,
  dawn,
  days,
  merges,
  now,
  restores,
  type Step,
  says,
  story,
  uploads,
  votes,
} from "./story.ts";
import { accounts, team } from "./team.ts";

const always = { from: "2000-01-01T00:00:00.000Z", to: "2100-01-01T00:00:00.000Z" };
const day = 86_400;
/** Each step of a story takes an hour, days of waiting too. */
const hour = 3_600;

function lifeAfter(...steps: Step[]): Life {
  const change = story(...steps);
  return lifeOf(change, around(change));
}

const firsts: [string, Step[], number | null][] = [
  ["a vote", [days(2), votes("dan", "Code-Review+1")], 2 * day + 2 * hour],
  ["a comment", [days(1), says("nia", "Why?")], day + 2 * hour],
  [
    "the owner's comment and a later vote",
    [says("eve", "Ready."), days(1), votes("dan", "Code-Review-1")],
    day + 3 * hour,
  ],
  ["CI's vote and a later vote", [votes("zuul", "Verified+1"), votes("ana", "Code-Review+2")], 2 * hour],
  ["a bot's comment", [says("acme", "Passed.")], null],
  ["two votes", [votes("dan", "Code-Review+1"), days(3), votes("ana", "Code-Review+2")], hour],
  ["nothing", [], null],
];

test.each(firsts)("the first review of a change with %s", (_, steps, seconds) => {
  const waits = firstReviewWaits([lifeAfter(uploads("eve"), ...steps)], always);
  expect(waits.map((wait) => wait.seconds)).toEqual(seconds === null ? [] : [seconds]);
});

test("first reviews are those that came in the window, the shortest wait first", () => {
  const quick = lifeAfter(uploads("eve"), days(5), votes("dan", "Code-Review+1"));
  const slow = lifeAfter(uploads("eve"), days(9), votes("ana", "Code-Review+1"));
  const outside = lifeAfter(uploads("eve"), days(20), votes("ana", "Code-Review+1"));
  const window = { from: dawn, to: "2016-01-20T00:00:00.000Z" };
  const waits = firstReviewWaits([outside, slow, quick], window);
  expect(waits.map(({ seconds, by }) => [seconds, by])).toEqual([
    [5 * day + 2 * hour, "Dan Weiss"],
    [9 * day + 2 * hour, "Ana Ortiz"],
  ]);
});

test("the time in each turn is added up over a life, for changes closed in the window", () => {
  const life = lifeAfter(
    uploads("eve"),
    votes("zuul", "Verified+1"),
    days(2),
    votes("ana", "Code-Review-1", "No."),
    days(3),
    uploads("eve"),
    votes("zuul", "Verified+1"),
    days(1),
    votes("ana", "Code-Review+2"),
    votes("ben", "Code-Review+2 Workflow+1"),
    merges(),
  );
  const waits = turnWaits([life], always);
  const seconds = Object.fromEntries([...waits].map(([mover, [wait]]) => [mover, wait?.seconds]));
  expect(seconds.owner).toBe(3 * day + 2 * hour);
  expect(seconds.nobody).toBeUndefined();
  const whole = Object.values(seconds).reduce<number>((sum, each) => sum + (each ?? 0), 0);
  expect(whole).toBe((Date.parse(life.closed ?? "") - Date.parse(dawn)) / 1000);
  expect(turnWaits([life], { from: dawn, to: life.closed ?? "" })).toEqual(new Map());
});

test("an open change has no turns to add up, and one that was restored closed at the last time", () => {
  expect(lifeAfter(uploads("eve"))).toMatchObject({ closed: null, spans: [] });
  const again = lifeAfter(uploads("eve"), abandons("eve"), days(4), restores("eve"), abandons("eve"));
  expect(Date.parse(again.closed ?? "") - Date.parse(dawn)).toBe((4 * day + 4 * hour) * 1000);
});

test("present waits count since it became somebody's turn", () => {
  const waiting = story(uploads("eve"), votes("zuul", "Verified+1"), votes("dan", "Code-Review-1"));
  const other = story(uploads("eve"), votes("zuul", "Verified+1"), days(3), votes("dan", "Code-Review-1"));
  const open = [waiting, other].map((change) => ({ change, turn: turnOf(change, around(change)) }));
  const waits = presentWaits(open, now);
  expect([...waits.keys()]).toEqual(["owner"]);
  const since = (Date.parse(now) - Date.parse(dawn)) / 1000 - 2 * hour;
  expect(waits.get("owner")?.map(({ seconds }) => seconds)).toEqual([since - 3 * day - hour, since]);
});

test("the lives needed are those closed, and those reviewed by people, in the window", () => {
  const program = madeUpProgram();
  const window = { from: "2016-01-10T00:00:00.000Z", to: "2016-02-10T00:00:00.000Z" };
  const at = "2016-01-20T00:00:00.000Z";
  const spans = [span("a~1", at, at), span("a~2", at, null), span("a~3", at, window.to)];
  const rows = [
    vote(1, { at, by: "cho", number: 4 }),
    vote(1, { at, by: "ana", number: 5 }),
    act({ kind: "commented", at, by: "zuul", number: 6 }),
    vote(1, { at: window.to, by: "cho", number: 7 }),
  ];
  expect(livesNeeded(spans, rows, madeUpDirectory(program), window)).toEqual(["a~1", "made-up~4"]);
});

test("what was open at the end of each day, and at the end of the window", () => {
  const spans = [
    span("opendev~1", "2015-12-01T00:00:00.000Z", null),
    span("opendev~2", "2016-01-10T23:59:59.000Z", "2016-01-12T00:00:00.000Z"),
    span("opendev~3", "2016-01-11T00:00:00.000Z", "2016-01-11T12:00:00.000Z"),
    span("opendev~4", "2015-12-01T00:00:00.000Z", null, "openstack/nova"),
    span("elsewhere~5", "2015-12-01T00:00:00.000Z", null),
  ];
  expect(openOverTime(spans, team, { from: "2016-01-10T12:00:00.000Z", to: "2016-01-12T12:00:00.000Z" })).toEqual([
    { at: "2016-01-11T00:00:00.000Z", open: 2 },
    { at: "2016-01-12T00:00:00.000Z", open: 2 },
    { at: "2016-01-12T12:00:00.000Z", open: 1 },
  ]);
});

test("a life names who reviewed, whatever account it was", () => {
  const life = lifeAfter(uploads("eve"), votes("nia", "Code-Review+1"));
  expect(life.firstReview?.by).toBe(directoryOf(team, accounts).who("opendev~nia").name);
});

function span(key: string, created: string, closed: string | null, repository = "openstack/keystone"): Lifespan {
  return { key, repository, created, closed };
}
