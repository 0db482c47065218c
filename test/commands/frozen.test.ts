/** Is the question understood however it is asked, and does a core's word and an exemption count at once? */
import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/commands/actor.ts";
import type { Context } from "../../src/commands/context.ts";
import { requestExemption } from "../../src/commands/exemption/ask.ts";
import { grantExemption } from "../../src/commands/exemption/deeds.ts";
import { refreshFreezing } from "../../src/commands/freezing.ts";
import { frozen } from "../../src/commands/frozen.ts";
import { sayWhatItIs } from "../../src/commands/overruling.ts";
import { queue } from "../../src/commands/queue.ts";
import { findVerb } from "../../src/commands/registry.ts";
import { processesOf } from "../../src/store/ledger.ts";
import { has, story, uploads } from "../review/story.ts";
import { by, house } from "./exemption-ground.ts";

const number = 271_100;
const changeId = `I${"0".repeat(34)}${number}`;
const late = story(
  uploads("eve"),
  has({ key: `opendev~${number}`, number, changeId, topic: "bp/totp", created: "2016-01-20T00:00:00.000Z" }),
);
const open = async () => (await house({}, [late])).context;
const kinds = (view: Awaited<ReturnType<typeof frozen>>) =>
  view.rules.filter(({ when, effect }) => when === "now" && effect === "blocks").map(({ freeze }) => freeze.kind);

test.each([
  String(number),
  `#${number}`,
  `opendev~${number}`,
  changeId,
  `https://review.opendev.org/c/openstack/keystone/+/${number}`,
  `https://review.opendev.org/${number}`,
  `https://review.opendev.org/#/c/${number}/3`,
  `https://review.openstack.org/${number}`,
  `https://review.openstack.org/#/c/${number}/`,
])("a change is known as %s", async (what) => {
  const view = await frozen(await open(), { what });

  expect(view).toMatchObject({ change: { key: `opendev~${number}` }, frozen: true, repository: "openstack/keystone" });
  expect(kinds(view)).toEqual(["feature-proposal-freeze"]);
});

describe("something new at a place", () => {
  test.each<[what: string, on: string | undefined, branch: string, blocked: string[]]>([
    ["keystone", undefined, "master", ["feature-proposal-freeze"]],
    ["openstack/keystone master", "2016-03-10", "master", ["feature-proposal-freeze", "feature-freeze"]],
    ["keystone master doc/source/index.rst", "2016-03-10", "master", []],
    ["keystone requirements.txt", "2016-03-10", "master", ["requirements-freeze"]],
    ["keystone stable/mitaka", "2016-04-01", "stable/mitaka", ["release-freeze"]],
    ["keystone-specs", undefined, "master", ["spec-freeze"]],
  ])("%s on %s", async (what, on, branch, blocked) => {
    const view = await frozen(await open(), { what, on });

    expect(view).toMatchObject({ change: null, branch });
    expect(kinds(view)).toEqual(blocked);
  });
});

test.each<[what: string, on: string | undefined, sentence: RegExp]>([
  ["1", undefined, /^No change here is known as "1"/],
  ["https://review.opendev.org/q/topic:totp", undefined, /^No change here is known/],
  ["keystone mastre", undefined, /^openstack\/keystone has no branch "mastre" that matters here: it has master/],
  [String(number), "5/2/2016", /can mean only one thing\. Write "tomorrow"/],
  [String(number), "2016-02-05 Mars/Base", /^No time zone is called "Mars\/Base"/],
])("%s on %s is refused in one sentence", async (what, on, sentence) => {
  await expect(frozen(await open(), { what, on })).rejects.toThrow(sentence);
});

test("asked for another day it answers for that day, anywhere on Earth too", async () => {
  const context = await open();
  const on = async (day: string) => (await frozen(context, { what: String(number), on: day })).at;

  expect(await on("2016-03-04 AoE")).toBe("2016-03-05T11:59:00.000Z");
  expect(await on("tomorrow")).toBe("2016-01-28T23:59:00.000Z");
  expect(kinds(await frozen(context, { what: String(number), on: "2016-03-18" }))).toEqual([]);
});

