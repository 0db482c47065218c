/** What becomes of signing up, coming, leaving and being looked for? */
import { describe, expect, test } from "vitest";
import type { RoomDeed } from "../../../src/sprint/room/acts.ts";
import {
  checkInRuling,
  checkOutRuling,
  type SigningUp,
  seenRuling,
  signOffRuling,
  signUpRuling,
} from "../../../src/sprint/room/attending.ts";
import type { RoomGround } from "../../../src/sprint/room/ruling.ts";
import { unsaid } from "../../../src/sprint/roster.ts";
import { ground, mitaka, roomOf, told } from "./play.ts";

type By = RoomDeed & { by?: string };
const signs = (more: object = {}): RoomDeed => ({ kind: "signed-up", body: { ...unsaid, ...more } });
const comes = (place: string): RoomDeed => ({ kind: "checked-in", body: { place } });
const goes: RoomDeed = { kind: "checked-out", body: {} };
const usual = { company: "IBM", nick: "ana", guest: null };
const oneRoom = { sprint: { ...mitaka, remote: false } };

describe("sign-up", () => {
  test.each<
    [story: string, asked: SigningUp, before: By[], more: Partial<RoomGround>, words: RegExp, body: object | null]
  >([
    [
      "takes what is known",
      {},
      [],
      {},
      /^ana comes to Mitaka mid-cycle in person\.$/,
      { company: "IBM", nick: "ana", days: [], listing: "name" },
    ],
    [
      "says how and when",
      { presence: "remote", days: ["thu", "2016-01-27"] },
      [],
      {},
      /remote on wed, thu\.$/,
      { presence: "remote", days: ["2016-01-27", "2016-01-28"] },
    ],
    [
      "keeps what was said before",
      { company: "HPE" },
      [signs({ presence: "remote", days: ["2016-01-28"] })],
      {},
      /remote on thu/,
      { company: "HPE", presence: "remote", days: ["2016-01-28"] },
    ],
    ["takes all days as all", { days: ["wed", "thu", "fri"] }, [], {}, /in person\.$/, { days: [] }],
    ["can take the company away", { company: "" }, [], {}, /in person/, { company: null }],
    ["by nick only", { listing: "nick" }, [], {}, /Only your nick and company are shown\.$/, { listing: "nick" }],
    ["without a name", { listing: "nobody" }, [], {}, /You are counted and not named\.$/, { listing: "nobody" }],
    [
      "on another day is refused",
      { days: ["sun"] },
      [],
      {},
      /^refused: "sun" is no day of Mitaka mid-cycle: there are 2016-01-27, /,
      null,
    ],
    [
      "with another's nick is refused",
      { nick: "BEN" },
      [{ ...signs({ nick: "ben" }), by: "ben" }],
      {},
      /^refused: "BEN" is the nick of ben: two people cannot have one\. Choose another\.$/,
      null,
    ],
    ["with no nick to be listed by is refused", { nick: "", listing: "nick" }, [], {}, /^refused: Say your nick/, null],
    ["with a nick that is none is refused", { nick: "a b" }, [], {}, /^refused: "a b" is no nick/, null],
    [
      "remotely where nobody can is refused",
      { presence: "remote" },
      [],
      oneRoom,
      /^refused: Nobody can join Mitaka mid-cycle remotely: it is held in Austin only\.$/,
      null,
    ],
    [
      "in another way is refused",
      { presence: "by phone" },
      [],
      {},
      /^refused: You come in person or remote, not "by phone"\.$/,
      null,
    ],
    [
      "after the sprint is refused",
      {},
      [],
      { now: "2016-02-01T00:00:00.000Z" },
      /^refused: Mitaka mid-cycle is over/,
      null,
    ],
  ])("%s", (_, asked, before, more, words, body) => {
    const ruling = signUpRuling(ground(roomOf(...before), more), asked, usual);
    expect(told(ruling)[0]).toMatch(words);
    if (body) expect("deeds" in ruling && ruling.deeds).toMatchObject([{ kind: "signed-up", body }]);
    else expect(told(ruling)).toHaveLength(1);
  });
});

type Row = [story: string, before: By[], more: Partial<RoomGround>, words: (string | RegExp)[]];
const matching = (words: (string | RegExp)[]) =>
  words.map((one) => (one instanceof RegExp ? expect.stringMatching(one) : one));

test.each<Row>([
  ["before coming", [signs()], {}, [/^ana does not come to Mitaka mid-cycle\.$/, "signed-off {}"]],
  ["after coming", [signs(), comes("x")], {}, [/That you were there stays known\.$/, "signed-off {}"]],
  ["without having signed up", [], {}, ["ana is not on the roster."]],
  ["twice", [signs(), { kind: "signed-off", body: {} }], {}, ["ana is not on the roster."]],
])("signing off %s", (_, before, more, words) => {
  expect(told(signOffRuling(ground(roomOf(...before), more)))).toEqual(matching(words));
});

test.each<[said: string, ...Row]>([
  ["the  lobby", "of whoever signed up", [signs()], {}, ["ana is in the lobby.", 'checked-in {"place":"the lobby"}']],
  [
    "#api",
    "in a track",
    [signs(), { kind: "track", body: { track: "api" } }],
    {},
    ["ana is in api.", 'checked-in {"place":"api"}'],
  ],
  [
    "API",
    "in a track by its bare name",
    [signs(), { kind: "track", body: { track: "api" } }],
    {},
    [/^ana is in api/, /"api"/],
  ],
  ["#docs", "in a track that is none", [signs()], {}, [/^refused: Unknown track "docs"/]],
  ["lobby", "of whoever did not sign up", [], {}, [/"\/sign-up" tells/, /^checked-in/]],
  ["lobby", "where they are already", [signs(), comes("lobby")], {}, ["ana is in lobby already."]],
  ["", "nowhere", [], {}, [/^refused: Say where you are/]],
  [
    "lobby",
    "too early",
    [],
    { now: "2016-01-20T00:00:00.000Z" },
    [/^refused: Mitaka mid-cycle begins on 2016-01-27: sign up until then/],
  ],
  ["lobby", "too late", [], { now: "2016-02-20T00:00:00.000Z" }, ["refused: Mitaka mid-cycle ended on 2016-01-29."]],
])("in %s: %s", (text, _, before, more, words) => {
  expect(told(checkInRuling(ground(roomOf(...before), more), text))).toEqual(matching(words));
});

test.each<Row>([
  ["of whoever is there", [comes("lobby")], {}, ["ana left lobby.", "checked-out {}"]],
  ["of whoever is not", [comes("lobby"), goes], {}, ["ana is not checked in."]],
  ["of whoever forgot it yesterday", [comes("lobby")], { now: "2016-01-28T18:00:00.000Z" }, ["ana is not checked in."]],
])("out %s", (_, before, more, words) => {
  expect(told(checkOutRuling(ground(roomOf(...before), more)))).toEqual(matching(words));
});

test.each<Row>([
  ["who is there", [comes("lobby")], {}, ["ana is in lobby since Wed 09:00."]],
  ["who left", [comes("lobby"), goes], {}, ["ana was last seen in lobby on Wed 09:01."]],
  ["who only signed up", [signs()], {}, ["ana has not been seen at Mitaka mid-cycle yet."]],
  [
    "who does not want to be named",
    [signs({ listing: "nobody" }), comes("lobby")],
    {},
    [/^They are not on the roster, or do not want to be named/],
  ],
  ["who is not there", [], {}, [/^They are not on the roster/]],
])("seen: %s", (_, before, more, words) => {
  expect(told(seenRuling(ground(roomOf(...before), more), "ana"))).toEqual(matching(words));
});
