/** Does Midcycle bear networks that vouch for accounts, flood, vanish, split, and throw it out? */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openIrc } from "../../src/channels/irc/open.ts";
import { health } from "../../src/commands/health.ts";
import { minutesOf } from "../../src/commands/minutes.ts";
import { nominations } from "../../src/commands/nominations.ts";
import { fakeIrc, type Manner } from "../fakes/irc.ts";
import { chatAt, ircAt, listening, until, world } from "./talk-ground.ts";

const modern = ["account-tag", "account-notify", "extended-join", "server-time", "message-tags"];
const said = (text: string, nick = "ana", account?: string) =>
  `${account ? `@account=${account} ` : ""}:${nick}!u@h PRIVMSG #keystone :${text}`;

async function on(manner: Manner, more = {}, secrets = {}) {
  const irc = await fakeIrc(manner);
  const house = await listening([chatAt(irc.port, more, secrets)]);
  const joined = () => until("it joined", () => irc.lines.some((line) => line.startsWith("JOIN")));
  const answers = () => irc.lines.filter((line) => line.startsWith("PRIVMSG"));
  const answered = (what: string) => until(`it said ${what}`, () => answers().some((line) => line.includes(what)));
  const trouble = () => house.talking.standings()[0]?.trouble ?? "";
  return { irc, ...house, joined, answers, answered, trouble };
}

test("it signs in by SASL before anything else", async () => {
  const sasl = { account: "midcycle", password: "s3cret" };
  const { irc, joined } = await on(
    { sasl },
    { sasl: { account: "midcycle", passwordEnv: "P" } },
    { account: "s3cret" },
  );
  await joined();
  expect(irc.lines.findIndex((line) => line.startsWith("AUTHENTICATE"))).toBeLessThan(
    irc.lines.findIndex((line) => line.startsWith("JOIN")),
  );
});

test.each<[story: string, manner: Manner, trouble: string]>([
  [
    "a password that is not taken",
    { sasl: { account: "midcycle", password: "other" } },
    "do not take account midcycle",
  ],
  ["a network without SASL", { caps: ["server-time"] }, "offers no SASL"],
])("it joins nothing with %s, and says why", async (_, manner, text) => {
  const { irc, trouble } = await on(manner, { sasl: { account: "midcycle", passwordEnv: "P" } }, { account: "s3cret" });
  await until("it gave up at least once", () => trouble().includes(text));
  expect(irc.lines.join("\n")).not.toMatch(/JOIN/);
  expect(trouble()).not.toContain("s3cret");
});

test("an account acts, whatever its nick; a nick without one is nobody", async () => {
  const { irc, joined, answered, context } = await on({ caps: modern });
  await joined();
  irc.send(said("midcycle: nominate dan because I am ana", "ana"));
  await answered("identify with the network first");
  irc.send(said("midcycle: nominate dan because I am mallory", "ana", "mallory"));
  irc.send(said("midcycle: status 271004", "zoe"));
  await answered("zoe: 271004 merged");
  expect(await nominations(context, { as: null })).toEqual([]);

  irc.send(said("midcycle: nominate dan because of a year of careful reviews", "ana_phone", "ana"));
  await answered("ana_phone: ");
  await until("it is nominated", async () => (await nominations(context, { as: "ana" })).length === 1);
});

test("where only joins and changes of accounts are told, they count, from the members of the channel on", async () => {
  const { irc, joined, answered, context } = await on({
    caps: ["account-notify", "extended-join"],
    who: { ana: "ana", bo: "0" },
  });
  await joined();
  await until("it asked who is there", () => irc.lines.some((line) => line.startsWith("WHO #keystone")));
  irc.send(":ana!u@h ACCOUNT *");
  irc.send(said("midcycle: nominate dan because I have just signed out"));
  await answered("identify with the network first");
  irc.send(":ana!u@h ACCOUNT ana");
  irc.send(":ana!u@h NICK ana_");
  irc.send(said("midcycle: nominate dan because of a year of careful reviews", "ana_"));
  await until("it is nominated", async () => (await nominations(context, { as: "ana" })).length === 1);
});

test("a netsplit gives nobody a second vote", async () => {
  const { irc, joined, answered, context } = await on({});
  await joined();
  for (const line of ["#startmeeting", "#startvote Shall we?"]) irc.send(said(line));
  irc.send(said("#vote yes", "ben"));
  for (let n = 0; n < 300; n++) irc.send(`:n${n}!u@h QUIT :hub.example leaf.example`);
  irc.send(":ben!u@h QUIT :hub.example leaf.example");
  for (let n = 0; n < 300; n++) irc.send(`:n${n}!u@h JOIN #keystone`);
  irc.send(":ben!u@h JOIN #keystone");
  irc.send(said("#vote no", "BEN"));
  irc.send(said("#endvote"));
  await answered("No (1): BEN");
  const [kept] = await minutesOf(context);
  expect(kept?.minutes.topics[0]?.items[0]).toMatchObject({ tally: [{ voters: [] }, { voters: ["BEN"] }] });
});

