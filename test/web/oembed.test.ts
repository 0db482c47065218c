/** Does a pasted link to one of our pages show its state, whatever a change is called? */
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { has, story, uploads } from "../review/story.ts";
import { standing } from "./api-ground.ts";

const origin = "http://midcycle.example";
const embed = (page: string, more = "") => `${origin}/oembed?url=${encodeURIComponent(page)}${more}`;

test.each<[what: string, page: string, title: RegExp, said: RegExp]>([
  ["a change", "/changes/opendev~271002", /^271002: /, /It is with the owner for .*Patch set 1 on master/],
  ["a change by its number", "/changes/271002", /^271002: /, /It is with the owner/],
  ["a merged change", "/changes/opendev~271004", /^271004: /, /It is merged\./],
  ["the queue", "/queue", /^The team's queue$/, /5 open changes wait/],
  ["somebody's queue", "/queue?as=eve", /^What waits for Eve/, /\d open changes? waits?/],
  ["a sprint", "/sprints/mitaka", /^Mitaka mid-cycle$/, /It is on: 2016-01-27 to 2016-01-29 in Austin\. /],
])("%s", async (_, page, title, said) => {
  const { ground } = await standing();

  const reply = await app(ground).request(embed(`https://another-name.example${page}`));
  const answer = await reply.json();

  expect(answer).toMatchObject({ version: "1.0", type: "rich", provider_name: "Midcycle", width: 560, height: 90 });
  expect(answer.title).toMatch(title);
  const { document } = parseHTML(answer.html);
  expect(document.querySelector("blockquote")?.textContent).toMatch(said);
  expect(document.querySelector("a")?.getAttribute("href")).toMatch(/^http:\/\/midcycle\.example\//);
});

test("the page itself says the same, and where oEmbed is", async () => {
  const { ground } = await standing();
  const pages = app(ground);

  const page = await (await pages.request(`${origin}/changes/opendev~271002`)).text();
  const { document } = parseHTML(page);
  const link = document.querySelector('link[type="application/json+oembed"]')?.getAttribute("href") ?? "";
  const answer = await (await pages.request(`${origin}${link}`)).json();

  expect(document.querySelector('meta[property="og:title"]')?.getAttribute("content")).toBe(answer.title);
  expect(document.querySelector('meta[property="og:description"]')?.getAttribute("content")).toMatch(/^It is with/);
  expect(document.querySelector('meta[property="og:url"]')?.getAttribute("content")).toBe(
    `${origin}/changes/opendev~271002`,
  );
});

test.each<[what: string, address: string, status: number, sentence: RegExp]>([
  ["nothing asked", `${origin}/oembed`, 400, /Give the address/],
  ["no address", embed("not an address"), 400, /Give the address/],
  ["a page that has no state", embed(`${origin}/about`), 404, /can be shown elsewhere/],
  ["an unknown change", embed(`${origin}/changes/1`), 404, /"1"/],
  ["a broken address", embed(`${origin}/changes/%E0%A4%A`), 404, /No change/],
  ["XML", embed(`${origin}/queue`, "&format=xml"), 501, /only JSON/],
  ["a width that is none", embed(`${origin}/queue`, "&maxwidth=wide"), 400, /maxwidth/],
])("%s is a problem with one sentence", async (_, address, status, sentence) => {
  const { ground, lines } = await standing();

  const reply = await app(ground).request(address);

  expect(reply.status).toBe(status);
  expect((await reply.json()).detail).toMatch(sentence);
  expect(lines).toEqual([]);
});

test("a narrower frame is kept", async () => {
  const { ground } = await standing();

  const reply = await app(ground).request(embed(`${origin}/queue`, "&maxwidth=320&maxheight=50"));

  expect(await reply.json()).toMatchObject({ width: 320, height: 50 });
});

test("a hostile subject is a subject", async () => {
  const subject = `</blockquote><script>alert("x")</script>`;
  const key = "opendev~271099";
  const more = [story(uploads("eve"), has({ key, number: 271_099, subject }))];
  const { ground } = await standing({ more });

  const answer = await (await app(ground).request(embed(`${origin}/changes/${key}`))).json();

  const { document } = parseHTML(answer.html);
  expect(document.querySelector("script")).toBeNull();
  expect(document.querySelector("a")?.textContent).toBe(`271099: ${subject}`);
});
