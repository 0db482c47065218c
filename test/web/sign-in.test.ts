/** Do people sign in and out safely, and do their forms come from them? */
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Refused } from "../../src/commands/context.ts";
import { refusals } from "../../src/store/audit.ts";
import { app } from "../../src/web/app.ts";
import { createAssets } from "../../src/web/assets.ts";
import { createPages } from "../../src/web/page.ts";
import { failed } from "../../src/web/refusals.ts";
import { submitted } from "../../src/web/sign-in/form.ts";
import { mePages } from "../../src/web/sign-in/me.ts";
import { signInPages } from "../../src/web/sign-in/pages.ts";
import { recognizing } from "../../src/web/sign-in/visitor.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

const session = "midcycle-session";

/** The pages on loopback where anybody may be anybody, and a browser at them. */
async function walk(address: string | null = null) {
  const { ground } = await standing({ signIn: { local: true } });
  const ask = app({ ...ground, address }, { loopback: true });
  const browser = browsing(ask, address ?? undefined);
  const signIn = (person = "ana", back = "/queue") => browser.post("/sign-in/local", { person, back });
  const seen = async (path: string) => textOf(await (await browser.get(path)).text());
  return { ground, ask, ...browser, signIn, seen };
}

describe("signing in as somebody of the roster", () => {
  test("leads back, shows who is signed in, and looks as them", async () => {
    const { get, signIn, seen } = await walk();
    expect(await seen("/")).toContain("Sign in");
    const reply = await signIn();

    expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/queue"]);
    expect(reply.headers.get("Set-Cookie")).toMatch(
      /^midcycle-session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await seen("/queue")).toContain("What waits for Ana Ortiz");
    expect(await seen("/queue?as=ben")).toContain("What waits for Ben Abara");
    expect(await seen("/me")).toContain("chosen from the roster, on this machine");
    expect((await get("/queue")).headers.get("Cache-Control")).toBe("private, no-cache");
  });

  test.each(["", "nobody", "opendev~nia", "zuul", "x".repeat(5_000)])("nobody called %j", async (person) => {
    const { cookies, signIn } = await walk();
    const reply = await signIn(person);

    expect(reply.status).toBe(422);
    expect(textOf(await reply.text())).toContain("Choose somebody from the list");
    expect(cookies.has(session)).toBe(false);
  });

  test.each(["https://elsewhere.example", "//elsewhere.example", "/..//elsewhere.example", "/\\elsewhere.example"])(
    "never leads to %s",
    async (back) => {
      expect((await (await walk()).signIn("ana", back)).headers.get("Location")).toBe("/");
    },
  );

  test.each<Record<string, string>>([
    { "X-Forwarded-For": "192.0.2.1" },
    { Via: "1.1 proxy" },
    { Forwarded: "for=192.0.2.1" },
  ])("is refused through another server: %j", async (headers) => {
    const { post, get, cookies } = await walk();
    const reply = await post("/sign-in/local", { person: "ana" }, headers);

    expect(reply.status).toBe(403);
    expect(textOf(await reply.text())).toContain("works on this very machine only, at http://localhost");
    expect(textOf(await (await get("/sign-in", headers)).text())).toContain("Nobody can sign in here");
    expect(cookies.has(session)).toBe(false);
  });

  test("is refused by another name, on an open port, and for people of elsewhere", async () => {
    const { ground, ask } = await walk();
    const open = app(ground);
    const reached = app({ ...ground, address: "https://midcycle.example.org" }, { loopback: true });
    const status = async (on: Hono, origin: string) =>
      (await browsing(on, origin).post("/sign-in/local", { person: "ana" })).status;

    expect(await status(ask, "http://elsewhere.example")).toBe(421);
    expect(await status(open, "http://localhost")).toBe(403);
    expect(await status(reached, "http://localhost")).toBe(403);
    expect(await status(reached, "https://midcycle.example.org")).toBe(403);
  });

  test("is refused when it is not switched on", async () => {
    const { ground } = await standing({ signIn: { issuer: "https://id.example.org" } });
    const reply = await browsing(app(ground, { loopback: true })).post("/sign-in/local", { person: "ana" });

    expect(reply.status).toBe(403);
    expect(textOf(await reply.text())).toContain("is not switched on");
  });
});

