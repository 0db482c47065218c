/** Do people come in through a real OpenID Connect provider, and nobody by a way that was not theirs? */
import { createSign, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { refusals } from "../../src/store/audit.ts";
import { emailOf } from "../../src/web/sign-in/claims.ts";
import { pagesWithProvider, pagesWithRealProvider, wandering } from "./provider-ground.ts";
import { textOf } from "./reading.ts";

const session = "midcycle-session";

describe("through a real provider", () => {
  test("somebody whose address it verified is who the mirror has under it", async () => {
    const { address, lines } = await pagesWithRealProvider();
    const { cross, follow, go, jar } = wandering();
    const { reply } = await follow(await cross(address, "ana"));

    expect(textOf(await reply.text())).toContain("What waits for Ana Ortiz");
    expect(textOf(await (await go(`${address}/me`)).text())).toContain("By e-mail Ana Ortiz");
    expect([...jar(address).keys()]).toEqual([session]);
    expect(lines).toEqual([]);
  });

  test("who signs out goes on to the provider, signs out there too, and comes back a stranger", async () => {
    const { address, issuer } = await pagesWithRealProvider();
    const { cross, follow, go, jar } = wandering();
    await follow(await cross(address, "ana"));
    const token = /name="csrf" value="([^"]+)"/.exec(await (await go(`${address}/sign-out`)).text())?.[1] ?? "";
    const out = await go(`${address}/sign-out`, { csrf: token });
    expect([out.status, jar(address).has(session)]).toEqual([200, false]);
    const away = /^0; url=(\S+)$/.exec(out.headers.get("Refresh") ?? "")?.[1] ?? "";
    expect(textOf(await out.text())).toContain("You go on to The Hall, to sign out there too");
    expect(new URL(away).origin).toBe(issuer);

    const asked = await (await go(away)).text();
    const [action, xsrf] = [/action="([^"]+)"/.exec(asked)?.[1], /name="xsrf" value="([^"]+)"/.exec(asked)?.[1]];
    const confirmed = await go(new URL(action ?? "", away).href, { xsrf: xsrf ?? "", logout: "yes" });
    const { reply } = await follow(new URL(confirmed.headers.get("Location") ?? "", away).href);
    expect(textOf(await reply.text())).toContain("You are signed out.");
    const again = await (await follow(`${address}/sign-in/oidc`)).reply.text();
    expect(again).toContain('name="login"');
  });

  test.each([
    ["whom nobody here knows", "stranger", "stranger of the Hall"],
    ["whose address nobody verified", "unverified", "none that the provider verified"],
    ["whose name never ends", "long", "x".repeat(200)],
  ])("somebody %s may look and be known later", async (_, login, words) => {
    const { address } = await pagesWithRealProvider();
    const { cross, follow, go } = wandering();
    await follow(await cross(address, login));
    const me = textOf(await (await go(`${address}/me`)).text());

    expect(me).toContain(words);
    expect(me).toContain("nobody here is known to be you yet");
    expect(textOf(await (await go(`${address}/queue`)).text())).toContain("The team's queue");
  });

  test("a way back is taken once, by the browser that began it, in time", async () => {
    const { address, ground } = await pagesWithRealProvider();
    const [ana, eve] = [wandering(), wandering()];
    const back = await ana.cross(address, "ana");
    const cookies = new Map(ana.jar(address));
    const stolen = await eve.go(back);
    const first = await ana.go(back);
    for (const [name, value] of cookies) ana.jar(address).set(name, value);
    const again = await ana.go(back);

    expect([stolen.status, eve.jar(address).has(session)]).toEqual([403, false]);
    expect([first.status, first.headers.get("Location")]).toEqual([303, "/queue"]);
    expect([again.status, again.headers.getSetCookie().some((one) => one.startsWith(`${session}=`))]).toEqual([
      403,
      false,
    ]);
    expect(textOf(await again.text())).toContain("this way in was used before. Begin again at /sign-in.");
    const { rows } = await refusals(ground.house.context().db, { page: 1, size: 9 });
    expect(rows.map(({ who, what }) => [who, what])).toEqual([
      [null, "sign in through The Hall"],
      [null, "sign in through The Hall"],
    ]);
  });

  test.each<[what: string, spoilt: (back: URL) => void]>([
    ["the state", (back) => back.searchParams.set("state", "of-somebody-else")],
    ["no state", (back) => back.searchParams.delete("state")],
    ["the code", (back) => back.searchParams.set("code", "of-somebody-else")],
    ["a code without end", (back) => back.searchParams.set("code", "x".repeat(9_000))],
    ["two codes", (back) => back.searchParams.append("code", "another")],
    ["the issuer", (back) => back.searchParams.set("iss", "https://elsewhere.example")],
    ["text that steers", (back) => back.searchParams.set("error", "<script>alert(1)</script>\r\nSet-Cookie: x=y")],
  ])("%s of another way in is refused", async (_, spoilt) => {
    const { address } = await pagesWithRealProvider();
    const { cross, go, jar } = wandering();
    const back = new URL(await cross(address, "ana"));
    spoilt(back);
    const reply = await go(back.href);

    expect(reply.status).toBe(403);
    expect(await reply.text()).not.toContain("<script>alert");
    expect(jar(address).has(session)).toBe(false);
  });

  test("two ways in at once do not mix: the code of one is nothing to the other", async () => {
    const { address } = await pagesWithRealProvider();
    const [ana, ben] = [wandering(), wandering()];
    const [hers, his] = [new URL(await ana.cross(address, "ana")), new URL(await ben.cross(address, "ben"))];
    his.searchParams.set("code", hers.searchParams.get("code") ?? "");

    expect((await ben.go(his.href)).status).toBe(403);
    expect(ben.jar(address).has(session)).toBe(false);
  });

  test.each(["https://elsewhere.example", "//elsewhere.example", "/..//elsewhere.example", `/${"x".repeat(3_000)}`])(
    "%s is no way back",
    async (back) => {
      const { address } = await pagesWithRealProvider();
      const { cross, go } = wandering();
      expect((await go(await cross(address, "ana", back))).headers.get("Location")).toBe("/");
    },
  );

  test("a session from before does not go on", async () => {
    const { address } = await pagesWithRealProvider();
    const { cross, follow, jar } = wandering();
    await follow(await cross(address, "ana"));
    const before = jar(address).get(session) ?? "";
    await follow(await cross(address, "ana"));
    const thief = wandering();
    await thief.go(`${address}/sign-in`);
    thief.jar(address).set(session, before);

    expect(jar(address).get(session)).not.toBe(before);
    expect((await thief.go(`${address}/me`)).status).toBe(303);
  });
});

