/** Which votes hold a change for a reason that passes, and when has it passed? Told as stories. */
import { describe, expect, test } from "vitest";
import { type HoldGround, type HoldReason, holdsOn, reasonOf } from "../../src/governance/hold/found.ts";
import { type HoldAct, holdStanding } from "../../src/governance/hold/word.ts";
import type { Change } from "../../src/review/change.ts";
import { directoryOf } from "../../src/review/directory.ts";
import type { Program } from "../../src/review/program.ts";
import { days, now, story, uploads, votes } from "../review/story.ts";
import { accounts, team } from "../review/team.ts";

const program: Program = {
  ...team,
  cycles: [{ id: "newton", from: null, to: null, milestones: [], branch: "stable/newton", freezes: [] }],
};
const never: HoldGround = {
  program,
  directory: directoryOf(program, accounts),
  thaw: () => null,
  exempted: () => null,
  specs: () => [],
};
const held = (words: string, vote = "Code-Review-2") => story(uploads("eve"), votes("ana", vote, words));
const frozen = held("Feature freeze: this waits until Newton opens.");
const found = (change: Change, more: Partial<HoldGround> = {}) => holdsOn(change, { ...never, ...more }, now);

describe("what is found", () => {
  const rows: [story: string, change: Change, marks: string[]][] = [
    ["a block with a freeze's words", frozen, ["Code-Review -2"]],
    ["a block with a reason that stays is a review", held("This breaks the tokens of everybody."), []],
    ["a block without words is a review", held(""), []],
    ["a block for a spec", held("The spec must merge first."), ["Code-Review -2"]],
    ["a -1 with a freeze's words holds nothing", held("Feature freeze", "Code-Review-1"), []],
    ["a low priority needs no words", held("", "Review-Priority-1"), ["Review-Priority -1"]],
    [
      "a block that stands over new patch sets",
      story(uploads("eve"), votes("ana", "Code-Review-2", "FFE needed"), uploads("eve")),
      ["Code-Review -2"],
    ],
    [
      "a block that was taken back",
      story(uploads("eve"), votes("ana", "Code-Review-2", "FFE needed"), votes("ana", "Code-Review+2")),
      [],
    ],
    [
      "two people hold it",
      story(uploads("eve"), votes("ana", "Code-Review-2", "frozen"), votes("ben", "Code-Review-2", "procedural -2")),
      ["Code-Review -2", "Code-Review -2"],
    ],
  ];
  test.each(rows)("%s", (_, change, marks) => {
    expect(found(change).map(({ mark }) => mark)).toEqual(marks);
  });

  test("since it was given, not since it was copied, and by whom", () => {
    const change = story(uploads("eve"), votes("ana", "Code-Review-2", "FFE needed"), days(5), uploads("eve"));
    expect(found(change)[0]).toMatchObject({
      by: "ana",
      since: change.messages[1]?.at,
      why: "FFE needed",
      ended: null,
    });
  });
});

test.each<[string, HoldReason]>([
  ["we are in feature freeze", "freeze"],
  ["Procedural -2 until master re-opens", "freeze"],
  ["-2 until Newton", "freeze"],
  ["see you in the next cycle", "freeze"],
  ["needs an approved spec", "spec"],
  ["newton's method is wrong here", "other"],
])("%s", (words, reason) => {
  expect(reasonOf(words, program)).toBe(reason);
});

describe("when it has no reason any more", () => {
  const thaw = { at: "2016-01-20T00:00:00.000Z", what: "The feature freeze" };
  const spec = { subject: "Spec for TOTP", merged: "2016-01-22T00:00:00.000Z" };
  const forSpec = held("The spec must merge first.");

  test("the freeze is over", () => {
    expect(found(frozen, { thaw: () => thaw })[0]?.ended).toEqual({ at: thaw.at, why: "The feature freeze is over." });
  });
  test("it will be over", () => {
    const later = { ...thaw, at: "2016-04-01T00:00:00.000Z" };
    expect(found(frozen, { thaw: () => later })[0]).toMatchObject({ until: later.at, ended: null });
  });
  test("an exemption was granted, before the freeze was over", () => {
    const exempted = { at: "2016-01-19T00:00:00.000Z", what: "Exemption 3" };
    expect(found(frozen, { thaw: () => thaw, exempted: () => exempted })[0]?.ended?.why).toBe(
      "Exemption 3 was granted.",
    );
  });
  test("its spec merged", () => {
    expect(found(forSpec, { specs: () => [spec] })[0]?.ended?.why).toBe('"Spec for TOTP" merged.');
  });
  test("one of its specs has not", () => {
    expect(found(forSpec, { specs: () => [spec, { ...spec, merged: null }] })[0]?.ended).toBeNull();
  });
  test("no spec is known", () => {
    expect(found(forSpec)[0]).toMatchObject({ until: null, ended: null });
  });
});

test("somebody's word holds until they lift it or its day comes, and only they lift it", () => {
  const at = (day: number) => `2016-01-0${day}T00:00:00.000Z`;
  const common = { process: "hold-1", through: "web", link: null };
  const act = (seq: number, kind: string, by: string, day: number, body: object) =>
    ({ ...common, seq, kind, by, recordedBy: by, at: at(day), body }) as HoldAct;
  const word = act(1, "held", "ana", 1, {
    change: "opendev~1",
    subject: "x",
    why: "the API is discussed",
    until: at(8),
  });
  expect(holdStanding([word], at(2))).toMatchObject({ state: "held", awaiting: ["ana"], deadline: at(8) });
  expect(holdStanding([word], at(8)).state).toBe("ended");
  expect(holdStanding([word, act(2, "lifted", "ben", 3, { why: null })], at(4)).state).toBe("held");
  expect(holdStanding([word, act(2, "lifted", "ana", 3, { why: null })], at(4)).state).toBe("lifted");
});
