/** Is an account of a forge linked to who posted a code from it, and to nobody else? */
import { expect, test, vi } from "vitest";
import { openSession, putIdentity } from "../../src/store/sessions.ts";
import { app } from "../../src/web/app.ts";
import { days, has, says, story, uploads } from "../review/story.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

/** Somebody whom the provider names and nobody here knows, in a browser at the pages. */
async function stranger(subject = "42") {
  const { ground, move } = await standing({ signIn: { issuer: "https://id.example.org" } });
  const { context } = ground.house;
  const visit = async (subject: string) => {
    const { db, clock } = context();
    const who = { issuer: "https://id.example.org", subject, name: `Number ${subject}`, email: null };
    const { id } = await putIdentity(db, who, clock());
    const browser = browsing(app(ground));
    browser.cookies.set("midcycle-session", (await openSession(db, id, "", clock())).secret);
    return browser;
  };
  const browser = await visit(subject);
  const codeOf = async (own = browser) =>
    /mc-link-[\w-]{43}/.exec(await (await own.post("/me/codes")).text())?.[0] ?? "";
  const me = async (own = browser) => textOf(await (await own.get("/me")).text());
  let number = 271_090;
  /** Somebody comments on a change of its own, so many days after it was uploaded. */
  const posts = async (who: string, text: string, after = 23.3) => {
    number++;
    const facts = has({ number, key: `opendev~${number}`, changeId: `I${String(number).padStart(40, "0")}` });
    await move([story(uploads("dan"), days(after), says(who, text), facts)]);
  };
  return { ...browser, context, visit, codeOf, me, posts };
}

test("whoever posts the code is linked, may act, and can take it away again", async () => {
  const { codeOf, me, posts, post, context } = await stranger();
  expect(await me()).toContain("nobody here is known to be you yet");
  const code = await codeOf();
  await posts("nia", `Linking my account:\n\n  ${code}.`);

  await vi.waitFor(async () => expect(await context().db.selectFrom("links").selectAll().execute()).toHaveLength(1));
  expect(await me()).toContain("You are Nia Newton here.");
  expect(await me()).toContain("By code Nia Newton (opendev~nia)");
  await post("/me/links", { account: "opendev~nia" });
  expect(await me()).toContain("nobody here is known to be you yet");
});

test("a code is kept as a hash, links the first that posted it, once, and no bot", async () => {
  const { codeOf, me, posts, context } = await stranger();
  const code = await codeOf();
  expect(JSON.stringify(await context().db.selectFrom("once").selectAll().execute())).not.toContain(code);

  await posts("zuul", code);
  expect(await me()).toContain("nobody here is known to be you yet");
  await posts("nia", code);
  expect(await me()).toContain("You are Nia Newton here.");
  await posts("eve", code);
  expect(await me()).not.toContain("Eve Moreau");
});

test("each code links its own maker", async () => {
  const { visit, codeOf, me, posts } = await stranger();
  const other = await visit("43");
  const [mine, theirs] = [await codeOf(), await codeOf(other)];
  await posts("nia", mine);
  await posts("eve", theirs);

  expect(await me()).toContain("You are Nia Newton here.");
  expect(await me(other)).toContain("You are Eve Moreau here.");
});

test.each([
  ["that was forged", () => `mc-link-${"x".repeat(43)}`, 23.3],
  ["that lost a letter", (code: string) => code.slice(0, -1), 23.3],
  ["in a comment from before it was made", (code: string) => code, 20],
])("a code %s links nobody", async (_, spoilt, after) => {
  const { codeOf, me, posts } = await stranger();
  await posts("nia", spoilt(await codeOf()), after);

  expect(await me()).toContain("nobody here is known to be you yet");
});

test("codes are few at a time", async () => {
  const { codeOf, post } = await stranger();
  for (let made = 0; made < 5; made++) expect(await codeOf()).not.toBe("");
  const reply = await post("/me/codes");

  expect(reply.status).toBe(422);
  expect(textOf(await reply.text())).toContain("5 codes of yours wait already");
});

test("somebody who is nobody here yet is sent to where they prove it", async () => {
  const { get } = await stranger();
  expect((await get("/audit")).headers.get("Location")).toBe("/me");
});
