/** Are conditions judged by the dates of what happened? */
import { describe, expect, test } from "vitest";
import { circleOf } from "../../src/governance/exemption/circle.ts";
import { type ChangeFact, type Condition, judge } from "../../src/governance/exemption/condition.ts";
import { holds } from "../../src/governance/exemption/covers.ts";
import { standing } from "../../src/governance/exemption/standing.ts";
import { asked, does, fact, on, patchUp, story } from "./exemption-ground.ts";

const merged = (by: string | null): Condition => ({
  id: "c1",
  text: "change 9 is merged",
  by,
  kind: "merged",
  change: "made-up~9",
});
const ci: Condition = { id: "c1", text: "the tests pass", by: null, kind: "ci", changes: [] };
const size: Condition = { id: "c1", text: "at most 50 lines", by: null, kind: "size", lines: 50 };

describe("one condition", () => {
  const nine = (more: Partial<ChangeFact>) => [fact(9, more)];
  const table: [story: string, condition: Condition, facts: ChangeFact[], at: string, met: boolean | "failed"][] = [
    ["nothing is up yet", patchUp(), [], on(4), false],
    ["nothing was up in time", patchUp(), [], on(6), "failed"],
    ["a change names the blueprint", patchUp(), nine({ blueprints: ["totp-auth"] }), on(4), true],
    ["its topic is the blueprint's", patchUp(), nine({ topic: "bp/totp-auth" }), on(4), true],
    ["it depends on the spec", patchUp(), nine({ dependsOn: ["made-up~7"] }), on(4), true],
    ["it was named", patchUp({ named: ["made-up~9"] } as never), nine({}), on(4), true],
    ["another change says nothing about it", patchUp(), nine({ topic: "bug/1" }), on(4), false],
    ["the spec does not implement itself", patchUp(), [fact(7, { blueprints: ["totp-auth"] })], on(4), false],
    ["another spec implements nothing", patchUp(), nine({ blueprints: ["totp-auth"], spec: true }), on(4), false],
    ["an abandoned change is not up", patchUp(), nine({ blueprints: ["totp-auth"], abandoned: true }), on(4), false],
    [
      "it came in time, though it is seen later",
      patchUp(),
      nine({ blueprints: ["totp-auth"], uploaded: on(5) }),
      on(20),
      true,
    ],
    ["it came a minute late", patchUp(), nine({ blueprints: ["totp-auth"], uploaded: on(5, 13) }), on(20), "failed"],
    [
      "it comes later than the moment that is asked about",
      patchUp(),
      nine({ blueprints: ["totp-auth"], uploaded: on(4) }),
      on(3),
      false,
    ],
    [
      "of two the first counts",
      patchUp(),
      [fact(9, { topic: "bp/totp-auth", uploaded: on(8) }), fact(8, { topic: "totp-auth", uploaded: on(3) })],
      on(9),
      true,
    ],
    ["it is merged", merged(null), nine({ merged: on(2) }), on(3), true],
    ["it is open", merged(null), nine({}), on(3), false],
    ["it merged in time", merged(on(3)), nine({ merged: on(3) }), on(9), true],
    ["it merged late", merged(on(3)), nine({ merged: on(4) }), on(9), "failed"],
    ["the tests pass", ci, [fact(7, { green: on(2) })], on(3), true],
    ["the tests fail", ci, [fact(7)], on(3), false],
    ["one of two fails", ci, [fact(7, { green: on(2) }), fact(8, { blueprints: ["x"] })], on(3), false],
    ["there is nothing to test", ci, [], on(3), false],
    ["small enough", size, [fact(7, { lines: 50 })], on(3), true],
    ["too large together", size, [fact(7, { lines: 30 }), fact(8, { lines: 21 })], on(3), false],
    ["how large, nobody says", size, [fact(7, { lines: null })], on(3), false],
  ];
  test.each(table)("%s", (_, condition, facts, at, expected) => {
    const exempted = facts.filter(({ number }) => number < 9);
    const judged = judge(condition, { facts, exempted, recorded: null }, at);

    expect(judged.failed ? "failed" : judged.met).toBe(expected);
    expect(judged.met ? judged.evidence : "").not.toBeNull();
  });
});

test("what is in the ledger stays though the mirror no longer shows it", () => {
  const recorded = { met: on(4), text: "Change 9 was up.", url: null, change: "made-up~9" };

  expect(judge(patchUp(), { facts: [], exempted: [], recorded }, on(20))).toMatchObject({
    met: true,
    since: on(4),
    evidence: "Change 9 was up.",
  });
});

