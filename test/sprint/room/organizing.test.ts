/** What becomes of what organizers say: tracks, a new day, messages, who may move the agenda? */
import { expect, test } from "vitest";
import type { RoomDeed } from "../../../src/sprint/room/acts.ts";
import { messagesRuling, newDayRuling, restrictionRuling, tracksRuling } from "../../../src/sprint/room/organizing.ts";
import { ground, raises, roomOf, told } from "./play.ts";

const api: RoomDeed = { kind: "track", body: { track: "api" } };
const matching = (words: (string | RegExp)[]) =>
  words.map((one) => (one instanceof RegExp ? expect.stringMatching(one) : one));
type Row = [verb: string, rest: string, before: RoomDeed[], told: (string | RegExp)[]];

test.each<Row>([
  ["add", "api docs", [], ["Added: api, docs.", 'track {"track":"api"}', 'track {"track":"docs"}']],
  ["add", "#API", [api], ["There was nothing to do for api."]],
  ["add", "docs vote", [], [/^refused: No track can be called "vote"/]],
  ["del", "api", [api], ["Taken away: api.", 'track-dropped {"track":"api"}']],
  ["del", "docs", [api], ['refused: Unknown track "docs". There are api.']],
  ["clean", "api", [api, raises("s1", "api", "now")], ["Cleared: api.", 'cleaned {"track":"api"}']],
  ["clean", "api", [api], ["There was nothing to do for api."]],
  ["add", "", [], [/^refused: Name at least one track/]],
  ["emptydb", "", [], [/^refused: Say "\/tracks add NAME"/]],
])("tracks %s %s", (verb, rest, before, words) => {
  expect(told(tracksRuling(ground(roomOf(...before)), verb, rest.split(" ").filter(Boolean)))).toEqual(matching(words));
});

test.each<[story: string, before: RoomDeed[], told: (string | RegExp)[]]>([
  ["clears what is on", [raises("s1", "api", "now")], [/^A new day/, "new-day {}"]],
  ["checks people out", [{ kind: "checked-in", body: { place: "lobby" } }], [/^A new day/, "new-day {}"]],
  ["forgets places", [{ kind: "track", body: { track: "api", location: "Capri" } }], [/^A new day/, "new-day {}"]],
  ["is once enough", [raises("s1", "api", "now"), { kind: "new-day", body: {} }], [/^The day has begun already/]],
])("newday %s", (_, before, words) => {
  expect(told(newDayRuling(ground(roomOf(...before))))).toEqual(matching(words));
});

const two: RoomDeed = {
  kind: "messages",
  body: {
    messages: [
      { level: "info", text: "Lunch at noon" },
      { level: "danger", text: "The door is shut" },
    ],
  },
};
test.each<Row>([
  ["add", "info Lunch at noon", [], ["Everybody reads: Lunch at noon", /^messages .*"level":"info"/]],
  ["add", "DANGER out", [two], ["Everybody reads: out", /Lunch at noon.*The door is shut.*"danger","text":"out"/]],
  ["add", "loud out", [], [/^refused: A message is one of info, success, warning, danger/]],
  ["add", "info", [], ["refused: Say what everybody should read."]],
  ["del", "1", [two], ["It is taken away.", 'messages {"messages":[{"level":"danger","text":"The door is shut"}]}']],
  ["del", "3", [two], ["refused: Give the number from 1 to 2."]],
  ["del", "1", [], ["refused: Give the number of a message, and there is none."]],
  ["reorder", "2 1", [two], ["They are in that order now.", /The door is shut.*Lunch/]],
  ["reorder", "x", [two], ["refused: Give the number from 1 to 2."]],
  ["clean", "", [two], ["No message stands there now.", 'messages {"messages":[]}']],
  ["clean", "", [], ["There is no message."]],
  ["say", "x", [two], [/^refused: Say "\/motd add LEVEL TEXT"/]],
])("motd %s %s", (verb, rest, before, words) => {
  expect(told(messagesRuling(ground(roomOf(...before)), verb, rest))).toEqual(matching(words));
});

test("requirevoice and alloweveryone say who moves the agenda", () => {
  const free = ground(roomOf());
  const bound = ground(roomOf({ kind: "restricted", body: { restricted: true } }));
  expect(told(restrictionRuling(free, true))).toEqual(
    [/^Only cores/, 'restricted {"restricted":true}'].map((one) =>
      one instanceof RegExp ? expect.stringMatching(one) : one,
    ),
  );
  expect(told(restrictionRuling(bound, true))).toHaveLength(1);
  expect(told(restrictionRuling(bound, false))).toEqual([
    expect.stringMatching(/^Everybody/),
    'restricted {"restricted":false}',
  ]);
});
