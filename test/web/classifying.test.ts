/** May a core say on the page what a change is, and nobody else? */
import { expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

const key = "opendev~271002";
async function walk() {
  const { ground } = await standing({ signIn: { local: true } });
  const browser = browsing(app(ground, { loopback: true }));
  const is = (person: string) => browser.post("/sign-in/local", { person, back: "/" });
  const pages = async () =>
    Promise.all([`/changes/${key}`, `/frozen/${key}`].map(async (path) => (await browser.get(path)).text()));
  return { ...browser, ground, is, pages };
}

test("a core says it, everybody sees who did, and it can be taken back", async () => {
  const { is, pages, post, get } = await walk();
  await is("ana");
  for (const html of await pages()) expect(html).toContain(`action="/frozen/${encodeURIComponent(key)}"`);
  const said = await post(`/frozen/${key}`, { as: "docs", reason: "only words" });
  expect([said.status, said.headers.get("Location")]).toEqual([303, `/frozen/${encodeURIComponent(key)}`]);
  expect(textOf(await (await get(`/frozen/${key}`)).text())).toContain("Taken for documentation. Ana Ortiz said so");
  await post(`/frozen/${key}`, { as: "evidence" });
  expect(textOf(await (await get(`/frozen/${key}`)).text())).not.toContain("Ana Ortiz said so");
});

test("who may not gets no form, and a refusal that is noted when they send one", async () => {
  const { is, pages, post, ground } = await walk();
  for (const html of await pages()) expect(html).not.toContain("class-form");
  await is("eve");
  for (const html of await pages()) expect(html).not.toContain("class-form");
  const refused = await post(`/frozen/${key}`, { as: "docs" });
  expect([refused.status, textOf(await refused.text())]).toEqual([
    422,
    expect.stringMatching(/Only .*may say what a change is/),
  ]);
  const noted = await ground.house.context().db.selectFrom("audit").select(["who", "what"]).execute();
  expect(noted).toEqual([{ who: "eve", what: `say what ${key} is` }]);
});

test("a class that there is not comes back with what was typed", async () => {
  const { is, post } = await walk();
  await is("ana");
  const reply = await post(`/frozen/${key}`, { as: "dics", reason: "<b>typed</b>" });
  const html = await reply.text();
  expect([reply.status, textOf(html)]).toEqual([422, expect.stringContaining('Did you mean "docs"?')]);
  expect(html).toContain('value="&lt;b&gt;typed&lt;/b&gt;"');
});
