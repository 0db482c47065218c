/** Is it said how long each turn lasted, and what ended it? And are the changes around one grouped? */
import { expect, test } from "vitest";
import { relatedGroups } from "../../src/words/related.ts";
import { turnStory } from "../../src/words/turn-story.ts";

const ana = { id: "ana", name: "Ana Ortiz", bot: false, core: true };
const [first, second, now] = ["2016-01-27T00:00:00.000Z", "2016-01-27T02:00:00.000Z", "2016-01-27T05:00:00.000Z"];
const entry = (kind: string, at: string, text: string) => ({ at, by: ana, text, kind, patchSet: 1, message: null });
const life = {
  spans: [
    { mover: "reviewers" as const, from: first, to: second },
    { mover: "owner" as const, from: second, to: null },
  ],
  patchSets: [{ number: 1, revision: "a", kind: null, created: first, uploader: "x~eve", by: ana }],
  timeline: [
    entry("uploaded", first, "uploaded patch set 1"),
    entry("voted", second, "voted Code-Review -1 on patch set 1"),
  ],
  voteHistory: [
    { label: "Code-Review", value: -1, by: ana, at: second, patchSet: 1, copied: false },
    { label: "Code-Review", value: -1, by: ana, at: second, patchSet: 2, copied: true },
  ],
};

test("a turn ends with what was done then; the last one lasts", () => {
  expect(turnStory(life, now)).toEqual({
    spans: [
      { ...life.spans[0], seconds: 7_200, ended: "Ana Ortiz voted Code-Review -1 on patch set 1" },
      { ...life.spans[1], seconds: 10_800, ended: null },
    ],
    patchSets: [{ number: 1, at: first }],
    votes: [{ at: second, value: -1, text: "Ana Ortiz voted Code-Review -1 on patch set 1" }],
    movers: [
      { mover: "owner", seconds: 10_800 },
      { mover: "reviewers", seconds: 7_200 },
    ],
  });
});

test("a turn that nothing is told to have ended was ended by closing", () => {
  const closed = { ...life, timeline: [], spans: [{ mover: "ci" as const, from: first, to: second }] };
  expect(turnStory(closed, now).spans[0]?.ended).toBe("it closed");
});

test("changes around one are grouped by what they are to it, the closest first", () => {
  const change = (key: string, relation: string) => ({
    key,
    relation,
    subject: key,
    status: null,
    url: null,
    turn: null,
  });
  const groups = relatedGroups([
    change("a~3", "same topic"),
    change("a~1", "needs its parent"),
    change("a~4", "same topic"),
  ]);
  expect(groups.map(({ title, changes }) => [title, changes.map(({ key }) => key)])).toEqual([
    ["Parents: must merge first", ["a~1"]],
    ["The same topic", ["a~3", "a~4"]],
  ]);
});
