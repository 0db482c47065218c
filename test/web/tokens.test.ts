/** Do tokens let programs ask and act for their owners, and nobody else? */
import { describe, expect, test } from "vitest";
import { createToken } from "../../src/commands/tokens.ts";
import { refusals } from "../../src/store/audit.ts";
import { problemSchema } from "../../src/web/api/problem.ts";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

/** The pages with a token of Ana's. */
async function walk(scopes: string[] = ["read", "act"], required = false) {
  const { ground } = await standing({
    signIn: { local: true, required },
    roles: { administrators: [{ person: "eve", from: null, to: null }] },
  });
  const ask = app(ground, { loopback: true });
  const context = ground.house.context();
  const ana = { id: "ana", through: "web" as const, link: null };
  const { secret, id } = await createToken(context, ana, { name: "report", scopes });
  const send = (body: unknown, headers: Record<string, string> = { Authorization: `Bearer ${secret}` }) =>
    ask.request("/api/v1/commands", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const audit = async () => (await refusals(context.db, { page: 1, size: 9 })).rows;
  return { ground, ask, context, secret, id, send, audit };
}

describe("a command over the API", () => {
  test("is done in the name of the token's owner", async () => {
    const { send, context } = await walk();
    const reply = await send({ line: "/next" });

    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ verb: "next", text: expect.any(String) });
    expect(await context.db.selectFrom("tokens").select(["used"]).execute()).toEqual([{ used: expect.any(String) }]);
  });

  test.each<[what: string, body: unknown, status: number, sentence: RegExp]>([
    ["two commands", { line: "/next\n/queue" }, 400, /Send one command that begins with a slash/],
    ["none", { line: "next please" }, 400, /Send one command/],
    ["no line", {}, 400, /Give the command as line/],
    ["more than is understood", { line: "/next", by: "ben" }, 400, /by/],
    ["a line without end", { line: `/next ${"x".repeat(9_000)}` }, 400, /at most 4000 characters/],
    ["an unknown command", { line: "/conjure" }, 422, /conjure/],
    ["a change that nobody knows", { line: "/next", about: "1" }, 422, /No change here is known as "1"/],
  ])("that is %s is refused in one sentence", async (_, body, status, sentence) => {
    const { send } = await walk();
    const reply = await send(body);
    const told = problemSchema.strict().parse(await reply.json());

    expect([reply.status, told.status]).toEqual([status, status]);
    expect(told.detail).toMatch(sentence);
  });

  test("that is longer than any is not read", async () => {
    const { send } = await walk();
    expect(problemSchema.parse(await (await send({ line: "x".repeat(70_000) })).json())).toMatchObject({ status: 413 });
  });

  test("needs a token, and one that is good for acting; a signed-in browser is none", async () => {
    const { send, ask } = await walk(["read"]);
    const browser = browsing(ask);
    await browser.post("/sign-in/local", { person: "ana" });
    const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");

    expect((await send({ line: "/next" })).status).toBe(403);
    expect((await send({ line: "/next" }, {})).status).toBe(401);
    expect((await send({ line: "/next" }, { Cookie: cookie, Origin: "http://localhost" })).status).toBe(401);
  });
});