test("a server that vanishes within a line leaves no half of it", async () => {
  const { irc, joined, context, answered } = await on({});
  await joined();
  irc.send(said("#startmeeting"));
  irc.send(said("#info whole"));
  await answered("Useful commands");
  irc.vanish();
  await until("it came back", () => irc.lines.filter((line) => line.startsWith("JOIN")).length === 2);
  irc.send(said("#agreed whole"));
  irc.send(said("#endmeeting"));
  await answered("Meeting ended");
  const [kept] = await minutesOf(context);
  expect(kept?.minutes.topics[0]?.items.map(({ text }) => text)).toEqual(["whole", "whole"]);
});

test.each<[story: string, bytes: () => Buffer, why: string]>([
  ["lines without an end", () => Buffer.alloc(400_000, "x"), "a line without an end"],
  [
    "more than anybody can say",
    () => Buffer.from(`${said("x".repeat(400), "spam")}\r\n`.repeat(24_000)),
    "more than anybody can say",
  ],
])("a server that floods with %s is left, and come back to", async (_, bytes, why) => {
  const { irc, joined, answers, trouble } = await on({});
  await joined();
  const all = bytes();
  const feeding = setInterval(() => irc.raw(all), 20);
  await until("it left", () => trouble().includes(why), 15_000).finally(() => clearInterval(feeding));
  await until("it came back", () => irc.lines.filter((line) => line.startsWith("JOIN")).length >= 2, 15_000);
  // What was sent while it was away went nowhere.
  await until("it answers again", async () => {
    irc.raw("\r\n");
    irc.send(said("midcycle: status 271004"));
    await pause(200);
    return answers().length > 0;
  });
});

test("a network that bans us is left alone for minutes, not asked again at once", async () => {
  const irc = await fakeIrc({ refuses: "ERROR :Closing Link: 127.0.0.1 (K-Lined: no bots)" });
  const rests: number[] = [];
  const pause = async (milliseconds: number, signal: AbortSignal) => {
    rests.push(milliseconds);
    await world.pause(milliseconds, signal);
  };
  const { talking } = await listening([openIrc(ircAt(irc.port), {}, { ...world, pause })]);
  await until("it says so", () => talking.standings()[0]?.trouble?.includes("K-Lined: no bots"));
  await until("it rests", () => rests.length > 0);
  expect(rests).toEqual([300_000]);
});

test("what does not work is logged once, and is on the page about health", async () => {
  const { irc, log, trouble, context } = await on({ refuses: "ERROR :Closing Link: 127.0.0.1 (too many)" });
  await until("it tried often", () => irc.connections > 3);
  expect(log.filter((line) => line.includes("too many"))).toHaveLength(1);
  expect((await health(context)).chats).toEqual([
    {
      name: "oftc",
      kind: "irc",
      state: expect.stringMatching(/waiting|connecting/),
      rooms: [],
      wanted: 1,
      trouble: trouble(),
    },
  ]);
  irc.manner.refuses = undefined;
  await until("it is there", () => log.some((line) => line === "oftc: all is well again."));
});

test("a channel that does not let us in is told, and does not stop the others", async () => {
  const rooms = ["#shut", "#keystone"].map((name) => ({ name, meetings: true, announce: 0 }));
  const { irc, joined, trouble, answered } = await on({}, { rooms });
  await joined();
  irc.send(":op!u@h KICK #shut midcycle :no bots here");
  irc.send(":irc.example 473 midcycle #shut :Cannot join channel (+i)");
  await until("it says so", () => trouble().includes("#shut: it is for those who are invited"));
  irc.send(said("midcycle: status 271004"));
  await answered("271004 merged");
});

test("colours and other signs for clients are no part of what was said", async () => {
  const { irc, joined, context, answered } = await on({});
  await joined();
  irc.send(said("#startmeeting"));
  irc.send(said("\u0002#info\u000f \u000304red\u0003 and \u001dslanted\u001d"));
  irc.send(said("#endmeeting"));
  await answered("Meeting ended");
  expect((await minutesOf(context))[0]?.minutes.topics[0]?.items[0]?.text).toBe("red and slanted");
});

test("nothing that is answered can begin a command of its own", async () => {
  const { irc, joined, answered } = await on({});
  await joined();
  irc.send(said("midcycle: frob\u0001\u0007 QUIT"));
  await answered("is no command");
  expect(irc.lines.filter((line) => /^(QUIT|MODE|NICK x)/.test(line))).toEqual([]);
});
