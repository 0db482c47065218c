/** Does Midcycle keep meetings and answer people on a real IRC server? */
import { expect, test } from "vitest";
import { minutesOf, oneMeeting } from "../../src/commands/minutes.ts";
import { minutesFile } from "../../src/commands/minutes-files.ts";
import { nominations } from "../../src/commands/nominations.ts";
import { arrives } from "../real/ngircd.ts";
import { onNgircd } from "./talk-irc-ground.ts";

onNgircd(({ port, meet }) => {
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
    ana.say("#chair ben, bne");
    await ben.sees("<mc> Warning: Nick not in channel: bne");
    ana.say("#unchair ben bne");
    await ben.sees("<mc> Current chairs: ana");
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
    const bot = await arrives(port(), "gerritbot", room);
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
    const mallory = await arrives(port(), "mallory", "#rights");
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
});
