/** Does Midcycle keep meetings and answer people on a real IRC server? */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minutesOf, oneMeeting } from "../../src/commands/minutes.ts";
import { minutesFile } from "../../src/commands/minutes-files.ts";
import { nominations } from "../../src/commands/nominations.ts";
import { meetingLines } from "../../src/store/meetings.ts";
import { arrives, type IrcServer, skipWithoutNgircd, startNgircd, withoutNgircd } from "../real/ngircd.ts";
import { chatAt, listen, listening, until } from "./talk-ground.ts";

skipWithoutNgircd();

describe.skipIf(withoutNgircd !== null)(withoutNgircd ?? "on a real ngircd", () => {
  let server: IrcServer;
  beforeAll(async () => {
    server = await startNgircd();
  });
  afterAll(() => server?.close());

  /** Ana, Ben and the bot in a room of their own. */
  async function meet(room: string, says = {}) {
    const ana = await arrives(server.port, "ana", room);
    const ben = await arrives(server.port, "ben", room);
    const settings = { nick: "mc", rooms: [{ name: room, meetings: true, announce: 30 }] };
    const house = await listening([chatAt(server.port, settings)], says);
    await ana.sees(`${room} JOIN mc`);
    return { ana, ben, house, settings, leave: () => [ana, ben].map((one) => one.quit()) };
  }

  test("a meeting from its begin to its end, with chairs, votes, a changed nick, and its files", async () => {
    const room = "#meeting";
    const { ana, ben, house, leave } = await meet(room, {
      writing: { address: "https://m.example.org", comments: false, gate: null },
    });
    ana.topic("Identity");
    await ana.sees(`${room} TOPIC Identity`);

    ana.say("#startmeeting keystone");
    await ben.sees(/<mc> Meeting started .* UTC {2}The chair is ana\.|<mc> Meeting started/);
    await ben.sees("<mc> The meeting name has been set to 'keystone'");
    ben.say("#topic not mine");
    ana.say("#topic Tokens & ümläute");
    await ben.sees(`${room} TOPIC Tokens & ümläute (Meeting topic: keystone)`);
    ana.say("#startvote Shall we? Yes, No.");
    await ben.sees("<mc> Begin voting on: Shall we? Valid vote options are Yes, No.");
    ben.say("#vote yes");
    ben.rename("ben_away");
    await ana.sees("* ben -> ben_away");
    ben.say("#vote no");
    ana.say("#endvote");
    await ben.sees("<mc> No (1): ben_away");
    ben.say("#action ben to write it by 2099-02-05");
    ben.act("nods");
    ana.say("#agreed yes");
    ana.say("#endmeeting");
    const [kept] = await minutesOf(house.context);
    await ben.sees(`Minutes: https://m.example.org/minutes/${kept?.id}`);
    await ben.sees(
      /^#meeting TOPIC Identity$/,
      ben.seen.findIndex((one) => one.includes("Tokens & üm")),
    );

    const minutes = await oneMeeting(house.context, kept?.id ?? "");
    expect(minutes.place).toBe(room);
    expect(minutes.ended).not.toBeNull();
    expect(
      minutes.minutes.topics.map(({ title, items }) => [title, items.map(({ kind, text }) => `${kind}: ${text}`)]),
    ).toEqual([
      [
        "Tokens & ümläute",
        ['vote: Voted on "Shall we?" Results are, No: 1', "action: ben to write it by 2099-02-05", "agreed: yes"],
      ],
    ]);
    const log = minutesFile(minutes, `${minutes.id}.log.txt`, null);
    expect(log).toMatch(/^\d\d:\d\d:\d\d <ana> #startmeeting keystone$/m);
    expect(log).toMatch(/^\d\d:\d\d:\d\d \* ben_away nods$/m);
    expect(log).toMatch(/^\d\d:\d\d:\d\d <mc> Begin voting on/m);
    leave();
  });

  test.each<[story: string, said: string, answer: string | RegExp]>([
    ["our name and a colon", "mc: status 271002", /ana: 271002: it is the turn of/],
    ["our name in other letters, and a comma", "MC, help", "ana: "],
    ["the name of the house", "midcycle: why 271002", "ana: "],
    ["an exclamation mark", "!status 271004", "ana: 271004 merged"],
    ["ptgbot's agenda", "~list", "ana: "],
    ["a track that is not there", "#nowhere now Tokens", /ana: .*nowhere/],
    ["a word that we do not know, said to us", "mc: frobnicate", 'ana: "/frobnicate" is no command'],
  ])("a command: %s", async (_, said, answer) => {
    const { ana, leave } = await meet(`#c${expect.getState().currentTestName?.replace(/\W/g, "").slice(-12)}`);
    ana.say(said);
    await ana.sees(typeof answer === "string" ? `<mc> ${answer}` : answer);
    leave();
  });

  test("what is not for us, what bots say, and notices are not answered", async () => {
    const room = "#quiet";
    const { ana, ben, leave } = await meet(room);
    const bot = await arrives(server.port, "gerritbot", room);
    for (const text of ["hello", "#fun is had", "!!!", "~emptydb", "the mc: is here", "#vote yes"]) {
      ana.say(text);
    }
    bot.say("mc: status 271002");
    bot.say("https://review.opendev.org/c/openstack/keystone/+/271000");
    ben.notice("mc: status 271002");
    ana.say("\u0001VERSION\u0001", "mc");
    ben.say("mc: status 271004");
    await ben.sees("<mc> ben: 271004 merged");
    expect(ben.seen.filter((one) => one.includes("<mc>") || one.includes("-mc-"))).toHaveLength(1);
    bot.quit();
    leave();
  });

  test("somebody who is answered again and again is left alone", async () => {
    const { ana, ben, leave } = await meet("#loop");
    for (let n = 0; n < 12; n++) ana.say(`mc: frobnicate ${n}`);
    ben.say("mc: status 271004");
    await ana.sees("<mc> ben: 271004 merged");
    expect(ana.seen.filter((one) => one.includes("<mc> ana:"))).toHaveLength(2);
    leave();
  });

  test("a change that is named is told about once, in one line", async () => {
    const { ana, ben, leave } = await meet("#changes");
    ana.say("see https://review.opendev.org/c/openstack/keystone/+/271002, and change 271004!");
    await ana.sees(/<mc> keystone 271002 .*: waits for the owner/);
    await ana.sees(/<mc> keystone 271004 .*: merged .*https:\/\/review\.opendev\.org/);
    ben.say("https://review.opendev.org/271002 again, 271000 bare, http://elsewhere.org/");
    ben.say("mc: status 271004");
    await ana.sees("<mc> ben: 271004");
    expect(ana.seen.filter((one) => one.includes("<mc>"))).toHaveLength(3);
    leave();
  });

  test("a nick of the roster may what the person may where nobody vouches for accounts, and a stranger may not", async () => {
    const { ana, leave, house } = await meet("#rights");
    const mallory = await arrives(server.port, "mallory", "#rights");
    mallory.say("mc: nominate dan because he is nice");
    await mallory.sees(/<mc> mallory: Only .* may/);
    ana.say("mc: nominate dan because of a year of careful reviews");
    await ana.sees("<mc> ana: ");
    expect((await nominations(house.context, { as: "ana" })).map(({ kind }) => kind)).toEqual(["nomination"]);
    mallory.quit();
    leave();
  });

  test("said to us alone, it is answered to them alone", async () => {
    const { ana, ben, leave } = await meet("#alone");
    ana.say("status 271004", "mc");
    await ana.sees("ana <mc> 271004 merged");
    expect(ben.seen.join()).not.toContain("271004");
    leave();
  });

  test("a long answer comes in lines that no server cuts, and no character is torn", async () => {
    const { ana, leave } = await meet("#long");
    ana.say(`mc: frob${"ü".repeat(150)}`);
    await ana.sees("is no command");
    for (const line of ana.seen.filter((one) => one.includes("<mc>"))) {
      expect(Buffer.byteLength(line)).toBeLessThan(512);
      expect(line).not.toContain("\uFFFD");
    }
    leave();
  });

  test("a nick that is taken gets something behind it, and is taken back when it is free", async () => {
    const holder = await arrives(server.port, "holder", "#nick");
    const ana = await arrives(server.port, "ana2", "#nick");
    const settings = { nick: "holder", rooms: [{ name: "#nick", meetings: true, announce: 0 }] };
    await listening([chatAt(server.port, settings)]);
    await ana.sees("#nick JOIN holder_");
    holder.quit();
    await ana.sees("* holder_ -> holder");
    ana.quit();
  });

  test("a server that dies is come back to, and the meeting goes on with a word about what is missing", async () => {
    const own = await startNgircd();
    const ana = await arrives(own.port, "ana", "#keystone");
    const { context, talking } = await listening([chatAt(own.port)]);
    await ana.sees("JOIN midcycle");
    ana.say("#startmeeting");
    await ana.sees("Useful commands");
    ana.say("#info before");
    await until("it is kept", async () => (await minutesOf(context))[0]?.minutes.topics[0]?.items.length === 1);

    await own.crash();
    await until("it is noticed", () => talking.standings()[0]?.trouble?.includes("cannot be talked to"));
    await own.again();

    const back = await arrives(own.port, "ana", "#keystone");
    await until("it is back", () => talking.standings()[0]?.rooms.includes("#keystone"));
    back.say("#info after");
    back.say("#endmeeting");
    await back.sees("Meeting ended");
    const [kept] = await minutesOf(context);
    expect(kept?.minutes.topics[0]?.items.map(({ text }) => text)).toEqual(["before", "after"]);
    const lines = await meetingLines(context.db, kept?.id ?? "");
    expect(lines.some(({ kind, text }) => kind === "ours" && /was away from .* to .*missing here/.test(text))).toBe(
      true,
    );
    back.quit();
    await own.close();
  });

  test("a bot that was killed in a meeting goes on with it", async () => {
    const room = "#killed";
    const { ana, house, settings } = await meet(room);
    ana.say("#startmeeting");
    ana.say("#startvote Shall we?");
    await ana.sees("Begin voting");
    ana.say("#vote yes");
    await until("the vote is kept", async () => {
      const [kept] = await minutesOf(house.context);
      return (await meetingLines(house.context.db, kept?.id ?? "")).some(({ text }) => text === "#vote yes");
    });
    await house.stop();

    const before = ana.seen.length;
    listen(house.context, [chatAt(server.port, settings)]);
    await ana.sees(`${room} JOIN mc`, before);
    ana.say("#startmeeting");
    await ana.sees("A meeting goes on here already", before);
    ana.say("#endvote");
    await ana.sees("<mc> Yes (1): ana", before);
    ana.say("#endmeeting");
    await ana.sees("Meeting ended", before);
    ana.quit();
  });

  test("a room where meetings may not be held keeps none", async () => {
    const ana = await arrives(server.port, "ana", "#none");
    const settings = { nick: "mc2", rooms: [{ name: "#none", meetings: false, announce: 0 }] };
    const { context } = await listening([chatAt(server.port, settings)]);
    await ana.sees("JOIN mc2");
    ana.say("#startmeeting maintenance");
    ana.say("mc2: status 271004");
    await ana.sees("271004 merged");
    expect(await minutesOf(context)).toEqual([]);
    ana.quit();
  });
});
