/** Is a nomination carried from its proposal to the membership, and does a private one stay private? */
import { describe, expect, test } from "vitest";
import { Refused } from "../../src/commands/context.ts";
import { decisionMarkdown, decisionRecord } from "../../src/commands/decision-record.ts";
import { decisions } from "../../src/commands/decisions.ts";
import { nominate } from "../../src/commands/nominating.ts";
import {
  answerNomination,
  completeNomination,
  decideNomination,
  openNomination,
  voteOnNomination,
  withdrawNomination,
} from "../../src/commands/nomination-deeds.ts";
import { nomination, nominations } from "../../src/commands/nominations.ts";
import { actsOf, processesOf } from "../../src/store/ledger.ts";
import { as, deciding } from "./decision-ground.ts";

const why = "A year of careful reviews.";

test("the whole way: nominated, voted, accepted, granted, written", async () => {
  const { house, told } = await deciding();
  const context = { ...house.context(), now: () => at };
  let at = "2016-01-27T18:00:00.000Z";

  const begun = await nominate(context, as("ana"), { candidate: "Dan Weiss", why });
  expect(begun).toMatchObject({ page: "/nominations/1", written: true });
  for (const id of ["ben", "cleo"]) await voteOnNomination(context, as(id), { nomination: "1", value: 1 });
  const early = await nomination(context, { nomination: "1", as: "dan" });
  expect(early.standing).toMatchObject({ state: "open", deadline: "2016-01-29T18:00:00.000Z" });
  expect(early.may).toMatchObject({ vote: false, answer: true });

  at = "2016-01-29T18:00:00.000Z";
  expect((await nomination(context, { nomination: "#1", as: null })).standing.state).toBe("passed");
  await answerNomination(context, as("dan"), { nomination: "1", accepts: true });
  const granted = await nomination(context, { nomination: "1", as: "ana" });
  expect(granted.standing.state).toBe("granted");
  expect(granted.steps[0]).toContain("/admin/groups/q/filter:keystone-core");
  expect(granted.may.complete).toBe(true);

  expect(house.context().directory.core("opendev~dan", "keystone-core", "2016-02-02T00:00:00.000Z")).toBe(false);
  await completeNomination(context, as("ana"), { nomination: "1", day: "2016-02-01" });
  const { directory } = house.context();
  expect(directory.core("opendev~dan", "keystone-core", "2016-02-02T00:00:00.000Z")).toBe(true);
  expect(directory.core("opendev~dan", "keystone-core", "2016-01-31T00:00:00.000Z")).toBe(false);
  const done = await nomination(context, { nomination: "1", as: null });
  expect(done.announcement).toContain("Dan Weiss is now core of openstack/keystone");
  expect(done.announcement).toContain("It holds from 2016-02-01 on.");
  expect(await told()).toEqual(["nomination-1/opened"]);
});

