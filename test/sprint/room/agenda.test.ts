/** What becomes of sessions, questions and reservations, as people say them? */
import { describe, expect, test } from "vitest";
import type { RoomDeed } from "../../../src/sprint/room/acts.ts";
import { concludeRuling, placeRuling, raiseRuling, rewriteRuling } from "../../../src/sprint/room/agenda.ts";
import type { RoomGround, Ruling } from "../../../src/sprint/room/ruling.ts";
import { ground, places, raises, roomOf, told } from "./play.ts";

type Row = [
  story: string,
  before: Parameters<typeof roomOf>,
  rule: (ground: RoomGround) => Ruling,
  told: (string | RegExp)[],
];
function table(name: string, rows: Row[]): void {
  describe(name, () => {
    test.each(rows)("%s", (_, before, rule, words) => {
      expect(told(rule(ground(roomOf(...before))))).toEqual(
        words.map((one) => (one instanceof RegExp ? expect.stringMatching(one) : one)),
      );
    });
  });
}

const api: RoomDeed = { kind: "track", body: { track: "api" } };
table("raising", [
  [
    "a session",
    [],
    (g) => raiseRuling(g, { title: " TOTP  now ", track: "#API", wants: "decision" }),
    ["Session s1: TOTP now on api, which wants decision.", /^raised .*"session":"s1".*"track":"api"/],
  ],
  ["a second", [raises("s4", null)], (g) => raiseRuling(g, { title: "x" }), ["Session s5: x.", /"s5"/]],
  ["without a title", [], (g) => raiseRuling(g, {}), ["refused: Say what the session is about."]],
  [
    "on a track named as a verb",
    [],
    (g) => raiseRuling(g, { title: "x", track: "agreed" }),
    [/^refused: No track can be called "agreed"/],
  ],
  [
    "wanting something else",
    [],
    (g) => raiseRuling(g, { title: "x", wants: "beer" }),
    [/^refused: A session wants decision, information, code or nothing, not "beer"/],
  ],
  [
    "twice",
    [raises("s1", null)],
    (g) => raiseRuling(g, { title: "S1" }),
    [/^refused: There is a session "s1" already \(s1\)/],
  ],
  [
    "outside the sprint",
    [],
    (g) => raiseRuling(g, { title: "x", at: "2016-02-27T15:00:00.000Z" }),
    [/^refused: Mitaka mid-cycle lasts from/],
  ],
  [
    "for a minute",
    [],
    (g) => raiseRuling(g, { title: "x", minutes: 1 }),
    ["refused: A session lasts from 5 to 600 minutes."],
  ],
]);

table("rewriting", [
  [
    "what differs",
    [raises("s1", "api")],
    (g) => rewriteRuling(g, "s1", { title: "TOTP", room: null }),
    ["Session s1: TOTP.", 'rewritten {"session":"s1","title":"TOTP"}'],
  ],
  ["nothing", [raises("s1", "api")], (g) => rewriteRuling(g, "S1", { title: "s1" }), ['Nothing of "s1" is different.']],
  [
    "what is not there",
    [raises("s1", null)],
    (g) => rewriteRuling(g, "s2", {}),
    ['refused: No session is called "s2". There are s1 (s1).'],
  ],
]);

table("moving", [
  [
    "to another state",
    [raises("s1", "api")],
    (g) => placeRuling(g, { session: "s1", state: "now" }),
    ['"s1" is on now on api.', 'placed {"session":"s1","track":"api","state":"now","before":null}'],
  ],
  [
    "to another track",
    [api, raises("s1", null)],
    (g) => placeRuling(g, { session: "s1", state: "later", track: "api" }),
    ['"s1" is for later on api.', /"track":"api"/],
  ],
  [
    "off its track",
    [raises("s1", "api")],
    (g) => placeRuling(g, { session: "s1", state: "later", track: "" }),
    ['"s1" is for later.', /"track":null/],
  ],
  [
    "in front of another",
    [raises("s1", "api"), raises("s2", "api")],
    (g) => placeRuling(g, { session: "s2", state: "later", before: "s1" }),
    [/for later/, /"before":"s1"/],
  ],
  [
    "where it is",
    [raises("s1", "api")],
    (g) => placeRuling(g, { session: "s1", state: "later" }),
    ['"s1" is there already.'],
  ],
  [
    "to no state",
    [raises("s1", "api")],
    (g) => placeRuling(g, { session: "s1", state: "soon" }),
    ['refused: A session is now, next, later, done, dropped, not "soon".'],
  ],
  [
    "to no track",
    [raises("s1", "api")],
    (g) => placeRuling(g, { session: "s1", state: "now", track: "docs" }),
    ['refused: Unknown track "docs". There are api.'],
  ],
]);

table("concluding", [
  [
    "ends what is on",
    [raises("s1", "api", "now")],
    (g) => concludeRuling(g, "s1", "We drop it.", true),
    ['"s1": We drop it.', /^concluded/, /^placed .*"done"/],
  ],
  [
    "says more of what is done",
    [raises("s1", "api"), places("s1", "api", "done")],
    (g) => concludeRuling(g, "s1", "x", true),
    ['"s1": x', /^concluded/],
  ],
  ["takes words back", [raises("s1", "api")], (g) => concludeRuling(g, "s1", " ", false), ['"s1" has no outcome.']],
]);
