/** What do the pages of the pads show, without a script? */
import { expect, test } from "vitest";
import { makePad } from "../../src/commands/pads/the-pad.ts";
import { app } from "../../src/web/app.ts";
import { type Changed, standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";

const ana = { id: "ana", through: "web" as const, link: null };

/** A pad "ideas" that Ana wrote and Ben changed, and a browser in which Ana is signed in. */
async function written(changed: Changed = {}) {
  const stands = await standing({ signIn: { local: true }, ...changed });
  const ask = app(stands.ground, { loopback: true });
  const context = stands.ground.house.context();
  await makePad(context, ana, { title: "Ideas", text: "one\nlook at 271001\nthree\n", sprint: "mitaka" });
  const ben = { id: "ben", name: "Ben Abara" };
  await context.pads.write("ideas", ben, (text) => text.replace("three", "four <b>bold</b>"));
  const browser = browsing(ask);
  await browser.post("/sign-in/local", { person: "ana", back: "/" });
  const page = async (path: string) => (await browser.get(path)).text();
  return { ...stands, ask, context, browser, page };
}

test("a pad is read line by line with who wrote it, and nothing in it is markup", async () => {
  const { page } = await written();
  const html = await page("/pads/ideas");
  expect(html).toContain('<span class="pad-who">Ana Ortiz</span><span class="pad-text">one</span>');
  expect(html).toContain('<span class="pad-who">Ben Abara</span><span class="pad-text">four &lt;b&gt;bold');
  expect(html).toMatch(/data-nonce="[\w+/=]{16,}"/);
  expect((await page("/pads/mitaka-nothing")).replaceAll("&#34;", '"')).toContain('There is no pad "mitaka-nothing"');
  expect(await page(`/pads/${encodeURIComponent("a/b")}`)).toContain("cannot name a pad");
});

test("pads are listed, found by their words, and made; one without a name that can be used is refused", async () => {
  const { page, browser } = await written();
  expect(await page("/pads")).toContain('<a class="subject" href="/pads/ideas">Ideas</a>');
  expect(await page("/pads?q=BOLD+four")).toContain('<span class="found">four &lt;b&gt;bold');
  expect(await page("/pads?q=nothing-like-it")).toContain("No pad has all of these words");
  expect((await browser.post("/pads", { title: "More / ideas" })).headers.get("Location")).toBe("/pads/more-ideas");
  const refused = await browser.post("/pads", { title: "///" });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("cannot name a pad")]);
  const again = await browser.post("/pads", { title: "Ideas" });
  expect(await again.text()).toContain("There is a pad &#34;ideas&#34; already");
});

test("the history shows every revision, what changed, and brings one back as a new one", async () => {
  const { page, browser, context } = await written();
  expect(await page("/pads/ideas/history")).toContain("Revision 2, the latest");
  expect(await page("/pads/ideas/history?at=1")).toContain('<span class="pad-text">three</span>');
  expect(await page("/pads/ideas/history?at=0")).toContain("before anybody wrote");
  expect(await page("/pads/ideas/history?at=7")).toContain("they are numbered from 0 to 2");
  const diff = await page("/pads/ideas/diff?from=1&to=2");
  expect(diff).toContain("1 line came, 1 line went.");
  expect(diff).toMatch(/class="removed">.*three/);
  expect(await page("/pads/ideas/diff?from=2&to=2")).toContain("The two say the same.");

  await browser.post("/pads/ideas/history", { deed: "name", at: "1", name: "before lunch" });
  expect(await page("/pads/ideas/history")).toContain('<a href="/pads/ideas/history?at=1">before lunch</a>');
  const twice = await browser.post("/pads/ideas/history", { deed: "name", at: "2", name: "before lunch" });
  expect(await twice.text()).toContain("called &#34;before lunch&#34; already");

  expect((await browser.post("/pads/ideas/history", { deed: "restore", at: "1" })).status).toBe(303);
  const { seq, runs } = await context.pads.textAt("ideas");
  expect(seq).toBe(3);
  expect(runs.map(({ text }) => text).join("")).toBe("one\nlook at 271001\nthree\n");
  expect(await page("/pads/ideas/history?at=2")).toContain("four");
  const same = await browser.post("/pads/ideas/history", { deed: "restore", at: "1" });
  expect(await same.text()).toContain("says what it said at revision 1 already");
});

test("it is taken away with how everything stands, as text alone, and with its whole history", async () => {
  const { page, browser } = await written();
  const state = "open · turn: the owner · Verified +1";
  expect(await page("/pads/ideas/pad.txt")).toBe(`one\nlook at 271001 [${state}]\nfour <b>bold</b>\n`);
  expect(await page("/pads/ideas/pad.txt?plain")).toBe("one\nlook at 271001\nfour <b>bold</b>\n");
  expect(await page("/pads/ideas/pad.md")).toContain("look at 271001 [open");
  const html = await page("/pads/ideas/pad.html");
  expect(html).toContain("<p>one<br />");
  expect(html).not.toContain("<script");
  const { headers } = await browser.get("/pads/ideas/pad.html");
  expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'");
  const whole = JSON.parse(await page("/pads/ideas/pad.json"));
  expect(whole).toMatchObject({ id: "ideas", authors: [{ id: "ana" }, { id: "ben" }] });
  expect(whole.revisions).toHaveLength(2);
  expect(whole.named[0]).toMatchObject({ of: "271001", text: state });
});

test("a text comes in at the end or in place of what is there", async () => {
  const { browser, context } = await written();
  const bring = (fields: Record<string, string>) => browser.post("/pads/ideas/history", { deed: "import", ...fields });
  const text = async () => (await context.pads.textAt("ideas")).runs.map((run) => run.text).join("");
  expect((await bring({ text: "five\r\nsix" })).status).toBe(303);
  expect(await text()).toBe("one\nlook at 271001\nfour <b>bold</b>\nfive\nsix");
  await bring({ text: "alone", way: "replace" });
  expect(await text()).toBe("alone");
  expect(await (await bring({ text: "  " })).text()).toContain("There is no text in it");
});

test("a link shows it without leading to it, and strangers write only where the program lets guests", async () => {
  const { ask, page, context } = await written();
  const link = /href="(\/notes\/[\w-]+)"/.exec(await page("/pads/ideas"))?.[1] ?? "";
  const shown = await (await ask.request(`http://localhost${link}`)).text();
  expect(shown).toContain('<span class="pad-text">one</span>');
  expect(shown).not.toContain("/pads/ideas");
  expect(await (await ask.request("http://localhost/notes/guessed")).text()).toContain("leads nowhere");
  const stranger = await (await ask.request("http://localhost/pads/ideas")).text();
  expect(stranger).toContain("You only read here: sign in to write.");
  expect(stranger).toContain('data-author=""');
  context.program.pads = { write: "contributor", guests: true, templates: null };
  expect(await (await ask.request("http://localhost/pads/ideas")).text()).toContain('data-guests="true"');
  context.program.pads = { write: "contributor", guests: false, templates: null };
});

test("only pages of ours connect", async () => {
  const { ask } = await written();
  const from = (headers: Record<string, string>) => ask.request("http://localhost/live/pads", { headers });
  expect((await from({ Origin: "https://evil.example.org", Upgrade: "websocket" })).status).toBe(403);
  expect((await from({ Origin: "http://localhost" })).status).toBe(400);
});
