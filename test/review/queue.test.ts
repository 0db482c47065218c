/** Does what is most worth doing come first, and does the queue say why? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import { directoryOf } from "../../src/review/directory.ts";
import type { Sprint } from "../../src/review/program.ts";
import { queueFor } from "../../src/review/queue.ts";
import { plainPlan } from "../../src/review/sprint-plan.ts";
import type { Turn } from "../../src/review/turn.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { around, asks, has, now, progress, type Step, says, story, uploads, votes } from "./story.ts";
import { accounts, team } from "./team.ts";
import { stories } from "./turn.stories.ts";

const pass = votes("zuul", "Verified+1");
const agreed = [uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2")];
const directory = directoryOf(team, accounts);
const noCi = { ...team, rules: { ...team.rules, ci: { ...team.rules.ci, accounts: [] } } };

interface Entry {
  change: Change;
  turn: Turn;
}

let numbers = 0;
/** A change with a number of its own that has waited since a moment. */
function entry(steps: Step[], more: { since?: string; program?: typeof team } = {}): Entry {
  const number = ++numbers;
  const change = story(has({ number, key: `opendev~${number}` }), ...steps);
  const turn = turnOf(change, around(change, { program: more.program ?? team }));
  return { change, turn: { ...turn, since: more.since ?? "2016-01-26T18:00:00.000Z" } };
}

function ranked(entries: Entry[], more: { as?: string; sprints?: Sprint[]; now?: string } = {}) {
  const program = { ...team, sprints: more.sprints ?? [] };
  return queueFor(entries, { as: more.as ?? null, program, directory, now: more.now ?? now });
}

/** The first words of each place, in order. */
function firstWords(entries: Entry[]): string[] {
  return ranked(entries.toReversed()).map(({ order }) => order[0] ?? "");
}

/** Which of some entries come in which order, by their place in the list given. */
function positions(entries: Entry[], more?: Parameters<typeof ranked>[1]): number[] {
  return ranked(entries.toReversed(), more).map(({ change }) => entries.findIndex((one) => one.change === change));
}

const review = [uploads("eve"), pass];
const ago = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();

describe("one criterion after the other", () => {
  test("how near it is to merging", () => {
    const submit = entry([uploads("eve"), votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2 Workflow+1")], {
      program: noCi,
    });
    expect(
      firstWords([
        submit,
        entry(agreed),
        entry([uploads("eve"), pass, votes("ana", "Code-Review+2")]),
        entry([uploads("eve"), pass, votes("dan", "Code-Review-1"), says("eve", "See the spec")]),
        entry([uploads("eve"), pass, votes("ana", "Code-Review-2"), uploads("eve"), pass]),
        entry(review),
        entry([uploads("eve"), pass, votes("dan", "Code-Review+1")]),
        entry([uploads("eve"), progress("eve", true)]),
        entry([uploads("proposal-bot"), votes("zuul", "Verified-1")]),
        entry([uploads("eve")]),
        entry([...agreed, votes("ben", "Workflow+1")]),
        entry([...agreed, votes("cleo", "Code-Review-2", "Procedural: frozen")]),
      ]),
    ).toEqual([
      "approved, and only to be submitted",
      "only the approval is missing",
      "one core vote is missing",
      "its owner has answered a no",
      "its owner has answered a block",
      "nobody has reviewed this patch set yet",
      "core votes are missing",
      "its owner has to act",
      "the cores have to act for its owner, a bot",
      "its tests have to finish",
      "it is in the gate",
      "nobody can move it now",
    ]);
  });

  test("then whether it is marked for the sprint that is on or comes next", () => {
    const entries = [
      entry([...review, has({ topic: "midcycle", insertions: 900 })]),
      entry([...review, has({ hashtags: ["x", "mid-cycle"], insertions: 901 })]),
      entry([...review, has({ topic: "newton" })], { since: ago(20) }),
    ];
    const sprints = [
      sprint("Newton", "2016-07-01", "2016-07-03", { topics: ["newton"] }),
      sprint("Mitaka", "2016-01-27", "2016-01-29", { topics: ["midcycle"], hashtags: ["mid-cycle"] }),
      sprint("Liberty", "2015-07-15", "2015-07-17", { topics: ["newton"] }),
    ];

    expect(positions(entries, { sprints })).toEqual([0, 1, 2]);
    expect(ranked(entries, { sprints })[0]?.order[1]).toBe("marked for Mitaka");
    expect(positions(entries)).toEqual([2, 0, 1]);
    expect(ranked(entries, { sprints, now: "2016-02-02T00:00:00.000Z" })[0]?.order[1]).toBe("marked for Newton");
  });

  test("a sprint west of Greenwich lasts until its own last day ends", () => {
    const entries = [entry([...review, has({ topic: "midcycle" })])];
    const sprints = [sprint("Mitaka", "2016-01-27", "2016-01-29", { topics: ["midcycle"] })];
    const words = (moment: string) => ranked(entries, { sprints, now: moment })[0]?.order;

    expect(words("2016-01-30T05:00:00.000Z")).toContain("marked for Mitaka");
    expect(words("2016-01-31T05:00:00.000Z")).not.toContain("marked for Mitaka");
  });

  test("then whether its mover is late, then how many days it waits", () => {
    const owner = [uploads("eve"), progress("eve", true)];
    const bot = [uploads("proposal-bot"), votes("zuul", "Verified-1")];
    // The cores have five days, an owner seven: late is what the rules call late, not what waits longest.
    const entries = [
      entry(bot, { since: ago(5.5) }),
      entry(owner, { since: ago(6.9) }),
      entry(owner, { since: ago(2.9) }),
      entry(owner, { since: ago(2.1) }),
    ];

    expect(positions(entries)).toEqual([0, 1, 2, 3]);
    expect(ranked(entries).map(({ late }) => late)).toEqual([true, false, false, false]);
  });

  test("then how small it is; an unknown size counts as large", () => {
    const sized = (insertions: number | null, deletions: number | null) =>
      entry([...review, has({ insertions, deletions })]);
    const entries = [sized(1, 0), sized(0, 29), sized(30, 0), sized(299, 0), sized(null, 3), sized(600, 600)];

    expect(positions(entries)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ranked(entries).map(({ order }) => order[2])).toEqual([
      "small: 1 line",
      "small: 29 lines",
      "medium: 30 lines",
      "medium: 299 lines",
      undefined,
      "large: 1,200 lines",
    ]);
  });

  test("then its number, and its forge where two have the same", () => {
    const [first, second] = [entry(review), entry(review)];
    const twin = { ...first, change: { ...first.change, key: "other~1" } };
    expect(positions([first, twin, second])).toEqual([0, 1, 2]);
  });
});

