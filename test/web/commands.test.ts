/** Can people tell Midcycle something on the pages, without a script, and once? */
import { describe, expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

/** The pages of a team whose PTL is Ben, and a browser in which anybody may sign in. */
async function walk() {
  const ben = [{ person: "ben", from: null, to: null }];
  const { ground } = await standing({ signIn: { local: true }, roles: { ptl: ben } });
  const browser = browsing(app(ground, { loopback: true }));
  return { ...browser, ground, is: (person: string) => browser.post("/sign-in/local", { person, back: "/" }) };
}
const about = "opendev~271002";

test("the page of a change has the box for whoever is signed in, and for nobody else", async () => {
  const { get, is } = await walk();
  const page = async () => (await get(`/changes/${about}`)).text();
  expect(await page()).not.toContain('action="/commands"');
  await is("eve");
  expect(await page()).toMatch(
    /<form class="telling" action="\/commands" method="post">.*name="about" value="opendev~271002"/s,
  );
});

test("each command is answered under itself, what is refused stays in the form", async () => {
  const { post, is } = await walk();
  await is("eve");
  const reply = await post("/commands", { about, text: "/status\n/stauts\nThanks!\n/help queue" });
  const html = await reply.text();
  expect(reply.status).toBe(200);
  expect(textOf(html)).toMatch(
    /\/status 271002: it is the turn of .*\/stauts Refused: "\/stauts" is no command: did you mean \/status\?.*\/help queue \/queue \[PERSON\|team\]:/s,
  );
  expect(/<textarea[^>]*>([^<]*)</.exec(html)?.[1]).toBe("/stauts");
});

test("what changes something is done by who is signed in, and once though the form comes twice", async () => {
  const { post, is, ground } = await walk();
  await is("eve");
  const told = { about, text: "/ffe request because it is <b>small</b>", once: "once-and-only" };
  const [first, second] = [await post("/commands", told), await post("/commands", told)];
  expect([first.status, second.status]).toEqual([200, 200]);
  const { db } = ground.house.context();
  const acts = await db.selectFrom("acts").select(["by", "through", "source"]).execute();
  expect(acts).toEqual([{ by: "eve", through: "web", source: "web/eve/once-and-only/1" }]);
  expect(await second.text()).not.toContain("Refused:");
});

describe("is refused", () => {
  test("a text without a command, with what was typed", async () => {
    const { post, is } = await walk();
    await is("eve");
    const reply = await post("/commands", { about, text: "<script>alert(1)</script>" });
    const html = await reply.text();
    expect(reply.status).toBe(422);
    expect(textOf(html)).toContain("There is no command in this");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;</textarea>");
  });

  test("a change that nobody knows, and a text that is too long", async () => {
    const { post, is } = await walk();
    await is("eve");
    const unknown = await post("/commands", { about: "99999", text: "/status" });
    expect([unknown.status, textOf(await unknown.text())]).toEqual([
      422,
      expect.stringContaining("No change here is known"),
    ]);
    expect((await post("/commands", { text: `/help ${"x".repeat(4_100)}` })).status).toBe(422);
  });

  test("a form without our token, and that is noted", async () => {
    const { post, is, ground } = await walk();
    await is("eve");
    expect((await post("/commands", { about, text: "/status", csrf: "forged" })).status).toBe(403);
    const { db } = ground.house.context();
    expect(await db.selectFrom("audit").select(["who", "what"]).execute()).toEqual([
      { who: "eve", what: "tell commands" },
    ]);
  });

  test("what somebody may not do, in one sentence, and that is noted too", async () => {
    const { post, is, ground } = await walk();
    await is("eve");
    await post("/commands", { about, text: "/ffe request because it is small" });
    const reply = await post("/commands", { about, text: "/ffe decline because no" });
    expect(textOf(await reply.text())).toMatch(/Refused: .*Ben/);
    const { db } = ground.house.context();
    expect(await db.selectFrom("audit").select(["who", "what", "through"]).execute()).toEqual([
      { who: "eve", what: "/ffe decline because no", through: "web" },
    ]);
  });
});

test("a stranger is led to sign in", async () => {
  const { post } = await walk();
  const reply = await post("/commands", { about, text: "/status" });
  expect([reply.status, reply.headers.get("Location")]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
});

test("the page lists every command with its usage and who may", async () => {
  const { get } = await walk();
  expect(textOf(await (await get("/commands")).text())).toMatch(/\/ffe grant \[EXEMPTION\].*Who may: /s);
});
