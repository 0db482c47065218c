/** Does the turn follow the stories, say all that is true, and date it by what people did? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change, Instant } from "../../src/review/change.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { lives } from "./lives.ts";
import { around, asks, days, has, needs, says, story, uploads, votes } from "./story.ts";
import { key } from "./team.ts";
import { stories } from "./turn.stories.ts";

test.each(stories)("%s", (_, change, mover, codes, who, more) => {
  const turn = turnOf(change, around(change, more));
  const deciding = turn.reasons.filter(({ decides }) => decides).map(({ code }) => code);
  expect({ mover: turn.mover, codes: deciding.sort(), who: turn.who }).toEqual({ mover, codes: codes.sort(), who });
});

test("every reason of every story is one sentence that fits a line", () => {
  const sentences = stories.flatMap(([, change, , , , more]) =>
    turnOf(change, around(change, more)).reasons.flatMap(({ text, remedy }) =>
      remedy === null ? [text] : [text, remedy],
    ),
  );
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-Z1-9].*\.$/);
    expect(sentence).not.toMatch(/!|undefined|null|NaN| {2}/);
    expect(sentence.length, sentence).toBeLessThan(121);
  }
});

const pass = votes("zuul", "Verified+1");
/** Step 0 of a story is at 08:00; each further one an hour later. */
const hour = (count: number): Instant =>
  new Date(Date.parse("2016-01-04T08:00:00.000Z") + count * 3_600_000).toISOString();

const since: [story: string, change: Change, since: Instant][] = [
  ["the upload, while tests run", story(uploads("eve"), says("dan", "Nice")), hour(0)],
  [
    "the CI's first yes, while reviews are missing",
    story(uploads("eve"), pass, says("dan", "On my list"), pass),
    hour(1),
  ],
  [
    "the first yes, while core votes are missing",
    story(uploads("eve"), pass, votes("dan", "Code-Review+1"), votes("ana", "Code-Review+2")),
    hour(2),
  ],
  [
    "the last core vote, while the approval is missing",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("ben", "Code-Review+2"), says("cleo", "+1")),
    hour(3),
  ],
  [
    "the earliest no, while the owner has to act",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), votes("ana", "Code-Review-1")),
    hour(2),
  ],
  [
    "the owner's answer, while a reviewer has to look again",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), says("eve", "No")),
    hour(3),
  ],
  [
    "the day a no is taken back",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), votes("dan", "-Code-Review")),
    hour(3),
  ],
  [
    "the original vote, after a rebase that kept it",
    story(
      uploads("eve"),
      pass,
      votes("dan", "Code-Review-1"),
      uploads("eve", { kind: "TRIVIAL_REBASE", keeps: ["Code-Review"] }),
    ),
    hour(2),
  ],
  [
    "the approval, while the gate has it",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2 Workflow+1"), votes("zuul", "Verified+2")),
    hour(2),
  ],
  [
    "never the forge's own date of update",
    { ...story(uploads("eve"), pass), updated: "2016-01-26T00:00:00.000Z" },
    hour(1),
  ],
];

test.each(since)("a turn counts from %s", (_, change, at) => {
  expect(turnOf(change, around(change)).since).toBe(at);
});

const beside: [story: string, change: Change, code: string][] = [
  [
    "core votes are missing beside failing tests",
    story(uploads("eve"), votes("zuul", "Verified-1")),
    "needs-core-votes",
  ],
  [
    "two people disagree",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2"), votes("dan", "Code-Review-1")),
    "votes-contradict",
  ],
  ["another CI fails", story(uploads("eve"), pass, votes("acme", "Verified-1")), "bot-vote"],
  ["earlier reviewers know it", story(uploads("eve"), votes("ana", "Code-Review+1"), uploads("eve")), "voted-earlier"],
  ["nobody is asked", story(uploads("eve"), pass), "nobody-asked"],
  ["the owner is new", story(uploads("nia"), says("welcome", "Thank you for your first contribution")), "newcomer"],
  ["the owner is a bot", story(uploads("proposal-bot")), "owner-is-bot"],
  ["the owner approves", story(uploads("ana"), pass, votes("ana", "Workflow+1")), "self-approved"],
  ["the owner's +2 is no core vote", story(uploads("ana"), pass, votes("ana", "Code-Review+2")), "own-vote"],
  [
    "one +2 was enough for the approver",
    story(uploads("eve"), pass, votes("ana", "Code-Review+2 Workflow+1")),
    "few-core-votes",
  ],
  ["a dependency nobody here knows", story(uploads("eve"), pass, needs("opendev~99")), "dependency-unknown"],
  [
    "a comment that came with a yes",
    story(uploads("eve"), pass, votes("dan", "Code-Review+1", "nit"), has({ unresolvedComments: 1 })),
    "comments-left-open",
  ],
  [
    "Gerrit's attention",
    story(uploads("eve"), asks("dan"), has({ attention: [{ account: key("dan"), since: hour(0), reason: "added" }] })),
    "attention-set",
  ],
];

test.each(beside)("said beside the turn: %s", (_, change, code) => {
  expect(
    turnOf(change, around(change))
      .reasons.filter(({ decides }) => !decides)
      .map((reason) => reason.code),
  ).toContain(code);
});

describe("whatever happens to a change", () => {
  test("somebody or nobody has to move, for a reason, since a moment of its life", () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const change = story(uploads("eve"), ...steps);
        const turn = turnOf(change, around(change));
        expect(turn.reasons[0]?.decides).toBe(true);
        expect(turn.since >= change.created && turn.since <= change.updated).toBe(true);
        expect(turn.reasons.map(({ decides }) => decides)).toEqual(
          turn.reasons
            .map(({ decides }) => decides)
            .sort()
            .reverse(),
        );
      }),
    );
  });

  test("asking twice, later or from the same reading, gives the same turn", () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const change = story(uploads("eve"), ...steps);
        const late = { now: "2017-06-01T00:00:00.000Z" };
        expect(turnOf(change, around(change))).toEqual(turnOf(structuredClone(change), around(change, late)));
      }),
    );
  });

  test("days alone change nothing", () => {
    const change = story(uploads("eve"), pass, days(300));
    expect(turnOf(change, around(change)).since).toBe(hour(1));
  });
});