describe("the whole story", () => {
  const granted = (...conditions: Condition[]) => story(asked("keystone"), does("pat", "grant", on(2), { conditions }));
  const told = (acts: ReturnType<typeof granted>, at: string, ...facts: ChangeFact[]) =>
    standing(acts, at, { facts, name: (id) => id });

  test("a promise holds until its date; a condition without one must be met first", () => {
    expect(told(granted(patchUp()), on(4))).toMatchObject({ state: "conditional", deadline: on(5) });
    expect(holds(told(granted(patchUp()), on(4)))).toBe(true);
    expect(holds(told(granted(merged(null)), on(4)))).toBe(false);
    expect(holds(told(granted(merged(null)), on(4), fact(9, { merged: on(3) })))).toBe(true);
    expect(holds(told(granted(patchUp()), on(6)))).toBe(false);
  });

  test("a missed date ends it at that date, and says which", () => {
    const { state, because, endedAt } = told(granted(patchUp()), on(9));

    expect([state, endedAt]).toEqual(["expired", on(5)]);
    expect(because[0]).toBe(
      "Not met by 2016-02-05 12:00 UTC: a change that implements blueprint totp-auth is up for review.",
    );
  });

  test("what fulfils a promise is exempted too, and all of it merged is the end", () => {
    const patch = fact(9, { blueprints: ["totp-auth"], uploaded: on(4) });
    const open = told(granted(patchUp()), on(6), fact(7, { merged: on(3) }), patch);
    const over = told(granted(patchUp()), on(9), fact(7, { merged: on(3) }), { ...patch, merged: on(8) });

    expect([open.state, open.changes]).toEqual(["granted", ["made-up~7", "made-up~9"]]);
    expect([over.state, over.endedAt]).toEqual(["completed", on(8)]);
  });

  test("merged after the end is not completed", () => {
    const acts = story(asked("keystone", { until: on(5) }), does("pat", "grant", on(2)));

    expect(told(acts, on(9), fact(7, { merged: on(5) })).state).toBe("completed");
    expect(told(acts, on(9), fact(7, { merged: on(6) })).state).toBe("expired");
  });

  test("a person's word counts when that person decides, and can be taken back", () => {
    const docs: Condition = { id: "c1", text: "the docs are reviewed", by: null, kind: "word" };
    const acts = granted(docs);
    const says = (by: string, day: number, kept = true) => does(by, "word", on(day), { condition: "c1", kept });

    expect(told(story(...acts, says("ana", 3)), on(4)).state).toBe("conditional");
    expect(told(story(...acts, says("bo", 3)), on(4)).state).toBe("granted");
    expect(told(story(...acts, says("bo", 3), says("bo", 4, false)), on(4)).state).toBe("conditional");
  });

  test("a condition's own date can be moved instead of the end", () => {
    const acts = [...granted(patchUp()), does("pat", "extend", on(4), { until: on(8), condition: "c1" })];

    expect(told(story(...acts), on(7))).toMatchObject({ state: "conditional", deadline: on(8) });
  });
});

describe("waiting in a circle", () => {
  const waits = (id: string, change: number, ...needs: [number, string | null][]) => ({
    id,
    changes: [`made-up~${change}`],
    conditions: needs.map(([n, by]) => ({ ...merged(by), change: `made-up~${n}` }) as Condition),
  });

  test.each([
    ["a change waits for itself", waits("e1", 1, [1, null]), [], ["e1"]],
    ["two wait for each other", waits("e1", 1, [2, null]), [waits("e2", 2, [1, null])], ["e1", "e2"]],
    [
      "three in a ring",
      waits("e1", 1, [2, null]),
      [waits("e3", 3, [1, null]), waits("e2", 2, [3, null])],
      ["e1", "e2", "e3"],
    ],
    ["a promise holds until its date, so nobody waits", waits("e1", 1, [2, on(5)]), [waits("e2", 2, [1, null])], null],
    ["a chain is no circle", waits("e1", 1, [2, null]), [waits("e2", 2, [3, null])], null],
    [
      "others' circle is not ours",
      waits("e1", 1, [2, null]),
      [waits("e2", 2, [3, null]), waits("e3", 3, [2, null])],
      null,
    ],
  ] as const)("%s", (_, own, others, circle) => {
    expect(circleOf(own, others)).toEqual(circle);
  });
});