describe("a session", () => {
  test("that somebody else fixed beforehand does not become that of who signs in", async () => {
    const { cookies, signIn } = await walk();
    await signIn("eve");
    const fixed = cookies.get(session) ?? "";
    await signIn("ana");

    expect(cookies.get(session)).not.toBe(fixed);
    const eve = await walk();
    eve.cookies.set(session, fixed);
    expect(await eve.seen("/queue")).toContain("The team's queue");
    eve.cookies.set(session, "chosen-by-somebody-else");
    await eve.signIn("ana");
    expect(eve.cookies.get(session)).not.toBe("chosen-by-somebody-else");
  });

  test.each(["", "x", "x".repeat(4_000), "%00", "' or 1=1 --"])("is not opened by the cookie %j", async (value) => {
    const { cookies, signIn, seen } = await walk();
    await signIn();
    const secret = cookies.get(session) ?? "";
    for (const tampered of [value, `${secret}x`, secret.slice(1), secret.toLowerCase()]) {
      cookies.set(session, tampered);
      expect(await seen("/queue")).toContain("The team's queue");
    }
  });

  test("ends with signing out, here or in every browser, and its cookie opens nothing any more", async () => {
    const { ask, cookies, signIn, seen, post } = await walk();
    await signIn();
    const stolen = browsing(ask);
    stolen.cookies.set(session, cookies.get(session) ?? "");
    const elsewhere = browsing(ask);
    await elsewhere.post("/sign-in/local", { person: "ana" });
    const out = await post("/sign-out");

    expect(out.headers.get("Location")).toBe("/sign-in?out=1");
    expect(await seen("/sign-in?out=1")).toContain("You are signed out.");
    expect((await stolen.get("/me")).status).toBe(303);
    expect((await elsewhere.get("/me")).status).toBe(200);

    await signIn();
    await post("/sign-out", { everywhere: "yes" });
    expect((await elsewhere.get("/me")).status).toBe(303);
  });

  test("can be ended from another browser, but only by its owner", async () => {
    const { ask, signIn, get, post } = await walk();
    await signIn("ana");
    const [ben, other] = [browsing(ask), browsing(ask)];
    await ben.post("/sign-in/local", { person: "ben" });
    await other.post("/sign-in/local", { person: "ana" });
    const hashes = [...(await (await get("/me")).text()).matchAll(/name="session" value="(\w+)"/g)].map(
      ([, hash]) => hash ?? "",
    );

    expect(hashes).toHaveLength(2);
    for (const hash of hashes) await ben.post("/me/sessions", { session: hash });
    expect((await other.get("/me")).status).toBe(200);
    for (const hash of hashes) await post("/me/sessions", { session: hash });
    expect([(await other.get("/me")).status, (await get("/me")).status]).toEqual([303, 303]);
  });

  test("that is over leads to the sign-in page and back", async () => {
    const { ground, cookies, signIn } = await walk();
    await signIn();
    const context = ground.house.context();
    const week = { ...context, clock: () => new Date(Date.parse(context.clock()) + 8 * 86_400_000).toISOString() };
    const later = browsing(app({ ...ground, house: { ...ground.house, context: () => week } }, { loopback: true }));
    later.cookies.set(session, cookies.get(session) ?? "");
    const reply = await later.get("/me?x=1");

    expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/sign-in?back=%2Fme%3Fx%3D1"]);
  });

  test("goes over TLS alone when people reach us so", async () => {
    const { ground } = await standing({ signIn: { local: true } });
    const ask = app({ ...ground, address: "https://localhost" }, { loopback: true });
    const reply = await browsing(ask).post("/sign-in/local", { person: "ana" });

    expect(reply.headers.get("Set-Cookie")).toMatch(/^__Host-midcycle-session=.*; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe("a form", () => {
  /** A house with one deed: whoever writes "no" is refused. */
  async function deeds() {
    const { ground } = await standing({ signIn: { local: true } });
    const pages = createPages(ground, createAssets());
    const done: string[] = [];
    const routes = new Hono().use(recognizing(ground)).post("/deed/:id", (c) =>
      submitted(pages, c, {
        deed: "write a word",
        fields: z.object({ word: z.string().max(9, "A word has nine letters at most.") }),
        act(actor, { word }) {
          if (word === "no") throw new Refused("Only yes is a word: ask Ana.");
          done.push(`${actor.id} through ${actor.through}: ${word}`);
          return "/done";
        },
        again: (typed, sentence) => ({
          template: "refusal",
          title: "Again",
          section: null,
          view: { status: 422, title: "Again", sentence: `${sentence} You wrote ${typed.word}.` },
        }),
      }),
    );
    routes.route("/", signInPages(pages, { loopback: true }));
    routes.route("/", mePages(pages));
    routes.onError((problem, c) => failed(pages, c, problem));
    const audit = async () => (await refusals(ground.house.context().db, { page: 1, size: 9 })).rows;
    return { ...browsing(routes), routes, done, audit };
  }
  const write = (word: string) => ({ word });

  test("of a signed-in person is done, in their name", async () => {
    const { post, done, audit } = await deeds();
    await post("/sign-in/local", { person: "ana" });
    const reply = await post("/deed/1", write("yes"));

    expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/done"]);
    expect(done).toEqual(["ana through web: yes"]);
    expect(await audit()).toEqual([]);
  });

  test.each([
    ["no", "Only yes is a word: ask Ana. You wrote no."],
    ["much-too-long<b>", "A word has nine letters at most. You wrote much-too-long<b>."],
  ])("that is refused keeps %j, says why, and leaves a trace", async (word, sentence) => {
    const { post, done, audit } = await deeds();
    await post("/sign-in/local", { person: "ana" });
    const reply = await post("/deed/1", write(word));

    expect(reply.status).toBe(422);
    expect(textOf(await reply.text())).toContain(sentence);
    expect(done).toEqual([]);
    expect(await audit()).toMatchObject([{ who: "ana", through: "web", what: "write a word", times: 1 }]);
  });

  test.each([
    ["none", () => ""],
    ["a forged one", () => "x".repeat(43)],
    ["one of the right length with other letters", () => "é".repeat(43)],
    [
      "somebody else's",
      async (ask: Hono) => {
        const eve = browsing(ask);
        await eve.post("/sign-in/local", { person: "eve" });
        return eve.token();
      },
    ],
  ])("with %s for a token is not done, and keeps what was typed", async (_, token) => {
    const { post, routes, done, audit } = await deeds();
    await post("/sign-in/local", { person: "ana" });
    const reply = await post("/deed/1", { word: "yes", csrf: await token(routes) });

    expect(reply.status).toBe(403);
    expect(textOf(await reply.text())).toContain("look at it once more, then send it again. You wrote yes.");
    expect(done).toEqual([]);
    expect(await audit()).toMatchObject([{ who: "ana", why: "The form came without the token of its session." }]);
  });

  test("that a stranger sends waits until they have signed in", async () => {
    const { get, post, done } = await deeds();
    const early = await post("/deed/7", write("a <b> 'c'"));
    expect([early.status, early.headers.get("Location")]).toEqual([303, "/sign-in?back=%2Fsign-in%2Fgo-on"]);
    expect((await get("/sign-in/go-on")).headers.get("Location")).toMatch(/^\/sign-in\?back=/);
    const signed = await post("/sign-in/local", { person: "ana", back: "/sign-in/go-on" });
    const page = await (await get(signed.headers.get("Location") ?? "")).text();

    expect(done).toEqual([]);
    expect(page).toContain('<form action="/deed/7" method="post">');
    expect(page).toContain('<input type="hidden" name="word" value="a &lt;b&gt; &#39;c&#39;">');
    expect(textOf(page)).toContain("Nothing has been done with it yet.");
    expect((await post("/deed/7", write("a <b> 'c'"))).status).toBe(303);
    expect(done).toEqual(["ana through web: a <b> 'c'"]);
  });

  test("for signing out that another page made is refused", async () => {
    const { get, post } = await deeds();
    await post("/sign-in/local", { person: "ana" });

    expect((await post("/sign-out", { csrf: "forged" })).status).toBe(403);
    expect((await get("/me")).status).toBe(200);
  });
});

test("another site's form is refused before anybody looks at it, and so is one too long", async () => {
  const { post, signIn, cookies } = await walk();
  const elsewhere = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" };

  expect((await post("/sign-in/local", { person: "ana" }, elsewhere)).status).toBe(403);
  expect(cookies.has(session)).toBe(false);
  expect((await signIn("x".repeat(70_000))).status).toBe(413);
});
