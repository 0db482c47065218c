/** What becomes of ptgbot's verbs? One table for each, with what is kept of it. */
import { describe, expect, test } from "vitest";
import type { RoomDeed } from "../../../src/sprint/room/acts.ts";
import { takenWords, trackName } from "../../../src/sprint/room/names.ts";
import { taken } from "../../../src/sprint/room/room.ts";
import { trackRuling, trackVerbs } from "../../../src/sprint/room/tracking.ts";
import { acts, ground, mitaka, raises, roomOf, told } from "./play.ts";

const api: RoomDeed = { kind: "track", body: { track: "api" } };
const books = (slot: string, track = "api", room = "Capri"): RoomDeed => ({
  kind: "booked",
  body: { room, slot, track },
});
type Row = [said: string, before: RoomDeed[], told: (string | RegExp)[]];

/** Runs a table of "VERB TEXT" on the track api. */
function table(verb: string, rows: Row[]): void {
  describe(verb, () => {
    test.each(rows)(`${verb} %s`, (text, before, words) => {
      const lines = told(trackRuling(ground(roomOf(api, ...before)), "#API", verb, text));
      expect(lines).toEqual(words.map((one) => (one instanceof RegExp ? expect.stringMatching(one) : one)));
    });
  });
}

table("now", [
  [
    "Federation",
    [],
    ['api discusses "Federation" now.', /^raised .*"s1","state":"now","title":"Federation","track":"api"/],
  ],
  [
    "s2",
    [raises("s1", "api", "now"), raises("s2", "api", "next"), raises("s3", "api", "next")],
    [
      'api discusses "s2" now. What was to come next is later again: "s3".',
      'placed {"session":"s2","track":"api","state":"now","before":null}',
    ],
  ],
  ["S2", [raises("s2", null)], ['api discusses "s2" now.', /^placed .*"track":"api"/]],
  ["s1", [raises("s1", "api", "now")], ['api discusses "s1" already.']],
  ["s1", [raises("s1", "docs")], [/now\.$/, /^raised .*"session":"s2"/]],
  ["Federation", [books("wed1")], [/It meets in Capri\.$/, /^raised/, 'track {"track":"api","location":"Capri"}']],
  ["Federation", [books("thu1")], [/now\. The schedule does not have api today\.$/, /^raised/]],
  ["Federation", [books("wed1"), { kind: "track", body: { track: "api", location: "Lobby" } }], [/now\.$/, /^raised/]],
  ["  ", [], ["refused: Say what api discusses now."]],
  ["x".repeat(301), [], [/^refused: Say what api discusses now in at most 300 characters: this has 301\.$/]],
]);

table("next", [
  ["Federation", [], ['"Federation" comes next on api.', /^raised .*"state":"next"/]],
  ["s2", [raises("s1", "api", "next"), raises("s2", "api")], ['"s2" comes next on api.', /^placed .*"before":null/]],
  ["s1", [raises("s1", "api", "next")], ['"s1" comes next on api already.']],
  ["s1", [raises("s1", "api", "now")], ['refused: "s1" is on now: it cannot come next as well.']],
  ["", [], ["refused: Say what api discusses next."]],
]);

for (const verb of ["clean", "clear"]) {
  table(verb, [
    [
      "",
      [raises("s1", "api", "now"), raises("s2", "api", "next")],
      ['api is clear; its history stays: "s1", "s2".', 'cleaned {"track":"api"}'],
    ],
    ["", [raises("s1", "docs", "now")], ["Nothing is on or next on api."]],
  ]);
}

const auto = "https://etherpad.opendev.org/p/mitaka-api";
table("etherpad", [
  ["auto", [], [`The notes of api: ${auto}.`, `track {"track":"api","etherpad":"${auto}"}`]],
  ["auto", [{ kind: "track", body: { track: "api", etherpad: auto } }], [`The notes of api: ${auto}.`]],
  ["https://pad.example.org/p/x", [], ["The notes of api: https://pad.example.org/p/x.", /^track .*pad\.example/]],
  [
    "none",
    [{ kind: "track", body: { track: "api", etherpad: auto } }],
    ["The notes of api: none.", 'track {"track":"api","etherpad":null}'],
  ],
  ["javascript:alert(1)", [], [/^refused: "javascript:alert\(1\)" is no address: .* auto, or none\.$/]],
  ["", [], [/^refused: "" is no address/]],
]);

