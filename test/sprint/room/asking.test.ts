/** What becomes of questions and reservations, as people say them? */
import { describe, expect, test } from "vitest";
import { answeredQuestions, waitingQuestions } from "../../../src/sprint/question.ts";
import { reservationOf, reservedAt } from "../../../src/sprint/reservation.ts";
import type { RoomDeed } from "../../../src/sprint/room/acts.ts";
import {
  answerRuling,
  askRuling,
  dropQuestionRuling,
  releaseRuling,
  reserveRuling,
  upvoteRuling,
} from "../../../src/sprint/room/asking.ts";
import type { RoomGround, Ruling } from "../../../src/sprint/room/ruling.ts";
import { at, ground, roomOf, told } from "./play.ts";

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

const asks = (question: string, by = "ben"): RoomDeed & { by: string } => ({
  kind: "asked",
  body: { question, text: question, track: null },
  by,
});
const votes = (question: string, by: string, up = true): RoomDeed & { by: string } => ({
  kind: "upvoted",
  body: { question, up },
  by,
});
const answers = (question: string): RoomDeed => ({ kind: "answered", body: { question, text: "yes" } });
table("asking", [
  [
    "a question",
    [],
    (g) => askRuling(g, "Why TOTP?", null),
    ["Question q1: Why TOTP?", 'asked {"question":"q1","text":"Why TOTP?","track":null}'],
  ],
  [
    "the same again",
    [asks("q1")],
    (g) => askRuling(g, "Q1", null),
    [/^refused: That is question q1 already: vote for it/],
  ],
  ["of no track", [], (g) => askRuling(g, "x", "docs"), [/^refused: Unknown track/]],
  ["nothing", [], (g) => askRuling(g, "", null), ["refused: Say what you ask."]],
  [
    "a vote",
    [asks("q1")],
    (g) => upvoteRuling(g, "1", true),
    ["Question q1 has 2 votes.", 'upvoted {"question":"q1","up":true}'],
  ],
  [
    "a second vote",
    [asks("q1", "ana")],
    (g) => upvoteRuling(g, "q1", true),
    ["Question q1 has 1 vote: yours is one of them."],
  ],
  [
    "a vote taken back",
    [asks("q1", "ana")],
    (g) => upvoteRuling(g, "#q1", false),
    ["Question q1 has 0 votes.", /"up":false/],
  ],
  [
    "an answer",
    [asks("q1")],
    (g) => answerRuling(g, "q1", "Because."),
    ["Question q1 is answered: Because.", /^answered/],
  ],
  [
    "an answer to nothing",
    [asks("q1")],
    (g) => answerRuling(g, "q7", "x"),
    ['refused: There is no question "q7". There are q1.'],
  ],
  ["it away", [asks("q1")], (g) => dropQuestionRuling(g, "q1"), ["Question q1 is off the queue.", /^question-dropped/]],
]);

test("questions stand by votes, equals as they were asked; answered ones by their last answer", () => {
  const { questions } = roomOf(
    asks("q1"),
    asks("q2"),
    asks("q3", "anonymous"),
    votes("q2", "ana"),
    votes("q2", "ana"),
    votes("q3", "cleo"),
    answers("q4"),
  );
  expect(waitingQuestions(questions).map(({ id, voters }) => `${id} ${voters.length}`)).toEqual([
    "q2 2",
    "q1 1",
    "q3 1",
  ]);
  const done = roomOf(asks("q1"), asks("q2"), answers("q1"), answers("q2"), answers("q1")).questions;
  expect(answeredQuestions(done).map(({ id }) => id)).toEqual(["q1", "q2"]);
});

const reserves = (by: string, until = at(60)): RoomDeed & { by: string } => ({
  kind: "reserved",
  body: { change: "opendev~1", until },
  by,
});
table("reserving", [
  [
    "a change",
    [],
    (g) => reserveRuling(g, "opendev~1"),
    [
      "ana looks at 1 until 10:15; it is free again by itself then.",
      `reserved {"change":"opendev~1","until":"${at(75)}"}`,
    ],
  ],
  ["for longer", [reserves("ana")], (g) => reserveRuling(g, "opendev~1", 120), [/until 11:15/, /^reserved/]],
  [
    "another's",
    [reserves("ben")],
    (g) => reserveRuling(g, "opendev~1"),
    ["refused: ben looks at 1 until 10:00: take another, or ask them."],
  ],
  [
    "what was free again by itself",
    [reserves("ben", at(10))],
    (g) => reserveRuling(g, "opendev~1"),
    [/^ana looks at 1/, /^reserved/],
  ],
  ["for days", [], (g) => reserveRuling(g, "opendev~1", 5_000), ["refused: Reserve it for 1 to 480 minutes."]],
  [
    "when nobody meets",
    [],
    (g) => reserveRuling({ ...g, now: "2016-03-01T00:00:00.000Z" }, "opendev~1"),
    [/^refused: Changes are reserved while people meet: Mitaka mid-cycle is from/],
  ],
  ["and freeing", [reserves("ana")], (g) => releaseRuling(g, "opendev~1", false), ["1 is free again.", /^released/]],
  [
    "and freeing another's",
    [reserves("ben")],
    (g) => releaseRuling(g, "opendev~1", false),
    [/^refused: ben has reserved 1/],
  ],
  [
    "and freeing another's as an organizer",
    [reserves("ben")],
    (g) => releaseRuling(g, "opendev~1", true),
    ["1 is free again.", /^released/],
  ],
  ["and freeing what is free", [], (g) => releaseRuling(g, "opendev~1", false), ["Nobody has reserved 1."]],
]);

test("a reservation ends at its moment, at its release, and with the next one", () => {
  const { reservations } = roomOf(
    reserves("ben"),
    { kind: "released", body: { change: "opendev~1" } },
    reserves("ana"),
  );
  expect(
    [at(0), at(1), at(2), at(59), at(60)].map((now) => reservationOf(reservations, "opendev~1", now)?.by ?? null),
  ).toEqual(["ben", null, "ana", "ana", null]);
  expect(reservedAt(reservations, at(5))).toHaveLength(1);
});