describe("who may not", () => {
  const refusals: [
    what: string,
    deed: (context: Awaited<ReturnType<typeof deciding>>["context"]) => Promise<unknown>,
    words: RegExp,
  ][] = [
    [
      "a contributor nominates",
      (c) => nominate(c, as("eve"), { candidate: "dan", why }),
      /^Only a core of keystone-core or the PTL may nominate: ask Ana Ortiz/,
    ],
    [
      "nobody is known by the name",
      (c) => nominate(c, as("ana"), { candidate: "dann", why }),
      /Nobody here is known as "dann"/,
    ],
    ["nothing is said why", (c) => nominate(c, as("ana"), { candidate: "dan", why: "  " }), /^Say why/],
    [
      "a core becomes a core",
      (c) => nominate(c, as("ana"), { candidate: "ben", why }),
      /is a core of keystone-core already/,
    ],
    [
      "who is none is removed",
      (c) => nominate(c, as("ana"), { candidate: "dan", why, aim: "remove" }),
      /is no core of keystone-core/,
    ],
    [
      "a group that is not",
      (c) => nominate(c, as("ana"), { candidate: "dan", why, of: "keyston-core" }),
      /did you mean keystone-core/,
    ],
    ["a bot", (c) => nominate(c, as("ana"), { candidate: "zuul", why }), /only people become cores/],
    [
      "a nomination that is not",
      (c) => voteOnNomination(c, as("ana"), { nomination: "9", value: 1 }),
      /There is no nomination "9"/,
    ],
    [
      "an id that is none",
      (c) => voteOnNomination(c, as("ana"), { nomination: "1; drop", value: 1 }),
      /There is no nomination/,
    ],
  ];
  test.each(refusals)("%s", async (_, deed, words) => {
    const { context } = await deciding();
    await expect(deed(context)).rejects.toThrow(Refused);
    await expect(deed(context)).rejects.toThrow(words);
    expect(await processesOf(context.db, "nomination")).toEqual([]);
  });

  test("a second nomination, the candidate's vote, another's answer, a lead who is none", async () => {
    const { context } = await deciding({ decided: true });
    const one = { nomination: "1" };
    await expect(nominate(context, as("ben"), { candidate: "dan", why })).rejects.toThrow(
      "is nominated already: see /nominations/1",
    );
    await expect(voteOnNomination(context, as("dan"), { ...one, value: 1 })).rejects.toThrow("has no vote in it");
    await expect(answerNomination(context, as("ben"), { ...one, accepts: true })).rejects.toThrow(
      "Only Dan Weiss can accept",
    );
    await expect(decideNomination(context, as("ana"), { ...one, grants: true })).rejects.toThrow(
      "The votes decide this",
    );
    await expect(withdrawNomination(context, as("ben"), one)).rejects.toThrow("Only Ana Ortiz, who nominated");
    await expect(completeNomination(context, as("ana"), one)).rejects.toThrow("only what is granted can be completed");
    await expect(completeNomination(context, as("ana"), { ...one, day: "tomorrow" })).rejects.toThrow(
      "write it as 2016-02-01",
    );
  });
});

test("votes that do not count are kept, and the answer says so", async () => {
  const { context } = await deciding({ decided: true });
  const done = await voteOnNomination(context, as("eve"), { nomination: "1", value: -1 });
  expect(done.text).toMatch(/^Kept and shown, but not counted: Eve Moreau may not vote in it\./);
  const later = { ...context, now: () => "2016-02-10T00:00:00.000Z" };
  expect((await voteOnNomination(later, as("ben"), { nomination: "1", value: -1 })).text).toMatch(
    /^Kept, but too late to count\./,
  );
  const { beside } = await nomination(later, { nomination: "1", as: null });
  expect(beside.map(({ who, note }) => [who.id, note])).toEqual([
    ["eve", "may not vote in it: kept and shown, not counted"],
    ["ben", "came when voting was over"],
  ]);
});

test("a vote written down for another: told once, outranked by their own, and never over it", async () => {
  const { context, told } = await deciding({ decided: true });
  const link = "https://lists.example.org/12";
  await voteOnNomination(context, as("ana"), { nomination: "1", value: 1, for: "ben", link });
  expect(await told()).toContain("nomination-1/2/recorded");
  const { voters } = await nomination(context, { nomination: "1", as: null });
  expect(voters.find(({ who }) => who.id === "ben")).toMatchObject({ value: "+1", recordedBy: { id: "ana" }, link });
  await voteOnNomination(context, as("ben"), { nomination: "1", value: 0 });
  await expect(voteOnNomination(context, as("ana"), { nomination: "1", value: 1, for: "ben" })).rejects.toThrow(
    "has spoken themself",
  );
  await expect(voteOnNomination(context, as("eve"), { nomination: "1", value: 1, for: "cleo" })).rejects.toThrow(
    "Only a core",
  );
  await expect(
    voteOnNomination(context, as("ana"), { nomination: "1", value: 1, for: "cleo", link: "javascript:1" }),
  ).rejects.toThrow("is no address");
});

