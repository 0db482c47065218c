/** Do the pages hold when text, forms, names and their own house are hostile or broken? */
import { describe, expect, test } from "vitest";
import { app } from "../../src/web/app.ts";
import { has, says, story, uploads, votes } from "../review/story.ts";
import { standing } from "./api-ground.ts";
import { pagesOf } from "./pages-ground.ts";
import { textOf } from "./reading.ts";

test("text from outside is only ever text", async () => {
  const evil = `<script>alert(1)</script> {{ view | json }} {% raw %} "'>&\u2028🔐`;
  const change = story(
    uploads("eve"),
    votes("zuul", "Verified+1"),
    says("ana", `${evil} said`),
    has({
      number: 271_050,
      key: "opendev~271050",
      subject: evil,
      topic: evil,
      hashtags: [evil],
      branch: `stable/${evil}`,
      commitMessage: evil,
      url: "javascript:alert(1)",
      requirements: [{ name: evil, status: evil, expression: evil }],
      dependencies: [{ kind: "depends-on", key: null, text: evil }],
    }),
  );
  const { ask } = await pagesOf({ more: [change] });
  for (const path of [
    "/queue",
    "/changes/opendev~271050",
    "/people/eve",
    "/",
    `/queue?text=${encodeURIComponent(evil)}`,
  ]) {
    const html = await (await ask.request(path)).text();

    expect(html, path).not.toContain("<script>alert");
    expect(html, path).not.toContain("javascript:");
    expect(html, path).toContain(
      "&lt;script&gt;alert(1)&lt;/script&gt; {{ view | json }} {% raw %} &#34;&#39;&gt;&amp;\u2028🔐",
    );
  }
});

describe("as whom somebody looks", () => {
  const origin = "http://localhost";
  const form = (body: Record<string, string>, headers: Record<string, string> = { Origin: origin }) => ({
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(body).toString(),
  });

  test("is remembered by a cookie, and the address wins over it", async () => {
    const { ask } = await pagesOf();
    const reply = await ask.request("/as", form({ person: "Ana Ortiz", back: "/queue?mover=cores&as=ben&page=2" }));
    const [cookie = ""] = (reply.headers.get("Set-Cookie") ?? "").split(";");
    const seen = async (path: string) =>
      textOf(await (await ask.request(path, { headers: { Cookie: cookie } })).text());

    expect(reply.status).toBe(303);
    expect(reply.headers.get("Location")).toBe("/queue?mover=cores");
    expect(reply.headers.get("Set-Cookie")).toMatch(/SameSite=Lax/);
    expect(await seen("/queue")).toContain("What waits for Ana Ortiz");
    expect(await seen("/queue?as=ben")).toContain("What waits for Ben Abara");
    expect(await seen("/queue?as=")).toContain("The team's queue");
  });

  test("somebody unknown is refused, a stale cookie is not", async () => {
    const { ask } = await pagesOf();
    const reply = await ask.request("/as", form({ person: "nobody-here", back: "/" }));
    const stale = await ask.request("/queue", { headers: { Cookie: "midcycle-as=gone" } });

    expect(reply.status).toBe(400);
    expect(reply.headers.get("Set-Cookie")).toBeNull();
    expect(textOf(await stale.text())).toContain("The team's queue");
  });

  test.each([
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/..//elsewhere.example",
    "/\t/elsewhere.example",
    "",
  ])("the way back never leads to %s", async (back) => {
    const { ask } = await pagesOf();
    expect((await ask.request("/as", form({ person: "", back }))).headers.get("Location")).toBe("/");
  });

  test("another site's form is refused", async () => {
    const { ask } = await pagesOf();
    const reply = await ask.request(
      "/as",
      form({ person: "ana" }, { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site" }),
    );
    expect(reply.status).toBe(403);
    expect(reply.headers.get("Set-Cookie")).toBeNull();
  });
});

test("on this machine only, no other name is answered", async () => {
  const { ground } = await standing();
  const ask = app(ground, { loopback: true });
  const status = async (host: string) => (await ask.request(`http://${host}/health`)).status;

  expect(await status("localhost:3000")).toBe(200);
  expect(await status("127.0.0.1:3000")).toBe(200);
  expect(await status("[::1]:3000")).toBe(200);
  expect(await status("elsewhere.example:3000")).toBe(421);
  expect(await status("localhost.elsewhere.example")).toBe(421);
});

describe("a bug", () => {
  test("gives a page with a reference that the log has too", async () => {
    const { ground, lines } = await standing();
    const context = ground.house.context();
    const broken = { ...context, health: () => Promise.reject(new Error("a fuse blew")) };
    const reply = await app({ ...ground, house: { ...ground.house, context: () => broken } }).request("/health");
    const reference = /reference ([0-9a-f]{8})/.exec(textOf(await reply.text()))?.[1];

    expect(reply.status).toBe(500);
    expect(lines).toEqual([expect.stringMatching(`^Bug ${reference} at GET /health: Error: a fuse blew`)]);
  });

  test("gives plain words when no page can be made at all", async () => {
    const { ground, lines } = await standing();
    const context = () => {
      throw new Error("no house");
    };
    const reply = await app({ ...ground, house: { ...ground.house, context } }).request("/queue");

    expect(reply.status).toBe(500);
    expect(await reply.text()).toMatch(/^This is a mistake in Midcycle, not yours/);
    expect(lines).toHaveLength(1);
  });
});
