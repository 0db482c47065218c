/** Does the answer to "why not?" agree with the turn, and name every rule that stands in the way? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/review/change.ts";
import type { TurnContext } from "../../src/review/turn.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { whyNot } from "../../src/review/why.ts";
import { lives } from "./lives.ts";
import { around, asks, has, merges, needs, story, uploads, votes } from "./story.ts";
import { key } from "./team.ts";
import { stories } from "./turn.stories.ts";

const people = ["ana", "ben", "cleo", "dan", "eve", key("nia"), key("zuul")];
const pass = votes("zuul", "Verified+1");

function agrees(change: Change, context: TurnContext): void {
  const turn = turnOf(change, context);
  for (const as of [null, ...people]) {
    const why = whyNot(change, turn, as, context);
    const broken = why.filter(({ met }) => !met).map(({ code }) => code);
    const deciding = turn.reasons.filter(({ decides }) => decides).map(({ code }) => code);
    expect(broken).toEqual(expect.arrayContaining(deciding));
    for (const { text, remedy } of why) {
      expect(text).toMatch(/^[A-Z1-9].*\.$/);
      expect(`${text} ${remedy}`).not.toMatch(/undefined|NaN|opendev~(?!5)/);
    }
    if (change.status !== "open" || as === null) continue;
    expect([as, why[0]?.code, why[0]?.met]).toEqual([as, "their-turn", turn.who.includes(as)]);
    if (turn.who.includes(as)) expect(why.slice(1)).toEqual(whyNot(change, turn, null, context));
  }
}

test.each(stories)("agrees with the turn: %s", (_, change, _mover, _codes, _who, more) => {
  agrees(change, around(change, more));
});

test("agrees with the turn whatever happens to a change", () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const change = story(uploads("eve"), ...steps);
      agrees(change, around(change));
    }),
  );
});

function codes(change: Change, as: string | null, more: Partial<TurnContext> = {}): string[] {
  const context = around(change, more);
  return whyNot(change, turnOf(change, context), as, context)
    .filter(({ met }) => !met)
    .map(({ code }) => code);
}

describe("who can change it", () => {
  const half = story(uploads("eve"), pass, votes("ana", "Code-Review+2"));

  test("somebody who has voted, who owns it, who is no core", () => {
    expect(codes(half, "ana")).toEqual(["their-turn", "not-voted", "needs-core-votes", "approved"]);
    expect(codes(half, "eve")).toEqual(["their-turn", "not-owner", "core", "needs-core-votes", "approved"]);
    expect(codes(half, "ben")).toEqual(["needs-core-votes", "approved"]);
    expect(codes(story(uploads("eve"), asks("dan"), pass), "ana")).toEqual([
      "their-turn",
      "needs-review",
      "needs-core-votes",
      "approved",
    ]);
  });

  test("a person whom no account of the mirror has is called by name", () => {
    const context = around(half);
    const gil = { id: "gil", name: "Gil Haas", accounts: {}, emails: [], nicks: [], affiliations: [], cores: [] };
    const people = { program: { ...context.program, people: [...context.program.people, gil] } };
    const why = whyNot(half, turnOf(half, context), "gil", around(half, people));
    expect(why[0]?.text).toBe("It waits for Ben Abara and Cleo Park, not for Gil Haas.");
  });

  test("all rules in order, met ones too", () => {
    const why = whyNot(half, turnOf(half, around(half)), null, around(half));
    expect(why.map(({ code, met }) => [code, met])).toEqual([
      ["open", true],
      ["ready", true],
      ["not-held", true],
      ["tests-passed", true],
      ["no-conflict", true],
      ["no-objection", true],
      ["comments-resolved", true],
      ["dependencies-merged", true],
      ["requirements-met", true],
      ["reviewed", true],
      ["needs-core-votes", false],
      ["approved", false],
    ]);
  });

  test("what is approved waits for its gate alone", () => {
    const done = story(uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2 Workflow+1"));
    expect(codes(done, null)).toEqual(["in-gate"]);
  });

  test("of a closed change only that is told", () => {
    const merged = story(uploads("eve"), merges());
    expect(whyNot(merged, turnOf(merged, around(merged)), "ana", around(merged))).toEqual([
      { code: "merged", text: "It is merged.", met: false, who: [], remedy: null },
    ]);
  });
});

test("a dependency that is not known is said, and keeps nothing out", () => {
  for (const step of [needs(null, "depends-on", "Iabc"), needs("opendev~99"), needs("opendev~99", "parent")]) {
    const change = story(uploads("eve"), pass, step);
    const context = around(change);
    const rule = whyNot(change, turnOf(change, context), null, context).find(
      ({ code }) => code === "dependencies-merged",
    );
    expect(rule).toMatchObject({ met: true, text: expect.stringMatching(/is not followed here\.$/) });
  }
});

test("a parent commit that leads to no change is the tip of the branch", () => {
  const change = story(uploads("eve"), pass, needs(null, "parent", "c0ffee"), has({ mergeable: true }));
  expect(turnOf(change, around(change)).reasons.map(({ code }) => code)).not.toContain("dependency-unknown");
});