test("the same twice, by a repeated command or again in other words, is there once", async () => {
  const { context } = await deciding({ decided: true });
  const told = as("ben", { key: "gerrit/opendev~1/abc/1" });
  await voteOnNomination(context, told, { nomination: "1", value: 1 });
  await voteOnNomination(context, told, { nomination: "1", value: 1 });
  expect((await voteOnNomination(context, as("ben"), { nomination: "1", value: 1 })).text).toBe(
    "Ben Abara says +1 already.",
  );
  expect(await actsOf(context.db, "nomination-1")).toHaveLength(2);
});

test("a dry run and a what-if write nothing", async () => {
  const { context } = await deciding({ decided: true });
  const tried = await voteOnNomination(context, as("ben"), { nomination: "1", value: -1, dryRun: true });
  expect(tried).toMatchObject({ written: false, text: expect.stringContaining("declined. Ben Abara said -1") });
  const imagined = await nomination(context, { nomination: "1", as: null, ifs: ["ben +1", "cleo -1"] });
  expect(imagined.standing.state).toBe("declined");
  await expect(nomination(context, { nomination: "1", as: null, ifs: ["ben maybe"] })).rejects.toThrow("say +1, 0, -1");
  expect(await actsOf(context.db, "nomination-1")).toHaveLength(1);
});

describe("what the cores say in private", () => {
  async function sounded() {
    const ground = await deciding({ roles: { ptl: [] } });
    const { context } = ground;
    await nominate(context, as("ana"), { candidate: "dan", why: "hush, a secret", sounding: true });
    await voteOnNomination(context, as("ben"), { nomination: "1", value: -1, reason: "a whisper" });
    return ground;
  }

  test.each(["dan", "eve", "opendev~nia", null])("does not reach %s", async (viewer) => {
    const { context, told } = await sounded();
    expect(await nominations(context, { as: viewer })).toEqual([]);
    const absent = await nomination(context, { nomination: "2", as: viewer }).catch((refusal) => refusal.message);
    const hidden = await nomination(context, { nomination: "1", as: viewer }).catch((refusal) => refusal.message);
    expect(hidden).toBe(absent.replace("2", "1"));
    await expect(decisionRecord(context, "nomination", "1", viewer)).rejects.toThrow(hidden);
    const view = await decisions(context, { viewer, as: "cleo" });
    expect([view.open, view.waiting]).toEqual([[], []]);
    if (viewer)
      await expect(voteOnNomination(context, as(viewer), { nomination: "1", value: 1 })).rejects.toThrow(hidden);
    expect(await told()).toEqual([]);
    const [row] = await processesOf(context.db, "nomination");
    expect(row?.title).toBe("A nomination");
  });

  test("is there for the cores, also what waits for them", async () => {
    const { context } = await sounded();
    expect(await nominations(context, { as: "cleo" })).toHaveLength(1);
    expect((await decisions(context, { viewer: "cleo" })).waiting).toHaveLength(1);
  });

  test("is said on no change", async () => {
    const { context } = await sounded();
    const gerrit = { through: "gerrit" as const };
    await expect(voteOnNomination(context, as("ben", gerrit), { nomination: "1", value: 1 })).rejects.toThrow(
      "There is no nomination",
    );
    await expect(nominate(context, as("ana", gerrit), { candidate: "eve", why, sounding: true })).rejects.toThrow(
      "no private place",
    );
  });

  test("stays there once it is open", async () => {
    const { context, told } = await sounded();
    await expect(openNomination(context, as("ben"), { nomination: "1" })).rejects.toThrow("Only Ana Ortiz");
    await openNomination(context, as("ana"), { nomination: "1" });
    const open = await nomination(context, { nomination: "1", as: "eve" });
    expect(open.standing.state).toBe("open");
    const said = JSON.stringify(open) + (await decisionMarkdown(context, open));
    expect(said).not.toContain("whisper");
    await expect(decisionRecord(context, "nomination", "1", "eve")).rejects.toThrow("heard in private");
    expect((await nomination(context, { nomination: "1", as: "cleo" })).history.map(({ reason }) => reason)).toContain(
      "a whisper",
    );
    expect(await told()).toEqual(["nomination-1/opened"]);
  });
});
