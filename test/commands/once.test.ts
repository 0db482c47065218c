/** Is a command that comes twice under one key done once, and answered as done? */
import { expect, test } from "vitest";
import { type Answer, say } from "../../src/commands/say.ts";
import { countActs } from "../../src/store/ledger.ts";
import { as, deciding } from "./decision-ground.ts";

const ptl = { roles: { ptl: [{ person: "ben", from: null, to: null }] }, decided: true };

async function house() {
  const here = await deciding(ptl);
  async function tell(who: string, text: string, key: string): Promise<Answer> {
    const [answer] = await say(here.context, { actor: as(who, { key }), text, about: "opendev~271000" }, console.error);
    return answer as Answer;
  }
  return { tell, acts: () => countActs(here.context.db) };
}

const lines: [who: string, before: string[], line: string][] = [
  ["cleo", [], "/vote nomination 1 +1 because of good reviews"],
  ["cleo", [], "/vote poll 1 no"],
  ["ana", [], "/record poll 1 no for cleo at https://lists.example.org/1"],
  ["dan", [], "/accept nomination 1"],
  ["dan", [], "/decline nomination 1"],
  ["ana", [], "/nominate eve because of a year of reviews"],
  ["ana", [], "/poll Where do we meet? here | there"],
  ["ana", [], "/concern poll 1 cost: who pays?"],
  ["ana", [], "/resolve poll 1 release because I do it"],
  ["ana", [], "/hold poll 1 until in 2 days because I ask around"],
  ["ana", ["/hold poll 1 until in 2 days because I ask around"], "/unhold poll 1"],
  ["cleo", [], "/hold because the API is discussed"],
  ["cleo", ["/hold because the API is discussed"], "/unhold"],
  ["ana", [], "/classify as docs because it is"],
  ["ana", [], "/deadline docs week from 2016-02-05 until 2016-02-09 because we write docs"],
  ["ana", [], "/promise dan: the TOTP patch is up due 2016-02-05"],
  ["ana", [], "/tracks add auth"],
  ["ana", ["/tracks add auth"], "/track auth now TOTP"],
  ["eve", [], "/ask When is the v2 API removed?"],
  ["eve", [], "/sign-up"],
  ["ben", [], "/reserve 271000"],
  ["eve", [], "/ffe request because the spec merged late"],
  ["eve", ["/ffe request because the spec merged late"], "/ffe withdraw"],
];

test.each(lines)("%s, after %j: %s", async (who, before, line) => {
  const { tell, acts } = await house();
  for (const [n, one] of before.entries()) expect((await tell(who, one, `before/${n}`)).refused).toBeNull();
  const none = await acts();
  expect((await tell(who, line, "key")).refused).toBeNull();
  const once = await acts();
  expect(once).toBeGreaterThan(none);
  const again = await tell(who, line, "key");
  expect(again).toMatchObject({ refused: null, reply: { text: expect.stringMatching(/^That was done before/) } });
  expect(await acts()).toBe(once);
});

test("away without a number is said in all that waits, and not again", async () => {
  const { tell, acts } = await house();
  const none = await acts();
  const text = (await tell("cleo", "/away because I am on leave", "key")).reply?.text ?? "";
  expect(text.split("\n")).toHaveLength(2);
  const once = await acts();
  expect(once).toBe(none + 2);
  expect((await tell("cleo", "/away because I am on leave", "key")).refused).toBeNull();
  expect(await acts()).toBe(once);
});