table("url", [
  ["https://example.org/api", [], ["The page of api: https://example.org/api.", /^track .*"url":"https:/]],
  [
    "none",
    [{ kind: "track", body: { track: "api", url: "https://example.org/" } }],
    ["The page of api: none.", 'track {"track":"api","url":null}'],
  ],
  ["auto", [], [/^refused: "auto" is no address: give one that begins with https:\/\/, or none\.$/]],
]);

table("color", [
  ["#42AAF4", [], ["api is #42aaf4.", 'track {"track":"api","color":"#42aaf4"}']],
  ["teal", [], ["api is teal.", /^track/]],
  ["red;}body{display:none", [], [/^refused: .* is no colour: give a name as "teal", or "#42aaf4"\.$/]],
]);

table("location", [
  ["Level B, room 3", [], ["api meets in Level B, room 3.", 'track {"track":"api","location":"Level B, room 3"}']],
  ["none", [], ["api meets nowhere in particular.", 'track {"track":"api","location":null}']],
  ["", [], [/^refused: Say where api meets/]],
]);

table("book", [
  [
    "capri-wed1",
    [],
    ["api has Capri on 2016-01-27 from 09:00 to 12:00.", 'booked {"room":"Capri","slot":"wed1","track":"api"}'],
  ],
  ["big-room-thu2", [], [/big-room on 2016-01-28 from 13:00 to 18:00/, /^booked/]],
  ["Capri-wed1", [books("wed1")], [/^api has Capri on .* already\.$/]],
  [
    "Capri-wed1",
    [books("wed1", "docs")],
    [/^refused: docs has Capri on 2016-01-27 from 09:00 to 12:00: choose another room/],
  ],
  ["Lobby-wed1", [], ['refused: No room is called "Lobby". There are Capri, big-room.']],
  [
    "Capri-sun1",
    [],
    [/^refused: Write ROOM-SLOT, as "Capri-wed1"; the parts of the days are wed1, wed2, thu1, thu2, fri1, fri2\.$/],
  ],
  ["Capri", [], [/^refused: Write ROOM-SLOT/]],
]);

table("unbook", [
  [
    "Capri-wed1",
    [books("wed1")],
    ["Capri is free on 2016-01-27 from 09:00.", 'unbooked {"room":"Capri","slot":"wed1","track":"api"}'],
  ],
  [
    "Capri-wed1",
    [books("wed1", "docs"), books("thu1")],
    ["refused: api has not booked Capri-wed1. There are Capri-thu1."],
  ],
  ["Capri-wed1", [], ["refused: api has not booked Capri-wed1. It has booked nothing."]],
]);

test.each<[said: string[], refused: RegExp]>([
  [["docs", "now", "x"], /^Unknown track "docs"\. There are api\.$/],
  [
    ["api", "Federation", "today"],
    /^Unknown command "federation"\. Did you mean "api now federation today"\? There are now, next/,
  ],
  [["api", "", ""], /^Say what of api: one of now, next, clean/],
])("%s is refused", ([track = "", verb = "", text = ""], refused) => {
  expect(told(trackRuling(ground(roomOf(api)), track, verb, text))).toEqual([
    expect.stringMatching(new RegExp(`^refused: ${refused.source.slice(1)}`)),
  ]);
});

test("each verb of the table of verbs is known", () => {
  for (const verb of trackVerbs)
    expect(told(trackRuling(ground(roomOf(api)), "api", verb, "")).join()).not.toMatch(/Unknown command/);
});

test.each([...takenWords])("no track is called %s: it is a command in meetings", (word) => {
  expect(trackName(`#${word.toUpperCase()}`)).toEqual({
    refused: expect.stringMatching(/^No track can be called ".*Choose another name\.$/),
  });
});

test.each(["", "two words", "a/b", "<b>", "x".repeat(31), "-api"])("no track is called %j", (text) => {
  expect(trackName(text)).toEqual({ refused: expect.stringMatching(/is no name for a track: give 1 to 30 letters/) });
});

test("a verb leaves the room as it was: only its acts move it", () => {
  const room = roomOf(api, raises("s1", "api", "now"));
  const copy = JSON.stringify(room);
  const ruling = trackRuling(ground(room), "api", "now", "Federation");
  const deeds = "deeds" in ruling ? acts(...ruling.deeds) : [];
  expect(deeds.reduce(taken, room).agenda.map(({ title, state }) => `${title} ${state}`)).toEqual([
    "s1 done",
    "Federation now",
  ]);
  expect(JSON.stringify(room)).toBe(copy);
  expect(mitaka.rooms).toEqual(["Capri", "big-room"]);
});
