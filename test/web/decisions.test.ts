/** Do the pages of nominations, polls and holds take what people send, keep what they typed, and hide what is private? */
import { describe, expect, test } from "vitest";
import { nominate } from "../../src/commands/nominating.ts";
import { voteInPoll } from "../../src/commands/poll-deeds.ts";
import { actsOf } from "../../src/store/ledger.ts";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

/** The pages on loopback, and a browser in which somebody is signed in; nobody when it is null. */
async function walk(person: string | null = "ben", decided = true) {
  const { ground } = await standing({ signIn: { local: true }, decided });
  const browser = browsing(app({ ...ground, address: null }, { loopback: true }));
  if (person) await browser.post("/sign-in/local", { person, back: "/" });
  const seen = async (path: string) => textOf(await (await browser.get(path)).text());
  const acts = async (process: string) => actsOf(ground.house.context().db, process);
  return { ...browser, seen, acts, context: ground.house.context() };
}

describe("a nomination", () => {
  test("shows the rule, the votes, the evidence and every act to a stranger, who is asked to sign in", async () => {
    const { seen } = await walk(null);
    const page = await seen("/nominations/1");
    expect(page).toContain("Dan Weiss for core of openstack/keystone");
    expect(page).toContain("A year of careful reviews. <b>Really.</b>");
    expect(page).toMatch(/Reviews given/);
    expect(page).toContain("Sign in to vote");
  });

  test("takes a vote with its reason, once", async () => {
    const { post, acts, seen } = await walk();
    const reply = await post("/nominations/1", { deed: "vote", value: "+1", reason: "He finds what I miss." });
    expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/nominations/1"]);
    await post("/nominations/1", { deed: "vote", value: "+1", reason: "He finds what I miss." });
    expect(await acts("nomination-1")).toHaveLength(2);
    expect(await seen("/nominations/1")).toContain("He finds what I miss.");
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["no value", { deed: "vote", reason: "typed" }, /"" is no vote on a nomination: say \+1, 0, -1/],
    ["a strange value", { deed: "vote", value: "+2", reason: "typed" }, /"\+2" is no vote/],
    ["what objects inherit", { deed: "vote", value: "constructor", reason: "typed" }, /"constructor" is no vote/],
    ["a strange deed", { deed: "burn", reason: "typed" }, /Choose one of vote, accept/],
    ["another's answer", { deed: "accept", reason: "typed" }, /Only Dan Weiss can accept/],
    [
      "an address that is none",
      { deed: "vote", value: "0", for: "cleo", link: "javascript:alert(1)", reason: "typed" },
      /is no address/,
    ],
    [
      "somebody unknown",
      { deed: "vote", value: "0", for: "nobody", reason: "typed" },
      /Nobody here is known as "nobody"/,
    ],
  ])("refuses %s in one sentence and keeps what was typed", async (_, fields, words) => {
    const { post, acts } = await walk();
    const reply = await post("/nominations/1", fields);
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(textOf(html)).toMatch(words);
    expect(html).toContain(">typed<");
    expect(await acts("nomination-1")).toHaveLength(1);
  });

  test("without the token nothing is taken, and a stranger is led to sign in", async () => {
    const { post, acts } = await walk();
    expect((await post("/nominations/1", { deed: "vote", value: "+1", csrf: "forged" })).status).toBe(403);
    const stranger = await walk(null);
    const led = await stranger.post("/nominations/1", { deed: "vote", value: "+1" });
    expect([led.status, led.headers.get("Location")]).toEqual([303, expect.stringMatching(/^\/sign-in\?back=/)]);
    expect(await acts("nomination-1")).toHaveLength(1);
  });

  test("imagines votes and writes nothing", async () => {
    const { seen, acts } = await walk(null);
    const page = await seen("/nominations/1?if=ben+-1");
    expect(page).toContain("Imagined: ben -1. Nothing of it is written.");
    expect(page).toContain("declined");
    expect(await acts("nomination-1")).toHaveLength(1);
  });

  test("is made by a form, which keeps what was typed when it is refused", async () => {
    const { post } = await walk();
    const refused = await post("/nominations", { candidate: "eve", why: "", of: "keystone-specs-core" });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('value="eve"');
    expect(html).toMatch(/<option value="keystone-specs-core" selected/);
    const made = await post("/nominations", { candidate: "eve", why: "specs", of: "keystone-specs-core" });
    expect(made.headers.get("Location")).toBe("/nominations/2");
  });

  test.each([
    "/nominations/1",
    "/nominations",
    "/decisions",
    "/people/cleo",
    "/nominations/1/record.md",
    "/nominations/1/record.json",
    "/api/v1/nominations",
    "/api/v1/nominations/1",
    "/api/v1/decisions?as=cleo",
  ])("heard in private, it does not show at %s to anybody but the cores", async (path) => {
    for (const person of ["dan", "eve", null]) {
      const { get, context } = await walk(person, false);
      await nominate(
        context,
        { id: "ana", through: "web", link: null },
        { candidate: "dan", why: "hush-hush", sounding: true },
      );
      const body = await (await get(path)).text();
      expect(body).not.toMatch(/hush-hush|Dan Weiss for/);
    }
    const core = await walk("cleo", false);
    await nominate(
      core.context,
      { id: "ana", through: "web", link: null },
      { candidate: "dan", why: "hush-hush", sounding: true },
    );
    const shown = /hush-hush|Dan Weiss for/.test(await (await core.get(path)).text());
    expect(shown).toBe(!path.startsWith("/api/"));
  });
});

