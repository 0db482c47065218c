/** Does Midcycle live on when an IRC server or it itself dies, and say what is to be said there? */
import { expect, test } from "vitest";
import { openChatChannel } from "../../src/channels/chat-channel.ts";
import { minutesOf } from "../../src/commands/minutes.ts";
import { meetingLines } from "../../src/store/meetings.ts";
import type { Notice } from "../../src/words/notice.ts";
import { arrives, startNgircd } from "../real/ngircd.ts";
import { program } from "../web/api-ground.ts";
import { chatAt, ircAt, listen, listening, until } from "./talk-ground.ts";
import { onNgircd } from "./talk-irc-ground.ts";

onNgircd(({ port, meet }) => {
  test("a nick that is taken gets something behind it, and is taken back when it is free", async () => {
    const holder = await arrives(port(), "holder", "#nick");
    const ana = await arrives(port(), "ana2", "#nick");
    const settings = { nick: "holder", rooms: [{ name: "#nick", meetings: true, announce: 0 }] };
    await listening([chatAt(port(), settings)]);
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
    listen(house.context, [chatAt(port(), settings)]);
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
    const ana = await arrives(port(), "ana", "#none");
    const settings = { nick: "mc2", rooms: [{ name: "#none", meetings: false, announce: 0 }] };
    const { context } = await listening([chatAt(port(), settings)]);
    await ana.sees("JOIN mc2");
    ana.say("#startmeeting maintenance");
    ana.say("mc2: status 271004");
    await ana.sees("271004 merged");
    expect(await minutesOf(context)).toEqual([]);
    ana.quit();
  });

  test("a notice is said in the rooms of a channel, and waits while the chat is away", async () => {
    const ana = await arrives(port(), "ana", "#news");
    const rooms = ["#news", "#other"].map((name) => ({ name, meetings: true, announce: 0 }));
    const settings = { nick: "mc3", rooms };
    const chat = chatAt(port(), settings);
    const channel = openChatChannel(
      {
        ...{ kind: "chat", name: "news", chat: "oftc", rooms: ["#news"] },
        tells: null,
        groupSeconds: 0,
        perMinute: null,
      },
      {
        program: { ...program, chats: [ircAt(port(), settings)] },
        secrets: {},
        data: "",
        voices: [],
        chats: [chat],
      },
    );
    const notice: Notice = {
      ...{ id: "exemption-3/granted", kind: "exemption-granted", at: "2016-01-27T18:00:00.000Z" },
      ...{ title: "Exemption 3 (TOTP) is granted", paragraphs: [["It ends on 3 February."]], numbers: {}, url: null },
    };
    const post = { key: "k", notices: [notice], to: "#news", reader: null, thread: "exemption-3", after: null };
    const { signal } = new AbortController();

    expect(channel.placesOf(notice)).toEqual(["#news"]);
    await expect(channel.say(post, signal)).rejects.toMatchObject({ again: true, everything: true });
    const { talking } = await listening([chat]);
    await until("it is there", () => talking.standings()[0]?.rooms.includes("#news"));
    await channel.say(post, signal);
    await ana.sees("<mc3> Exemption 3 (TOTP) is granted. It ends on 3 February.");
    await expect(channel.probe(signal)).resolves.toMatch(/^oftc answers at 127\.0\.0\.1:\d+: it knows no accounts/);
  });
});
