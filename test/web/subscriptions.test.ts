/** Do people choose on the pages what they are told, and end it without signing in? */
import { expect, test } from "vitest";
import { leaveToken, leavingKey } from "../../src/commands/leaving.ts";
import { subscriptions } from "../../src/commands/subscriptions.ts";
import { app } from "../../src/web/app.ts";
import { standing } from "./api-ground.ts";
import { browsing } from "./browsing.ts";
import { textOf } from "./reading.ts";

const letters = { name: "letters", kind: "file", folder: "posts", people: true, address: null } as const;

async function walk(person: string | null = "ben") {
  const { ground } = await standing({ signIn: { local: true } });
  const { program } = ground.house.context();
  program.channels = [{ ...letters, tells: [], groupSeconds: 0, perMinute: null }];
  const ask = app({ ...ground, address: null }, { loopback: true });
  const browser = browsing(ask);
  if (person) await browser.post("/sign-in/local", { person, back: "/" });
  const context = ground.house.context();
  const seen = async (path: string) => textOf(await (await browser.get(path)).text());
  const lines = async (id = "ben") =>
    (await subscriptions(context, id)).channels[0]?.lines.filter(({ chosen }) => chosen) ?? [];
  return { ...browser, ask, context, seen, lines };
}

test("somebody chooses topics, times and quiet hours, and is told so", async () => {
  const { post, lines, seen, context } = await walk();
  expect(await seen("/me/subscriptions")).toContain("In letters");
  const chosen = {
    channel: "letters",
    "scope-polls": "all",
    "pace-polls": "morning",
    "scope-holds": "mine",
    "pace-holds": "never",
  };

  const reply = await post("/me/subscriptions", chosen);

  expect([reply.status, reply.headers.get("Location")]).toEqual([303, "/me/subscriptions?kept=1"]);
  expect(await lines()).toMatchObject([
    { topic: "polls", scope: "all", pace: "morning" },
    { topic: "holds", scope: "mine", pace: "never" },
  ]);
  await post("/me/subscriptions/habits", { zone: "America/Chicago", morning: "07:30", from: "21:00", to: "06:00" });
  expect((await subscriptions(context, "ben")).habits).toEqual({
    ...{ zone: "America/Chicago", morning: "07:30", quiet: { from: "21:00", to: "06:00" } },
  });
});

test.each([
  ["/me/subscriptions/habits", { zone: "Mars", morning: "", from: "", to: "" }, '"Mars" is no time zone'],
  ["/me/subscriptions/habits", { zone: "UTC", morning: "9", from: "", to: "" }, '"9" is no time of the day'],
  ["/me/subscriptions/habits", { zone: "UTC", morning: "", from: "20:00", to: "" }, "or neither"],
  ["/me/subscriptions/mute", { thread: "nothing much", until: "" }, "names nothing"],
  ["/me/subscriptions/mute", { thread: "poll 2", until: "2016-01-01" }, "still to come"],
  [
    "/me/subscriptions",
    { channel: "irc", "scope-polls": "all", "pace-polls": "hourly" },
    'No channel "irc" reaches you',
  ],
] as [string, Record<string, string>, string][])("%s refuses %j with one sentence", async (path, fields, sentence) => {
  const { post, lines } = await walk();
  const reply = await post(path, fields);
  expect(reply.status).toBe(422);
  expect(textOf(await reply.text())).toContain(sentence);
  expect(await lines()).toEqual([]);
});

test("a muted poll is listed, and heard of again", async () => {
  const { post, seen, context } = await walk();
  await post("/me/subscriptions/mute", { thread: "Poll 2", until: "in 3 days" });
  expect((await subscriptions(context, "ben")).mutes).toMatchObject([{ thread: "poll-2" }]);
  expect(await seen("/me/subscriptions")).toContain("poll-2, until");
  await post("/me/subscriptions/mute", { lift: "poll-2" });
  expect((await subscriptions(context, "ben")).mutes).toEqual([]);
});

test("a link ends what it says for whom it says, in one click and signed out; looking at it ends nothing", async () => {
  const { ask, context, lines } = await walk(null);
  const token = leaveToken(await leavingKey(context.db), {
    person: "ben",
    channel: "letters",
    topics: ["words", "polls"],
  });
  const page = await ask.request(`http://localhost/unsubscribe/${token}`);
  expect(textOf(await page.text())).toContain("This ends what is sent to you in letters about");
  expect(await lines()).toEqual([]);

  const reply = await ask.request(`http://localhost/unsubscribe/${token}`, {
    ...{ method: "POST", body: "List-Unsubscribe=One-Click" },
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "https://mail.example.org" },
  });

  expect(reply.status).toBe(200);
  expect((await lines()).map(({ topic, pace }) => [topic, pace])).toEqual([
    ["polls", "never"],
    ["words", "never"],
  ]);
});

test("a link that we did not make ends nothing", async () => {
  const { ask, context, lines } = await walk(null);
  const token = leaveToken(await leavingKey(context.db), { person: "ben", channel: "letters", topics: ["polls"] });
  const [said = "", signed = ""] = token.split(".");
  const forged = Buffer.from(JSON.stringify(["ana", "letters", "polls"])).toString("base64url");
  for (const bad of [`${forged}.${signed}`, said, `${said}.`, "x"]) {
    const reply = await ask.request(`http://localhost/unsubscribe/${bad}`, { method: "POST" });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(textOf(await reply.text())).toContain("was not made here");
  }
  expect([await lines(), await lines("ana")]).toEqual([[], []]);
});