describe("a core's word on what it is", () => {
  test("counts at once, is kept as an act, and can be taken back", async () => {
    const context = await open();

    const { sentence } = await sayWhatItIs(context, by("ana"), {
      change: String(number),
      as: "bug fix",
      reason: "It is.",
    });
    expect(sentence).toBe(`${number} counts as a bug fix now, whatever its trailers and paths say.`);
    const view = await frozen(context, { what: String(number) });
    expect([view.frozen, view.classes[0]?.because]).toEqual([false, "Ana Ortiz said so."]);

    await sayWhatItIs(context, by("ben"), { change: String(number), as: "evidence" });
    expect((await frozen(context, { what: String(number) })).frozen).toBe(true);
    const [process] = await processesOf(context.db, "classification");
    expect(process?.acts.map(({ by, body }) => [by, (body as { class: string | null }).class])).toEqual([
      ["ana", "bug-fix"],
      ["ben", null],
    ]);
  });

  test.each<[who: string, as: string, sentence: RegExp]>([
    ["eve", "bug-fix", /^Only a core of keystone-core, a liaison or the PTL may say what a change is: ask /],
    ["ana", "fetaure", /^A change can be spec, feature, .* or evidence, not "fetaure"\. Did you mean "feature"\?$/],
  ])("%s saying %s is refused", async (who, as, sentence) => {
    await expect(sayWhatItIs(await open(), by(who), { change: String(number), as })).rejects.toThrow(sentence);
  });
});

test("an exemption of the same freeze lets it through at once, one of another does not", async () => {
  const elsewhere = await open();
  await exempted(elsewhere, "feature freeze");
  expect((await frozen(elsewhere, { what: String(number) })).frozen).toBe(true);

  const context = await open();
  expect((await frozen(context, { what: String(number) })).frozen).toBe(true);
  await exempted(context, "feature proposal freeze");
  const view = await frozen(context, { what: String(number) });
  expect(view.sentence).toMatch(/^Not frozen: it is exempted from the feature proposal freeze/);
  expect(view.rules.find(({ effect }) => effect === "exempt")?.cover).toMatchObject({
    page: "/exemptions/1",
    because: "Exemption 1 lets it through: granted by Ben Abara on Wed 27 Jan 2016.",
  });
});

test("a list says in words what is frozen", async () => {
  const context = await open();
  await refreshFreezing(context);
  const marks = async () => (await queue(context, {})).items.find((item) => item.number === number)?.frozen;

  expect(await marks()).toMatch(/^Frozen by the feature proposal freeze until/);
  await sayWhatItIs(context, by("ana"), { change: String(number), as: "tests" });
  expect(await marks()).toBeNull();
});

describe("as commands", () => {
  const run = async (context: Context, name: string, rest: string, actor: Actor = by("ana")) =>
    findVerb(name)?.run(context, { actor, rest, about: `opendev~${number}` });

  test("frozen? is about the change under which it is said, or another, on a day", async () => {
    const context = await open();

    expect(await run(context, "frozen?", "")).toMatchObject({
      text: expect.stringContaining("✗ feature proposal freeze"),
      page: `/frozen/opendev~${number}`,
    });
    expect((await run(context, "frozen?", "271000 on 2016-03-18"))?.text).toContain("Not frozen.");
    expect((await run(context, "frozen?", "keystone stable/mitaka on 2016-04-01"))?.page).toBe(
      "/frozen?change=keystone%20stable%2Fmitaka",
    );
  });

  test("classify says what it is", async () => {
    const context = await open();

    expect((await run(context, "classify", "as docs because it is"))?.text).toMatch(/counts as documentation now/);
    expect((await run(context, "classify", "271000 as feature"))?.text).toMatch(/^271000 counts as a feature now/);
    await expect(run(context, "classify", "feature")).rejects.toThrow(/^Say what it is: \/classify CHANGE as CLASS/);
  });
});

async function exempted(context: Context, freeze: string): Promise<void> {
  await requestExemption(context, by("eve"), { changes: [String(number)], whyNow: "It is small.", freeze });
  await grantExemption(context, by("ben"), { exemption: "1" });
}
