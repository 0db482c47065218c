/** Does a webhook reach a real server, signed, and is a server understood that misbehaves? */
import { createHmac } from "node:crypto";
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { Unsaid } from "../../src/channels/channel.ts";
import type { WebhookSettings } from "../../src/review/channel-settings.ts";
import { hookServer } from "../fakes/hook-server.ts";
import { channelOf, never, news, postOf, usual } from "./ground.ts";

const settings = (shape: WebhookSettings["shape"] = "json"): WebhookSettings => ({
  ...{ kind: "webhook", ...usual, urlEnv: "CHAT_URL", shape, secretEnv: null },
});
const failing = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("it was taken")),
    (failure) => failure,
  );
const say =
  (status: number, text = "", headers: Record<string, string> = {}) =>
  (reply: ServerResponse) =>
    void reply.writeHead(status, headers).end(text);

test("a body is signed so that its reader can tell that it is ours, and named so that it can tell a second try", async () => {
  const server = await hookServer(say(202));
  const secret = `whsec_${Buffer.from("quiet harbour").toString("base64")}`;
  const channel = await channelOf(settings(), { secrets: { url: server.url, secret } });

  await channel.say(postOf([news("One")]), never);

  const [{ body, headers } = { body: "", headers: {} as Record<string, string> }] = server.called;
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = headers;
  const expected = createHmac("sha256", "quiet harbour").update(`${id}.${at}.${body}`).digest("base64");
  expect(signature).toBe(`v1,${expected}`);
  expect([id, headers["idempotency-key"]]).toEqual(["0123456789abcdef0123", "0123456789abcdef0123"]);
  expect(JSON.parse(body)).toMatchObject({
    id,
    team: "Identity",
    notices: [{ title: "One", topic: "polls", url: "https://midcycle.example.org/polls/2" }],
  });
});

const all = { again: true, everything: true };
const answers: [story: string, answer: (reply: ServerResponse) => void, sentence: RegExp, what: object][] = [
  [
    "asks to wait",
    say(429, "slow", { "retry-after": "7" }),
    /takes nothing for now \(429: slow\)/,
    { ...all, retryAfter: 7_000 },
  ],
  ["is being restarted", say(503), /takes nothing for now \(503\)/, { ...all, perhaps: false }],
  [
    "failed",
    say(500, "oops\nat line 3"),
    /here failed \(500: oops\)/,
    { again: true, everything: false, perhaps: true },
  ],
  [
    "has moved",
    say(301, "", { location: "https://elsewhere.example.org" }),
    /not at the address that CHAT_URL holds/,
    all,
  ],
  ["has no such hook", say(404, "no_service"), /CHAT_URL holds \(404: no_service\): correct it/, all],
  ["refuses the body", say(400, "invalid_payload"), /here refuses this \(400: invalid_payload\)/, { again: false }],
  [
    "says 200 and means no",
    say(200, '{"ok":false,"error":"channel_not_found"}'),
    /answers 200 and says no: channel_not_found/,
    { again: false },
  ],
  [
    "says 200 with an error",
    say(200, '{"error":{"code":3},"message":"No such room"}'),
    /says no: No such room/,
    { again: false },
  ],
];
test.each(answers)("a server that %s", async (_story, answer, sentence, what) => {
  const server = await hookServer(answer);
  const channel = await channelOf(settings(), { secrets: { url: server.url } });

  const failure = await failing(channel.say(postOf([news("One")]), never));

  expect(failure).toBeInstanceOf(Unsaid);
  expect(failure).toMatchObject({ message: expect.stringMatching(sentence), ...what });
});

test("Slack's own no in plain words is a no", async () => {
  const server = await hookServer(say(200, "channel_is_archived"));
  const channel = await channelOf(settings("slack"), { secrets: { url: server.url } });
  expect(await failing(channel.say(postOf([news("One")]), never))).toMatchObject({ again: false });
});

test("a server that hangs up without an answer perhaps has it, one that is not there has it not", async () => {
  const server = await hookServer((reply) => reply.destroy());
  const here = await channelOf(settings(), { secrets: { url: server.url } });
  expect(await failing(here.say(postOf([news("One")]), never))).toMatchObject({ ...all, perhaps: true });
  // Nobody listens there: a port below 1024 that no server of this machine has.
  const gone = await channelOf(settings(), { secrets: { url: "http://127.0.0.1:2/x" } });
  expect(await failing(gone.say(postOf([news("One")]), never))).toMatchObject({
    ...{
      ...all,
      perhaps: false,
      message: expect.stringMatching(/^The address of here cannot be reached \(ECONNREFUSED\)/),
    },
  });
});

test("a server that never answers is given up when the time is over", async () => {
  const server = await hookServer(() => undefined);
  const channel = await channelOf(settings(), { secrets: { url: server.url } });
  const failure = await failing(channel.say(postOf([news("One")]), AbortSignal.timeout(50)));
  expect(failure).toMatchObject({ ...all, perhaps: true });
});

test("a message at Discord is edited in place, and an answer without end is not read to it", async () => {
  const server = await hookServer((reply, { method }) => {
    reply.writeHead(200, { "content-type": "application/json" });
    if (method === "PATCH") return void reply.end('{"id":"77"}');
    reply.end(`{"id":"77","content":"${"x".repeat(1_000)}"}`);
  });
  const channel = await channelOf(settings("discord"), { secrets: { url: `${server.url}/api/webhooks/1/abc` } });

  const { reference } = await channel.say(postOf([news("One")]), never);
  await channel.edit?.(reference ?? "", postOf([news("Two")]), never);

  expect(reference).toBe("77");
  expect(server.called.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/webhooks/1/abc?wait=true",
    "PATCH /api/webhooks/1/abc/messages/77",
  ]);
  expect(server.called[1]?.body).toContain("Two");
});

test("what listens is found before anything is sent", async () => {
  const server = await hookServer(say(405));
  const channel = await channelOf(settings(), { secrets: { url: `${server.url}/secret-part` } });
  const told = await channel.probe(never);
  expect(told).toMatch(/^here: 127\.0\.0\.1:\d+ answers/);
  expect(told).not.toContain("secret-part");
  expect(server.called.map(({ method }) => method)).toEqual(["HEAD"]);
});
