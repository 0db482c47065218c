/** Does the bridge work on a real Etherpad 1.8.14, beside people who type? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { padVoice } from "../../src/jobs/pad-voice.ts";
import { type Pool, spliceOf } from "../../src/pads/etherpad/changeset.ts";
import { openEtherpad } from "../../src/pads/etherpad/open.ts";
import { markers, markersOf } from "../../src/pads/etherpad/section.ts";
import { type Visit, visit } from "../../src/pads/etherpad/visit.ts";
import type { OtherPads } from "../../src/pads/pad.ts";
import { channelOf, news, postOf, usual } from "../channels/ground.ts";
import { type RealEtherpad, startEtherpad, withoutEtherpad } from "../real/etherpad.ts";

const missing = await withoutEtherpad();
if (missing !== null) {
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}`);
}
const never = new AbortController().signal;

describe.skipIf(missing !== null)(missing ?? "a real Etherpad", { timeout: 60_000 }, () => {
  let real: RealEtherpad;
  let ours: OtherPads;
  beforeAll(async () => {
    real = await startEtherpad();
    ours = openEtherpad(settings(), real.key);
  }, 120_000);
  afterAll(() => real?.close(), 30_000);

  const settings = (more: object = {}) => ({
    ...{ name: "real", url: real.url, keyEnv: "ETHERPAD_KEY", pollSeconds: 10, pads: [] },
    ...more,
  });
  const call = async (name: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, apikey: real.key });
    const answer = await fetch(`${real.url}/api/1.2.15/${name}`, { method: "POST", body });
    return ((await answer.json()) as { data: { text: string } }).data;
  };
  const textOf = async (pad: string) => (await call("getText", { padID: pad })).text;
  const person = (pad: string, token: string): Promise<Visit> =>
    visit({ url: real.url, pad, token: `t.${token.padEnd(20, "x")}`, protocol: 3, deadline: 10_000 }, never);
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => "nothing is wrong",
      (caught: Error) => caught.message,
    );

  /** Types at the beginning of a pad as somebody, once for each word, each on what the pad says by then. */
  async function type(pad: string, token: string, words: readonly string[]): Promise<void> {
    for (const word of words) {
      const open = await person(pad, token);
      const pool: Pool = { numToAttrib: { 0: ["author", open.author] }, nextNum: 1 };
      await open.commit(spliceOf(open.text.text, 0, 0, `${word}\n`), pool);
      open.leave();
    }
  }

  test("a pad is read with who wrote what, and its mark moves when it does", async () => {
    await call("createPad", { padID: "notes", text: "#topic Tokens\n" });
    const before = await ours.mark("notes", never);
    await type("notes", "ana", ["#agreed Yes 🥑"]);
    const { revision, steps } = await ours.read("notes", "", never);

    expect(steps).toEqual([
      { author: { id: expect.stringMatching(/^etherpad:real:a\./), name: "Midcycle" }, text: "#agreed Yes 🥑\n" },
      {
        author: { id: "etherpad:real", name: "somebody on real" },
        text: expect.stringMatching(/^#agreed Yes 🥑\n#topic Tokens\n+$/),
      },
    ]);
    expect(revision).toBeGreaterThan(0);
    expect(await ours.mark("notes", never)).not.toBe(before);
  });

  test("our section comes at the end, is left alone while it says the same, and changes in place", async () => {
    await call("createPad", { padID: "section", text: "What people wrote\n" });

    expect(await ours.keep?.("section", "14 merged", never)).toBe("written");
    expect(await textOf("section")).toMatch(
      new RegExp(`^What people wrote\n+${markers.begin}\n14 merged\n${markers.end}\n+$`),
    );
    expect(await ours.keep?.("section", "14 merged", never)).toBe("same");
    await type("section", "ana", ["Above"]);
    expect(await ours.keep?.("section", "15 merged\n2 wait", never)).toBe("written");
    expect(await textOf("section")).toMatch(
      new RegExp(`^Above\nWhat people wrote\n+${markers.begin}\n15 merged\n2 wait\n${markers.end}\n+$`),
    );
  });

  test("what two people type during forty writes is all there, once, with their colours", async () => {
    await call("createPad", { padID: "busy", text: "Begin\n" });
    const words = (who: string) => Array.from({ length: 20 }, (_, n) => `${who} ${n}`);
    const writes = async () => {
      for (let n = 0; n < 40; n++) await ours.keep?.("busy", `count ${n}\nof our own`, never);
    };
    await Promise.all([type("busy", "ana", words("ana")), type("busy", "bo", words("bo")), writes()]);
    const text = await textOf("busy");
    const lines = text.split("\n");

    for (const word of [...words("ana"), ...words("bo")]) expect(lines.filter((line) => line === word)).toHaveLength(1);
    expect(text).toContain(`${markers.begin}\ncount 39\nof our own\n${markers.end}\n`);
    const { steps } = await ours.read("busy", "", never);
    expect(new Set(steps.map(({ author }) => author.id)).size).toBeGreaterThanOrEqual(3);
    expect(steps.at(-1)?.text).toBe(text);
  });

  test("somebody's edit between our reading and our writing stays, within the section too", async () => {
    await call("createPad", { padID: "between", text: "Begin\n" });
    await ours.keep?.("between", "one\ntwo", never);
    const slow = await person("between", "slow");
    await type("between", "ana", ["Ana was here"]);
    const at = slow.text.text.indexOf("one");
    const pool: Pool = { numToAttrib: { 0: ["author", slow.author] }, nextNum: 1 };
    await slow.commit(spliceOf(slow.text.text, at, at + 3, "ONE"), pool);
    slow.leave();

    expect(await textOf("between")).toMatch(/^Ana was here\nBegin\n[\s\S]*\nONE\ntwo\n/);
  });

  test("a channel's latest notices stay in a section beside the other one, once each", async () => {
    await call("createPad", { padID: "news", text: "What people wrote\n" });
    await ours.keep?.("news", "14 merged", never);
    const noPadOfOurs = () => {
      throw new Error("only the Etherpad is asked");
    };
    const pads = padVoice(noPadOfOurs, [{ settings: settings(), pads: ours }]);
    const channel = await channelOf({ kind: "pad", ...usual, pad: "news", etherpad: "real", keep: 2 }, { pads });
    const { begin, end } = markersOf("here");
    const line = (title: string) =>
      `- 28 Jan 2016 18:02 UTC: ${title}. It was decided. https://midcycle.example.org/polls/2\n`;
    const section = async () => (await textOf("news")).split(`${begin}\n`)[1]?.split(end)[0];

    expect(await channel.find?.(postOf([news("Draft")]), never)).toBeNull();
    const said = await channel.say(postOf([news("Draft")]), never);
    expect(said.url).toBe(`${real.url}/p/news`);
    expect(await channel.find?.(postOf([news("Draft")]), never)).toEqual(said);
    expect(await channel.say(postOf([news("Draft")]), never)).toEqual(said);
    expect(await section()).toBe(line("Draft"));
    await type("news", "ana", ["Above"]);
    await channel.say(postOf([news("Second")]), never);
    await channel.edit?.(said.reference ?? "", postOf([news("Final")]), never);
    expect(await section()).toBe(`${line("Second")}${line("Final")}`);
    await channel.say(postOf([news("Third")]), never);
    expect(await section()).toBe(`${line("Third")}${line("Second")}`);
    expect(await textOf("news")).toMatch(
      new RegExp(`^Above\nWhat people wrote\n+${markers.begin}\n14 merged\n${markers.end}\n+${begin}\n`),
    );

    const damaged = (await textOf("news")).replace(end, "");
    await call("setText", { padID: "news", text: damaged });
    const before = await textOf("news");
    await expect(channel.say(postOf([news("Fourth")]), never)).rejects.toMatchObject({
      name: "Unsaid",
      message: expect.stringMatching(/^The section here of http\S+\/p\/news is left alone\. .* lack their last line/),
      again: false,
    });
    expect(await textOf("news")).toBe(before);
    const nowhere = await channelOf({ kind: "pad", ...usual, pad: "nowhere", etherpad: "real", keep: 2 }, { pads });
    await expect(nowhere.say(postOf([news("One")]), never)).rejects.toMatchObject({ again: true, everything: true });
    expect(await failure(ours.mark("nowhere", never))).toMatch(/^There is no pad "nowhere"/);
  });

  test("damaged markers stop it, and it says so", async () => {
    await call("createPad", { padID: "damaged", text: `Hm\n${markers.begin}\nold\n` });

    expect(await ours.keep?.("damaged", "new", never)).toEqual({
      damaged: expect.stringMatching(/lack their last line, so nothing is written: mend them, or delete both/),
    });
    expect(await textOf("damaged")).toMatch(/\nold\n+$/);
  });

  test("without a key the public text is read, and nothing is written", async () => {
    const reader = openEtherpad(settings({ keyEnv: null }), null);
    await call("createPad", { padID: "public", text: "Read me" });

    expect(await reader.read("public", "", never)).toEqual({
      revision: null,
      steps: [{ author: { id: "etherpad:real", name: "somebody on real" }, text: expect.stringMatching(/^Read me\n/) }],
    });
    expect(await reader.mark("public", never)).toBe(await reader.mark("public", never));
    expect(reader.keep).toBeNull();
  });

  test("a wrong key, a pad that is not there: one sentence each", async () => {
    const wrong = openEtherpad(settings(), "not-this-one");

    expect(await failure(wrong.read("notes", "", never))).toMatch(/does not take the key in ETHERPAD_KEY \(401\)/);
    expect(await failure(wrong.read("notes", "", never))).not.toContain("not-this-one");
    expect(await failure(ours.read("nowhere", "", never))).toMatch(/^There is no pad "nowhere" at http/);
    expect(await failure(openEtherpad(settings({ keyEnv: null }), null).read("nowhere", "", never))).toMatch(
      /^There is no pad "nowhere" at http/,
    );
    expect(
      await failure(openEtherpad(settings({ url: `${real.url}/p/notes` }), real.key).read("notes", "", never)),
    ).toMatch(/answers with a page, not as an Etherpad does/);
  });
});
