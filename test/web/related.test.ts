/** Does the page of a change keep a large topic short, without hiding any of it? */
import { expect, test } from "vitest";
import { has, merges, story, uploads } from "../review/story.ts";
import { pagesOf } from "./pages-ground.ts";

const ofTopic = (n: number, ...more: Parameters<typeof story>) =>
  story(uploads("eve"), ...more, has({ number: 272_000 + n, key: `opendev~${272_000 + n}`, topic: "totp" }));

test("of a topic of thirty a dozen are shown, the open ones first, and the rest is folded", async () => {
  const merged = Array.from({ length: 20 }, (_, n) => ofTopic(n, merges()));
  const open = Array.from({ length: 10 }, (_, n) => ofTopic(20 + n));
  const { ask } = await pagesOf({ more: [...merged, ...open] });
  const html = await (await ask.request("/changes/opendev~272025")).text();

  const [shown = "", folded = ""] = html.slice(html.indexOf('id="related"')).split("<details>");
  const keys = (part: string) =>
    [...(part.split("</details>", 1)[0]?.matchAll(/href="\/changes\/opendev~(\d+)"/g) ?? [])].map(([, n]) => Number(n));
  expect(keys(shown)).toHaveLength(12);
  expect(keys(shown).filter((n) => n >= 272_020)).toHaveLength(9);
  expect(keys(folded)).toHaveLength(17);
  expect(folded).toContain("<summary>17 more</summary>");
});

test("of a topic of fifteen nothing is folded", async () => {
  const { ask } = await pagesOf({ more: Array.from({ length: 16 }, (_, n) => ofTopic(n)) });
  expect(await (await ask.request("/changes/opendev~272001")).text()).not.toContain(" more</summary>");
});
