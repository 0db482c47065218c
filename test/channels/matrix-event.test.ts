/** What is heard of an event of a Matrix room, and what is not? */
import { expect, test } from "vitest";
import { happeningOf, type RawEvent } from "../../src/channels/matrix/event.ts";

const now = "2016-01-27T18:00:00.000Z";
const heard = (content: Record<string, unknown>, more: RawEvent = {}) =>
  happeningOf(
    {
      ...{ event_id: "$1", type: "m.room.message", sender: "@ana:example.org" },
      origin_server_ts: Date.parse("2016-01-27T17:59:00.000Z"),
      content,
      ...more,
    },
    "#k:example.org",
    "@midcycle:example.org",
    now,
  );

test("what somebody says, does, and a bot says", () => {
  expect(heard({ msgtype: "m.text", body: "#info ü" })).toEqual({
    ...{
      kind: "said",
      room: "#k:example.org",
      text: "#info ü",
      at: "2016-01-27T17:59:00.000Z",
      reference: "$1",
      bot: false,
    },
    by: { nick: "ana", account: "@ana:example.org" },
  });
  expect(heard({ msgtype: "m.emote", body: "nods" })).toMatchObject({ kind: "did" });
  expect(heard({ msgtype: "m.notice", body: "beep" })).toMatchObject({ kind: "said", bot: true });
  expect(heard({ topic: "T" }, { type: "m.room.topic", state_key: "" })).toEqual({
    kind: "topic",
    room: "#k:example.org",
    text: "T",
  });
});

test.each<[story: string, content: Record<string, unknown>, more?: RawEvent]>([
  ["an edit", { msgtype: "m.text", body: "* x", "m.relates_to": { rel_type: "m.replace" } }],
  ["a picture", { msgtype: "m.image", body: "x.png" }],
  ["what we said", { msgtype: "m.text", body: "x" }, { sender: "@midcycle:example.org" }],
  ["a member who came", { membership: "join" }, { type: "m.room.member" }],
  ["nothing at all", {}, { content: {} }],
])("%s is not heard", (_, content, more) => {
  expect(heard(content, more)).toBeNull();
});

test("a quote is no part of an answer, and a date in the future is now", () => {
  expect(heard({ msgtype: "m.text", body: "> <@ben:x> #agreed\n> more\n\n#info mine" })).toMatchObject({
    text: "#info mine",
  });
  expect(heard({ msgtype: "m.text", body: "x" }, { origin_server_ts: Date.parse("2036-01-01") })).toMatchObject({
    at: now,
  });
  expect(heard({ msgtype: "m.text", body: 12 }, { origin_server_ts: Number.NaN })).toMatchObject({ text: "", at: now });
});