describe("a provider that is not as it should be", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

  /** A provider that says anything: what it signs is `claims` laid over what would be right. */
  async function lying(claims: object, key = privateKey, token: (signed: string) => string = (signed) => signed) {
    const place = await pagesWithProvider();
    const { issuer } = place;
    let nonce = "";
    const answers: Record<string, (url: URL) => unknown> = {
      "/.well-known/openid-configuration": () => ({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        id_token_signing_alg_values_supported: ["RS256"],
      }),
      "/jwks": () => ({ keys: [{ ...publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "one" }] }),
      "/token": () => ({
        access_token: "a",
        token_type: "Bearer",
        id_token: token(signed(issuer, { nonce, ...claims }, key)),
      }),
    };
    place.answer((request, reply) => {
      const url = new URL(request.url ?? "", issuer);
      reply
        .writeHead(200, { "Content-Type": "application/json" })
        .end(JSON.stringify(answers[url.pathname]?.(url) ?? {}));
    });
    const browser = wandering();
    const gone = new URL((await browser.go(`${place.address}/sign-in/oidc`)).headers.get("Location") ?? "");
    nonce = gone.searchParams.get("nonce") ?? "";
    const state = gone.searchParams.get("state") ?? "";
    const reply = await browser.go(`${place.address}/sign-in/oidc/back?code=c&state=${state}`);
    return { reply, gone, in: browser.jar(place.address).has(session), ...place };
  }

  function signed(issuer: string, claims: object, key: typeof privateKey): string {
    const now = Math.floor(Date.now() / 1000);
    const body = {
      iss: issuer,
      aud: "midcycle",
      sub: "ana",
      iat: now,
      exp: now + 60,
      email: "ana@example.org",
      email_verified: true,
    };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const text = `${part({ alg: "RS256", kid: "one" })}.${part({ ...body, ...claims })}`;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
  }

  test("is believed when all is right, and is asked with PKCE, state and nonce", async () => {
    const { reply, gone, in: inside } = await lying({});

    expect([reply.status, inside]).toEqual([303, true]);
    expect(Object.fromEntries(gone.searchParams)).toMatchObject({
      client_id: "midcycle",
      response_type: "code",
      scope: "openid email profile",
      code_challenge_method: "S256",
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test.each<[what: string, claims: object]>([
    ["another nonce", { nonce: "of-somebody-else" }],
    ["no nonce", { nonce: undefined }],
    ["another issuer", { iss: "https://elsewhere.example" }],
    ["another audience", { aud: "somebody-else" }],
    ["a time that is over", { exp: 1_000_000 }],
    ["nobody", { sub: undefined }],
    ["a subject without end", { sub: "x".repeat(300) }],
  ])("is not believed with %s", async (_, claims) => {
    const { reply, in: inside } = await lying(claims);

    expect([reply.status, inside]).toEqual([403, false]);
    expect(textOf(await reply.text())).toContain(
      "You are not signed in: what came back is not what this browser went for.",
    );
  });

  test("is not believed when somebody else signed, or nobody", async () => {
    const unsigned = (text: string) => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${text.split(".")[1]}.`;

    expect(await lying({}, other)).toMatchObject({ reply: { status: 403 }, in: false });
    expect(await lying({}, privateKey, unsigned)).toMatchObject({ reply: { status: 403 }, in: false });
  });

  test("that does not answer is said in one sentence, and asked again the next time", async () => {
    const { address, server, answer, lines } = await pagesWithProvider();
    const { go, follow } = wandering();
    const reply = await go(`${address}/sign-in/oidc`);
    expect(reply.status).toBe(503);
    expect(textOf(await reply.text())).toContain(
      "The Hall does not answer as a provider should: try again in a moment",
    );
    expect(lines).toEqual([expect.stringMatching(/^the sign-in provider http:\/\/127\.0\.0\.1:\d+ failed: /)]);

    answer((_, given) => void given.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Maintenance</h1>"));
    expect((await go(`${address}/sign-in/oidc`)).status).toBe(503);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await go(`${address}/sign-in/oidc`)).status).toBe(503);
    expect((await follow(`${address}/sign-in`)).reply.status).toBe(200);
  });
});

test.each<[claims: Record<string, unknown>, claim: string, email: string | null]>([
  [{ email: "ana@example.org", email_verified: true }, "email", "ana@example.org"],
  [{ email: "ana@example.org", email_verified: "true" }, "email", null],
  [{ email: "ana@example.org" }, "email", null],
  [{ upn: " ana@example.org " }, "upn", "ana@example.org"],
  [{ upn: "ana" }, "upn", null],
  [{ upn: ["ana@example.org"] }, "upn", null],
  [{ email: "ana@example.org", email_verified: true }, "upn", null],
])("of %j the claim %s says the address %s", (claims, claim, email) => {
  expect(emailOf(claims, claim)).toBe(email);
});
