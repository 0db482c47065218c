/** What does Midcycle make of a Gerrit that misbehaves? */
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Unavailable } from "../../src/forges/forge.ts";
import type { Limits } from "../../src/forges/gerrit/ground.ts";
import { openGerrit, type Secrets } from "../../src/forges/gerrit/open.ts";
import * as answer from "../fakes/broken-gerrit.ts";
import { settingsOf } from "../fakes/settings.ts";

let gerrit: answer.BrokenGerrit;
beforeEach(async () => {
  gerrit = await answer.openBrokenGerrit();
});
afterEach(() => gerrit.close());

const quick: Partial<Limits> = { patience: 1, deadline: 300 };
const never = new AbortController().signal;

function forge(secrets: Secrets = {}, url = gerrit.url, tuning: Partial<Limits> = {}) {
  const settings = settingsOf(url, { usernameEnv: "GERRIT_USER", passwordEnv: "GERRIT_PASSWORD" });
  return openGerrit(settings, ["openstack/keystone"], secrets, undefined, { ...quick, ...tuning });
}

async function failure(work: Promise<unknown>): Promise<Unavailable> {
  const caught = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(caught).toBeInstanceOf(Unavailable);
  return caught as Unavailable;
}

const firstPage = async (from = forge()) => (await from.list(null, never)[Symbol.asyncIterator]().next()).value ?? [];

describe("what fails is one clear sentence", () => {
  test.each<[situation: string, given: answer.Answer, said: RegExp]>([
    ["a 502 of a proxy", answer.page(502), /is down behind its proxy \(502\)/],
    ["a web page in place of JSON", answer.page(200), /answers with a web page, not as a Gerrit/],
    ["a web page that says 404", answer.page(404), /answers 404 with a web page/],
    ["half a JSON", answer.half([{ _number: 1 }]), /the connection to .* broke|cut off or broken/i],
    ["JSON that ends early but politely", answer.text(200, ")]}'\n[{"), /cut off or broken/],
    ["a redirect loop", answer.redirectToItself(), /redirects in a circle/],
    ["a hang", answer.hang(), /does not answer in time/],
    ["an object in place of a list", answer.json({ a: 1 }), /something else than a list of changes/],
    ["Gerrit's own failure", answer.text(500, "Internal server error"), /fails inside \(500\)/],
  ])("%s", async (_, given, said) => {
    gerrit.answers(given);

    const { message } = await failure(firstPage());

    expect(message).toMatch(said);
    expect(message).toContain(gerrit.url);
    expect(message.split("\n")).toHaveLength(1);
  });

  test("nothing listens there", async () => {
    await gerrit.close();

    expect((await failure(firstPage())).message).toMatch(/Nothing answers at http:/);
  });

  test("the certificate has expired", async () => {
    const pem = readFileSync(new URL("../fakes/expired.pem", import.meta.url));
    const server = createServer({ key: pem, cert: pem });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = (server.address() as AddressInfo).port;

    const { message } = await failure(firstPage(forge({}, `https://127.0.0.1:${port}`)));
    server.close();

    expect(message).toBe(`The certificate of 127.0.0.1:${port} has expired: tell its administrators.`);
  });
});

describe("what passes is tried again", () => {
  test("a 502 that passes", async () => {
    gerrit.answers(answer.inTurn(answer.page(502), answer.json([{ _number: 1, updated: "2016-01-27 10:00:00" }])));

    expect(await firstPage()).toHaveLength(1);
  });

  test("a 429 is waited out for as long as it asks", async () => {
    gerrit.answers(answer.inTurn(answer.text(429, "quota", { "retry-after": "0" }), answer.json([])));

    expect(await firstPage()).toEqual([]);
    expect(gerrit.asked).toHaveLength(2);
  });

  test("a 429 that asks for longer than is sensible to sit out is the caller's to wait", async () => {
    gerrit.answers(answer.text(429, "quota", { "retry-after": "120" }));
    const open = forge();

    expect((await failure(firstPage(open))).retryAfter).toBe(120_000);
    expect(gerrit.asked).toHaveLength(1);
    expect(open.parallel()).toBe(1);
  });

  test("what cannot pass is not tried again", async () => {
    gerrit.answers(answer.text(403, "not permitted"));

    expect((await failure(firstPage())).message).toMatch(/answers 403: not permitted/);
    expect(gerrit.asked).toHaveLength(1);
  });
});

describe("what is tolerated", () => {
  const row = { _number: 7, updated: "2016-01-27 10:00:00.000000000", meta_rev_id: "m" };
  const read = [{ number: 7, updated: "2016-01-27T10:00:00.000Z", version: "m" }];

  test.each<[situation: string, given: answer.Answer]>([
    ["the XSSI prefix is missing", answer.text(200, JSON.stringify([row]))],
    ["numbers come as strings", answer.json([{ ...row, _number: "7" }])],
    ["the answer is packed", answer.packed([row])],
    ["fields nobody declared", answer.json([{ ...row, virtual_id_number: 7, surprise: { a: [] } }])],
    ["a byte order of emoji and U+2028 in a subject", answer.json([{ ...row, subject: "😀\u2028{{ x }}<script>" }])],
  ])("%s", async (_, given) => {
    gerrit.answers(given);

    expect(await firstPage()).toEqual(read);
  });

  test("a base path of any depth, with a final slash", async () => {
    gerrit.answers(answer.json([]));

    await firstPage(forge({}, `${gerrit.url}/r/code/`));

    expect(gerrit.asked[0]).toMatch(/^\/r\/code\/changes\/\?q=/);
  });
});

describe("credentials", () => {
  const secrets = { username: "bot", password: "hunter2" };

  test("ask below /a/, anonymous does not", async () => {
    gerrit.answers(answer.json([]));
    await firstPage(forge(secrets));
    await firstPage(forge());

    expect(gerrit.asked.map((path) => path.split("?")[0])).toEqual(["/a/changes/", "/changes/"]);
  });

  test("a 401 says both wrong and expired, and which variables hold them", async () => {
    gerrit.answers(answer.text(401, "Unauthorized"));

    const { message } = await failure(firstPage(forge(secrets)));

    expect(message).toBe(
      `${gerrit.url} refuses the credentials in GERRIT_USER and GERRIT_PASSWORD: they are wrong or expired.`,
    );
  });

  test("a 401 for an anonymous reader says what to set", async () => {
    gerrit.answers(answer.text(401, "Unauthorized"));

    expect((await failure(firstPage())).message).toMatch(/wants a sign-in: set GERRIT_USER and GERRIT_PASSWORD/);
  });

  test("no message holds a secret, not even one written into the address", async () => {
    gerrit.answers(answer.page(502));
    const { message, stack } = await failure(firstPage(forge(secrets, gerrit.url.replace("//", "//bot:hunter2@"))));

    expect(`${message}${stack}`).not.toContain("hunter2");
    expect(`${message}${stack}`).not.toContain(Buffer.from("bot:hunter2").toString("base64"));
  });
});

test("an abort is the caller's own reason, at once", async () => {
  gerrit.answers(answer.hang());
  const leaving = new AbortController();
  const asked = forge({}, gerrit.url, { deadline: 60_000 }).read([1], leaving.signal);
  await expect.poll(() => gerrit.asked.length).toBe(1);

  leaving.abort(new Error("leaving"));

  await expect(asked).rejects.toThrow("leaving");
});