describe("a poll", () => {
  test("takes votes, concerns, holds, and shows them", async () => {
    const { post, seen } = await walk("ana");
    await post("/polls/1", { deed: "vote", value: "yes", reason: "rest" });
    await post("/polls/1", { deed: "concern", name: "cost", text: "Who pays?" });
    await post("/polls/1", { deed: "resolve", name: "release", reason: "I tell them" });
    await post("/polls/1", { deed: "hold", reason: "I ask the operators", until: "2016-02-05" });
    const page = await seen("/polls/1");
    for (const words of ["Who pays?", "I tell them", "I ask the operators", "cost"]) {
      expect(page).toContain(words);
    }
    expect((await post("/polls/1", { deed: "unhold" })).status).toBe(303);
  });

  test("is asked by a form with its options, and refused ones are kept", async () => {
    const { post } = await walk("ana");
    const one = await post("/polls", { question: "Where?", options: "Austin" });
    expect(one.status).toBe(422);
    expect(await one.text()).toContain(">Austin</textarea>");
    const made = await post("/polls", { question: "Where?", options: "Austin\nBoston" });
    expect(made.headers.get("Location")).toBe("/polls/2");
  });
});

test("a change is held and let go, by its owner alone", async () => {
  const { post, seen } = await walk("ben");
  expect((await post("/holds", { deed: "lift", change: "271000" })).status).toBe(422);
  expect(
    (await post("/holds", { deed: "hold", change: "271001", reason: "of the API", until: "tomorrow-ish" })).status,
  ).toBe(422);
  expect((await post("/holds", { deed: "hold", change: "271001", reason: "of the API" })).status).toBe(303);
  expect(await seen("/holds")).toContain("of the API");
  await post("/holds", { deed: "lift", change: "271001" });
  expect(await seen("/holds")).not.toContain("of the API");
});

test("forty who vote at once: no vote is lost", async () => {
  const { context, acts } = await walk(null);
  const people = ["ana", "ben", "cleo", "dan", "eve"];
  const votes = ["yes", "no", "abstain", "away"];
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      voteInPoll(
        context,
        { id: people[i % 5] ?? "", through: "web", link: null },
        { poll: "1", value: votes[i % 4] ?? "", reason: `${i}` },
      ),
    ),
  );
  const cast = (await acts("poll-1")).filter(({ kind }) => kind === "voted");
  expect(cast).toHaveLength(41);
  expect(new Set(cast.map(({ body }) => (body as { reason: string }).reason)).size).toBe(41);
});
