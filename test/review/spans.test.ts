/** Do the turns of a change make one life without gaps? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activitiesOf } from "../../src/review/activities.ts";
import type { Change } from "../../src/review/change.ts";
import { spansOf } from "../../src/review/spans.ts";
import { turnOf } from "../../src/review/whose-turn.ts";
import { lives } from "./lives.ts";
import { abandons, around, dawn, days, merges, progress, restores, says, story, uploads, votes } from "./story.ts";

const pass = votes("zuul", "Verified+1");
const fail = votes("zuul", "Verified-1");

/** "owner 1-3": hours since the beginning, open at the end while it lasts. */
function brief(change: Change): string[] {
  const hours = (at: string) => (Date.parse(at) - Date.parse(dawn)) / 3_600_000;
  return spansOf(change, around(change)).map(
    ({ mover, from, to }) => `${mover} ${hours(from)}-${to === null ? "" : hours(to)}`,
  );
}

const told: [story: string, change: Change, spans: string[]][] = [
  ["it begins with its first upload", story(uploads("eve")), ["ci 0-"]],
  [
    "tests, reviews, core votes, approval, gate, and its end",
    story(
      uploads("eve"),
      pass,
      votes("ana", "Code-Review+2"),
      votes("ben", "Code-Review+2"),
      votes("ben", "Workflow+1"),
      merges(),
    ),
    ["ci 0-1", "reviewers 1-2", "cores 2-3", "approver 3-4", "gate 4-5"],
  ],
  [
    "what changes nobody's turn makes no new span",
    story(uploads("eve"), says("dan", "Nice"), pass, says("dan", "On my list")),
    ["ci 0-2", "reviewers 2-"],
  ],
  [
    "a no, an answer and a new patch set",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), says("eve", "No"), uploads("eve"), pass),
    ["ci 0-1", "reviewers 1-2", "owner 2-3", "reviewers 3-4", "ci 4-5", "reviewers 5-"],
  ],
  [
    "a vote taken back by its giver, and by somebody else",
    story(uploads("eve"), pass, votes("dan", "Code-Review-1"), votes("dan", "-Code-Review")),
    ["ci 0-1", "reviewers 1-2", "owner 2-3", "reviewers 3-"],
  ],
  [
    "a rebase keeps the votes that a new patch set loses",
    story(
      uploads("eve"),
      pass,
      votes("dan", "Code-Review-1"),
      uploads("eve", { kind: "TRIVIAL_REBASE", keeps: ["Code-Review"] }),
      uploads("eve"),
    ),
    ["ci 0-1", "reviewers 1-2", "owner 2-4", "ci 4-"],
  ],
  [
    "work in progress from the beginning, as the first word of it tells",
    story(uploads("eve"), fail, progress("eve", false)),
    ["owner 0-"],
  ],
  [
    "abandoned and restored: nobody's in between",
    story(uploads("eve"), abandons("eve"), days(3), restores("eve"), pass),
    ["ci 0-1", "nobody 1-75", "ci 75-76", "reviewers 76-"],
  ],
  [
    "held until it is abandoned: nobody's up to its end",
    story(uploads("eve"), pass, votes("cleo", "Code-Review-2", "Procedural: frozen"), days(3), abandons("eve")),
    ["ci 0-1", "reviewers 1-2", "nobody 2-76"],
  ],
  ["abandoned for good", story(uploads("eve"), pass, abandons("eve")), ["ci 0-1", "reviewers 1-2"]],
];

test.each(told)("%s", (_, change, spans) => {
  expect(brief(change)).toEqual(spans);
});

/** When a change closed that was not opened again. */
function closedSince(change: Change): string | null {
  let since: string | null = null;
  for (const { kind, at } of activitiesOf(change)) {
    if (kind === "restored") since = null;
    if (kind === "abandoned" || kind === "merged") since ??= at;
  }
  return since;
}

describe("whatever happens to a change", () => {
  test("its turns have no gaps, neighbours differ, the last is the present turn or ends when it closes", () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const change = story(uploads("eve"), ...steps);
        const context = around(change);
        const spans = spansOf(change, context);

        expect(spans[0]?.from ?? change.created).toBe(change.created);
        for (const [i, { mover, from, to }] of spans.entries()) {
          const next = spans[i + 1];
          expect(to === null || from < to).toBe(true);
          expect(next === undefined || (next.from === to && next.mover !== mover)).toBe(true);
        }
        const last = spans.at(-1);
        if (change.status === "open") {
          expect(last).toMatchObject({ mover: turnOf(change, context).mover, to: null });
        } else {
          expect(last ? last.to : change.created).toBe(closedSince(change));
        }
      }),
    );
  });
});