describe("a token", () => {
  test.each<[what: string, header: (secret: string) => string]>([
    ["forged", () => `Bearer mc_${"x".repeat(43)}`],
    ["tampered with", (secret) => `Bearer ${secret}x`],
    ["cut short", (secret) => `Bearer ${secret.slice(0, -1)}`],
    ["without end", () => `Bearer mc_${"x".repeat(9_000)}`],
    ["of another kind", (secret) => `Basic ${btoa(`ana:${secret}`)}`],
    ["empty", () => "Bearer "],
    ["hostile", () => "Bearer mc_' or '1'='1"],
  ])("that is %s is answered with 401 everywhere, and leaves a trace", async (_, header) => {
    const { ask, secret, audit } = await walk();
    const headers = { Authorization: header(secret) };
    for (const path of ["/api/v1/queue", "/queue", "/api/v1/commands"]) {
      const reply = await ask.request(path, { headers });

      expect([reply.status, reply.headers.get("WWW-Authenticate")], path).toEqual([401, 'Bearer realm="Midcycle"']);
      expect(problemSchema.strict().parse(await reply.json())).toMatchObject({ code: "unauthenticated" });
    }
    expect((await audit()).map(({ who, through, why }) => [who, through, why])).toEqual(
      Array(3).fill([null, "api", "There is no such token."]),
    );
  });

  test("is over after its days, and when it is revoked, for its owner to see", async () => {
    const { ground, ask, context, secret, id, audit } = await walk();
    const browser = browsing(ask);
    await browser.post("/sign-in/local", { person: "ana" });
    const headers = { Authorization: `Bearer ${secret}` };
    const detail = async (reply: Response) => problemSchema.parse(await reply.json()).detail;
    const later = { ...context, clock: () => new Date(Date.parse(context.clock()) + 91 * 86_400_000).toISOString() };
    const then = app({ ...ground, house: { ...ground.house, context: () => later } });

    expect((await ask.request("/api/v1/queue", { headers })).status).toBe(200);
    expect(await detail(await then.request("/api/v1/queue", { headers }))).toMatch(/^This token is over\. Make one at/);
    await browser.post("/me/tokens/revoke", { id });
    expect(await detail(await ask.request("/api/v1/queue", { headers }))).toMatch(/^This token was revoked\./);
    expect(textOf(await (await browser.get("/me")).text())).toContain("report revoked mc_");
    expect((await audit()).map(({ who }) => who)).toEqual(["ana", "ana"]);
  });

  test("is made on one's page, shown once, and kept as a hash alone", async () => {
    const { ask, context } = await walk();
    const browser = browsing(ask);
    await browser.post("/sign-in/local", { person: "ben" });
    const made = await (await browser.post("/me/tokens", { name: "<b>mine</b>", days: "7", scopes: "act" })).text();
    const [secret = ""] = /mc_[\w-]{43}/.exec(made) ?? [];

    expect(secret).not.toBe("");
    expect(made).toContain("&lt;b&gt;mine&lt;/b&gt;");
    expect(await (await browser.get("/me")).text()).not.toContain(secret);
    expect(JSON.stringify(await context.db.selectFrom("tokens").selectAll().execute())).not.toContain(secret);
    expect((await ask.request("/api/v1/queue", { headers: { Authorization: `Bearer ${secret}` } })).status).toBe(403);
  });

  test.each<[fields: Record<string, string>, sentence: string]>([
    [{ name: "", scopes: "read", days: "7" }, "Give the token a name"],
    [{ name: "x".repeat(61), scopes: "read", days: "7" }, "at most 60 characters"],
    [{ name: "x", days: "7" }, "A token is good for read or act"],
    [{ name: "x", scopes: "rule", days: "7" }, "A token is good for read or act"],
    [{ name: "x", scopes: "read", days: "9999" }, "A token is good for 1 to 366 days."],
    [{ name: "x", scopes: "read", days: "a week" }, "Give the days as a whole number."],
  ])("%j is refused beside what was typed", async (fields, sentence) => {
    const browser = browsing((await walk()).ask);
    await browser.post("/sign-in/local", { person: "ana" });
    const reply = await browser.post("/me/tokens", fields);
    const html = await reply.text();

    expect(reply.status).toBe(422);
    expect(textOf(html)).toContain(sentence);
    expect(html).toContain(`name="name" value="${fields.name}"`);
  });

  test("of somebody else is not revoked, except by an administrator", async () => {
    const { ask, id, context } = await walk();
    const [ben, eve] = [browsing(ask), browsing(ask)];
    await ben.post("/sign-in/local", { person: "ben" });
    await eve.post("/sign-in/local", { person: "eve" });

    expect((await ben.post("/me/tokens/revoke", { id })).status).toBe(422);
    expect(await context.db.selectFrom("tokens").select("revoked").execute()).toEqual([{ revoked: null }]);
    expect((await eve.post("/me/tokens/revoke", { id })).status).toBe(303);
  });
});

describe("what was refused", () => {
  test("is shown to administrators, filtered, as text", async () => {
    const { ask, send } = await walk();
    const eve = browsing(ask);
    await eve.post("/sign-in/local", { person: "eve" });
    await eve.post("/me/tokens/revoke", { id: "<script>alert(1)</script>" });
    await send({ line: "/next" }, { Authorization: "Bearer mc_forged" });
    const seen = async (query: string) => (await eve.get(`/audit${query}`)).text();

    expect(textOf(await seen(""))).toContain("2 rows.");
    expect(await seen("")).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(textOf(await seen("?who=eve"))).toContain("1 row.");
    expect(textOf(await seen("?through=api"))).toContain(
      "a stranger api POST /api/v1/commands There is no such token.",
    );
    expect(textOf(await seen("?text=nothing-like-it"))).toContain("Nothing of this kind was refused");
    expect((await eve.get("/audit?through=smoke")).status).toBe(400);
  });

  test("is shown to nobody else, and that is a refusal too", async () => {
    const { ask, audit } = await walk();
    const ben = browsing(ask);

    expect((await ben.get("/audit")).headers.get("Location")).toBe("/sign-in?back=%2Faudit");
    await ben.post("/sign-in/local", { person: "ben" });
    const reply = await ben.get("/audit");
    expect(reply.status).toBe(403);
    expect(textOf(await reply.text())).toContain("Only an administrator may read what was refused: ask Eve Moreau.");
    expect(await audit()).toMatchObject([{ who: "ben", through: "web", what: "look at the audit" }]);
  });
});

test("a team that asks for signing in shows strangers the way in alone", async () => {
  const { ask, secret } = await walk(["read"], true);
  const browser = browsing(ask);
  const html = { Accept: "text/html" };
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await browser.get(path, headers)).status;

  for (const path of ["/", "/queue", "/changes/opendev~271002", "/people", "/api/v1", "/audit"]) {
    expect((await browser.get(path, html)).headers.get("Location"), path).toBe(
      `/sign-in?${new URLSearchParams({ back: path })}`,
    );
  }
  for (const path of ["/api/v1/queue", "/metrics", "/live", "/api/v1/openapi.json"])
    expect(await status(path), path).toBe(401);
  for (const path of ["/sign-in", "/healthz", "/readyz"]) expect([200, 503], path).toContain(await status(path));
  expect(await status("/metrics", { Authorization: `Bearer ${secret}` })).toBe(200);
  await browser.post("/sign-in/local", { person: "ana" }, html);
  expect([await status("/queue", html), await status("/api/v1/queue")]).toEqual([200, 200]);
});