test("waiting is said in days, with what the team allows once it is late", () => {
  const words = (days: number, steps = review) => ranked([entry(steps, { since: ago(days) })])[0]?.order[1];

  expect(words(0.9)).toBe("waits less than a day");
  expect(words(1)).toBe("waits 1 day");
  expect(words(5)).toBe("waits 5 days");
  expect(words(5.1)).toBe("waits 5 days, longer than the 5 days the team allows");
  expect(words(40, [uploads("eve")])).toBe("waits 40 days");
  expect(words(-1)).toBe("waits less than a day");
});

describe("a queue of one's own", () => {
  const mine = [
    entry([...agreed]),
    entry([uploads("eve"), pass, votes("ana", "Code-Review-2"), uploads("eve"), pass]),
    entry([uploads("eve"), asks("ana"), pass]),
    entry([uploads("ana"), progress("ana", true)]),
    entry([...agreed, votes("ana", "Code-Review-2", "Procedural: until Newton opens")]),
  ];
  const others = [
    entry([uploads("eve"), pass, votes("ana", "Code-Review+2")]),
    entry([uploads("eve"), asks("dan"), pass]),
    entry([uploads("eve")]),
    entry([uploads("ana"), pass]),
  ];

  test("has what names them: to approve, to look at again, to review, to mend, to lift", () => {
    const own = ranked([...others, ...mine], { as: "ana" });
    expect(own.map(({ change }) => change.number)).toEqual(mine.map(({ change }) => change.number));
  });

  test("of somebody whom nothing waits for is empty", () => {
    expect(ranked(mine, { as: "dan" })).toEqual([]);
    expect(ranked([], { as: "ana" })).toEqual([]);
  });
});

test("every change has its place, whatever order they come in", () => {
  const entries = stories.map(([, change, , , , more], i) => {
    const numbered = { ...change, number: 1_000 + i, key: `opendev~${1_000 + i}` };
    return { change: numbered, turn: turnOf(numbered, around(numbered, more)) };
  });
  const sorted = ranked(entries).map(({ change }) => change.number);
  expect(new Set(sorted).size).toBe(entries.length);

  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(ranked(shuffled).map(({ change }) => change.number)).toEqual(sorted);
    }),
  );
  for (const { order } of ranked(entries)) expect(order.join()).not.toMatch(/undefined|NaN|null|Infinity/);
});

function sprint(title: string, first: string, last: string, more: Partial<Sprint>): Sprint {
  const id = title.toLowerCase();
  const where = {
    zone: "America/Chicago",
    place: null,
    remote: false,
    focus: null,
    notes: null,
    hosts: [],
    ...plainPlan,
  };
  return { id, title, first, last, ...where, topics: [], hashtags: [], ...more };
}
