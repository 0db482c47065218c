/** Is a question to the cores asked, answered and recorded, and does a change wait when somebody says so? */
import { describe, expect, test } from "vitest";
import { decisionMarkdown, decisionRecord } from "../../src/commands/decision-record.ts";
import { decisions } from "../../src/commands/decisions.ts";
import { holdChange, liftHold } from "../../src/commands/holding.ts";
import { holds } from "../../src/commands/holds.ts";
import {
  holdPoll,
  liftPollHold,
  raiseConcern,
  resolveConcern,
  voteInPoll,
  withdrawPoll,
} from "../../src/commands/poll-deeds.ts";
import { ask } from "../../src/commands/polling.ts";
import { poll } from "../../src/commands/polls.ts";
import { say } from "../../src/commands/say.ts";
import type { PollAct } from "../../src/governance/poll/acts.ts";
import { pollStanding } from "../../src/governance/poll/standing.ts";
import { flawOf } from "../../src/store/ledger-record.ts";
import { has, story, uploads, votes } from "../review/story.ts";
import { as, deciding } from "./decision-ground.ts";

const one = { poll: "1" };

test("asked, voted, a concern in the way, resolved, decided by itself, and taken away as a record that holds", async () => {
  const { context } = await deciding({ decided: true });
  await voteInPoll(context, as("ana"), { ...one, value: "No." });
  await voteInPoll(context, as("cleo"), { ...one, value: "yes", reason: "we need a rest" });
  expect((await poll(context, { ...one, as: null })).standing).toMatchObject({ state: "blocked", deadline: null });
  await resolveConcern(context, as("ana"), { ...one, name: "release", how: "I do" });

  const later = { ...context, now: () => "2016-01-29T18:00:00.000Z" };
  const view = await poll(later, { ...one, as: null });
  expect(view).toMatchObject({ standing: { state: "decided" }, decided: { id: "no" }, closed: later.now() });
  const record = await decisionRecord(later, "poll", "1", null);
  expect(flawOf(record)).toBeNull();
  expect(pollStanding(record.acts as unknown as PollAct[], later.now()).state).toBe("decided");
  const text = await decisionMarkdown(later, view);
  expect(text).toMatch(/^# Is Newton a stabilization cycle\?\n/);
  expect(text).toContain("| Ben Abara | no | 27 Jan 2016 18:00 UTC | it slows us down |");
});

describe("what is refused, in one sentence", () => {
  type Ground = Awaited<ReturnType<typeof deciding>>["context"];
  const rows: [what: string, deed: (context: Ground) => Promise<unknown>, words: RegExp][] = [
    [
      "a contributor asks",
      (c) => ask(c, as("eve"), { question: "Me?" }),
      /^Only a core, the PTL or an organizer may ask the cores/,
    ],
    ["nothing is asked", (c) => ask(c, as("ana"), { question: " " }), /^Say what is asked/],
    ["one option", (c) => ask(c, as("ana"), { question: "What?", options: ["this"] }), /^Give 2 to 12 options/],
    [
      "the same option twice",
      (c) => ask(c, as("ana"), { question: "What?", options: ["This!", "this"] }),
      /read alike \("this"\)/,
    ],
    [
      "an option that everybody has",
      (c) => ask(c, as("ana"), { question: "What?", options: ["away", "here"] }),
      /"away" is no option/,
    ],
    ["no option", (c) => voteInPoll(c, as("ana"), { ...one, value: "maybe" }), /say yes, no, abstain, away/],
    [
      "a concern of who has no vote",
      (c) => raiseConcern(c, as("eve"), { ...one, name: "x", text: "y" }),
      /^Only who may vote can raise a concern: Ana Ortiz/,
    ],
    [
      "a concern that is there",
      (c) => raiseConcern(c, as("ana"), { ...one, name: "Release", text: "y" }),
      /There is a concern "release" already/,
    ],
    [
      "a concern that is not",
      (c) => resolveConcern(c, as("ana"), { ...one, name: "cost", how: "y" }),
      /Open are release\./,
    ],
    [
      "another's concern without saying how",
      (c) => resolveConcern(c, as("ana"), { ...one, name: "release" }),
      /Cleo Park raised it/,
    ],
    [
      "a day that could be two",
      (c) => holdPoll(c, as("ana"), { ...one, why: "x", until: "5/2/2016" }),
      /can mean only one thing/,
    ],
    ["a day that was", (c) => holdPoll(c, as("ana"), { ...one, why: "x", until: "2016-01-01" }), /still to come/],
    ["another's hold", (c) => liftPollHold(c, as("ana"), one), /Ana Ortiz does not hold it/],
    ["another's poll", (c) => withdrawPoll(c, as("ben"), one), /Only Ana Ortiz, who asked/],
    ["a change twice", (c) => holdChange(c, as("ana"), { change: "271000", why: "x" }), /You hold 271000 already/],
    ["a change that merged", (c) => holdChange(c, as("ana"), { change: "271004", why: "x" }), /271004 is merged/],
    [
      "a change without a right",
      (c) => holdChange(c, as("eve"), { change: "271001", why: "x" }),
      /^Only a core of keystone-core/,
    ],
    ["another's hold on a change", (c) => liftHold(c, as("ben"), { change: "271000" }), /does not hold 271000/],
  ];
  test.each(rows)("%s", async (_, deed, words) => {
    const { context } = await deciding({ decided: true });
    await expect(deed(context)).rejects.toThrow(words);
  });
});

describe("the same by commands", () => {
  const run = async (lines: string, who = "ben") => {
    const ground = await deciding({ decided: true });
    const answers = await say(ground.context, { actor: as(who), text: lines, about: null }, () => undefined);
    return { ...ground, said: answers.map(({ reply, refused }) => refused ?? reply?.text) };
  };
  test.each<[lines: string, who: string, words: RegExp[]]>([
    ["/vote poll 1 yes because I changed my mind", "ben", [/^Is Newton a stabilization cycle\? blocked/]],
    ["/vote nomination 1 +1", "ben", [/Dan Weiss for core of openstack\/keystone: open/]],
    ["/vote 1 +1", "ben", [/There are nomination 1 and poll 1: say which/]],
    ["/vote +1", "ben", [/: open\. 2 of the 2/]],
    ["/vote", "ben", [/^Say what you vote: \+1, 0, -1/]],
    ["/away because on leave", "cleo", [/nomination|Dan Weiss/]],
    ["/record poll 1 no for cleo at https://lists.example.org/1", "ana", [/blocked/]],
    ["/record poll 1 no", "ana", [/Say whose word it is/]],
    ["/accept", "dan", [/Dan Weiss for core/]],
    ["/decline nomination 1 because no time", "dan", [/declined\. Dan Weiss declined: no time\./]],
    ["/accept", "eve", [/None waits for you|Only Dan Weiss/]],
    ["/nominate eve for specs because of her specs", "ana", [/^Nomination 2: Eve Moreau for core of the specs/]],
    ["/nominate eve", "ana", [/Say whom and why/]],
    ["/poll Tea? Or coffee? tea | coffee", "ana", [/^Poll 2: Tea\? Or coffee\? So far: tea 0, coffee 0/]],
    ["/concern poll 1 cost: who pays?\n/resolve poll 1 cost", "ben", [/blocked/, /blocked/]],
    ["/hold poll 1 until friday because I am away\n/unhold poll 1", "ben", [/blocked/, /blocked/]],
    [
      "/hold 271001 until 2016-02-05 because of the API\n/unhold 271001",
      "ben",
      [/waits until 2016-02-05 23:59 UTC/, /waits no longer/],
    ],
    ["/vote exemption 3 yes", "ben", [/say|There is|none/i]],
  ])("%s", async (lines, who, words) => {
    const { said } = await run(lines, who);
    expect(said).toEqual(words.map((one) => expect.stringMatching(one)));
  });
});

test("what waits for whose word, the most urgent first", async () => {
  const { context } = await deciding({ decided: true });
  const { waiting, open, holds: held } = await decisions(context, { viewer: null, as: "cleo" });
  expect(waiting.map(({ kind }) => kind)).toEqual(["nomination", "poll"]);
  expect(open).toHaveLength(2);
  expect(held.holds.map(({ by, mark, until }) => [by.id, mark, until])).toEqual([
    ["ana", "hold", "2016-02-05T23:59:00.000Z"],
  ]);
});

test("a hold on a spec that has merged is overdue", async () => {
  const at = (number: number, repository: string, topic: string) =>
    has({ key: `opendev~${number}`, number, repository, topic });
  const waits = story(
    uploads("eve"),
    votes("ben", "Code-Review-2", "The spec must merge first."),
    at(272001, "openstack/keystone", "bp/totp"),
  );
  const spec = story(
    uploads("eve"),
    at(272002, "openstack/keystone-specs", "bp/totp"),
    has({ status: "merged", submitted: "2016-01-20T00:00:00.000Z" }),
  );
  const { context } = await deciding({ more: [waits, spec] });
  expect(await holds(context)).toMatchObject({
    overdue: 1,
    holds: [{ by: { id: "ben" }, mark: "Code-Review -2", reason: "spec", ended: { at: "2016-01-20T00:00:00.000Z" } }],
  });
});
