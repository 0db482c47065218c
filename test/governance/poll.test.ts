/** What becomes of a poll under each rule? Told as stories. */
import { describe, expect, test } from "vitest";
import { type PollState, pollStanding } from "../../src/governance/poll/standing.ts";
import { on } from "./nomination-story.ts";
import { acts, asked, chooses } from "./poll-story.ts";

type Row = [story: string, acts: ReturnType<typeof asked>, on: number, state: PollState, decided?: string];
const say = (value: string, day: number, ...who: string[]) => who.map((by) => chooses(by, value, day));
const everybody = ["ana", "ben", "cleo", "dora", "eli"];
const concern = (day: number) => acts("ben", "concern", { name: "cost", text: "who pays?" }, day);
const resolved = (by: string, day: number) => acts(by, "resolved", { name: "cost", how: "we do" }, day);
const hold = (day: number, until: number) => acts("ben", "held", { until: on(until), why: "on leave" }, day);

const tables: Record<string, Row[]> = {
  majority: [
    [
      "three of the four votes that were given",
      asked("majority", [...say("yes", 1, "ana", "ben", "cleo"), ...say("no", 1, "dora")]),
      7,
      "decided",
      "yes",
    ],
    [
      "an even vote decides nothing",
      asked("majority", [...say("yes", 1, "ana", "ben"), ...say("no", 1, "cleo", "dora")]),
      7,
      "lapsed",
    ],
    ["two of five are no quorum", asked("majority", say("yes", 1, "ana", "ben")), 7, "lapsed"],
    [
      "two of three who take part are one",
      asked("majority", [...say("yes", 1, "ana", "ben"), ...say("away", 1, "cleo"), ...say("abstain", 1, "dora")]),
      7,
      "decided",
      "yes",
    ],
    [
      "silence is neither abstaining nor being away",
      asked("majority", say("yes", 1, "ana", "ben", "cleo")),
      6.9,
      "open",
    ],
    ["it is over early once all have spoken", asked("majority", say("no", 3, ...everybody)), 3, "decided", "no"],
    ["but not before the minimum wait", asked("majority", say("no", 1, ...everybody)), 1.9, "open"],
    ["and then by itself", asked("majority", say("no", 1, ...everybody)), 2, "decided", "no"],
    [
      "votes of others are kept and do not count",
      asked("majority", [...say("yes", 1, "zoe", "yan", "xiu"), ...say("no", 1, "ana", "ben", "cleo")]),
      7,
      "decided",
      "no",
    ],
    [
      "a vote after the end is too late",
      asked("majority", [...say("yes", 1, "ana", "ben"), ...say("no", 1, "cleo"), ...say("no", 7, "dora", "eli")]),
      8,
      "decided",
      "yes",
    ],
    ["nobody takes part", asked("majority", say("away", 1, ...everybody)), 7, "lapsed"],
  ],
  kolla: [
    ["a majority of the cores ends it early", asked("kolla", say("yes", 3, "ana", "ben", "cleo")), 3, "decided", "yes"],
    [
      "more votes than against are no majority of the cores",
      asked("kolla", [...say("yes", 1, "ana", "ben"), ...say("no", 1, "cleo")]),
      7,
      "lapsed",
    ],
  ],
  "two thirds": [
    ["four of five", asked("two-thirds", say("yes", 1, "ana", "ben", "cleo", "dora")), 7, "decided", "yes"],
    ["three of five", asked("two-thirds", say("yes", 1, "ana", "ben", "cleo")), 7, "lapsed"],
  ],
  "the most votes": [
    [
      "two of four, the others apart",
      asked("most", [...say("yes", 1, "ana", "ben"), ...say("no", 1, "cleo"), ...say("abstain", 1, "dora")]),
      7,
      "decided",
      "yes",
    ],
    ["a tie", asked("most", [...say("yes", 1, "ana", "ben"), ...say("no", 1, "cleo", "dora")]), 7, "lapsed"],
  ],
  "concerns and holds": [
    [
      "a concern keeps it open beyond its window",
      asked("majority", [...say("yes", 1, ...everybody), concern(1)]),
      20,
      "blocked",
    ],
    [
      "until it is resolved",
      asked("majority", [...say("yes", 1, ...everybody), concern(1), resolved("ben", 20)]),
      20,
      "decided",
      "yes",
    ],
    [
      "votes go on until then",
      asked("majority", [
        ...say("yes", 1, "ana", "ben", "cleo"),
        concern(1),
        ...say("no", 12, "cleo", "dora", "eli"),
        resolved("ben", 20),
      ]),
      20,
      "decided",
      "no",
    ],
    [
      "a stranger's concern stops nobody",
      asked("majority", [...say("yes", 1, ...everybody), acts("zoe", "concern", { name: "me", text: "I" }, 1)]),
      7,
      "decided",
      "yes",
    ],
    ["a hold gives its owner time", asked("majority", [...say("yes", 1, ...everybody), hold(1, 10)]), 9, "held"],
    ["and ends by itself", asked("majority", [...say("yes", 1, ...everybody), hold(1, 10)]), 10, "decided", "yes"],
    [
      "or when they lift it",
      asked("majority", [...say("yes", 1, ...everybody), hold(1, 10), acts("ben", "unheld", { why: null }, 5)]),
      5,
      "decided",
      "yes",
    ],
    [
      "nobody else lifts it",
      asked("majority", [...say("yes", 1, ...everybody), hold(1, 10), acts("ana", "unheld", { why: null }, 5)]),
      9,
      "held",
    ],
    ["whoever asked may withdraw", asked("majority", [acts("ana", "withdrawn", { reason: null }, 1)]), 1, "withdrawn"],
    ["nobody else may", asked("majority", [acts("ben", "withdrawn", { reason: null }, 1)]), 1, "open"],
  ],
};

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows)("%s", (_story, story, day, state, decided) => {
    const standing = pollStanding(story, on(day));
    expect([standing.state, standing.decided?.id]).toEqual([state, decided]);
    expect(standing.because.length).toBeGreaterThan(0);
  });
});

test("the quorum is said in words, and for whom it waits", () => {
  const standing = pollStanding(
    asked("majority", [...say("yes", 1, "ana"), ...say("away", 1, "eli"), hold(1, 9)]),
    on(2),
  );
  expect(standing.because.at(-1)).toBe(
    "5 may vote, less 0 who abstain and 1 who are away: 4 take part; the quorum is half of them, 2; a majority of the 1 vote given is 1.",
  );
  expect(standing.unmet).toEqual(["ben asks for more time.", "1 more vote for a quorum of 2."]);
  expect(standing.awaiting).toEqual(["ben", "cleo", "dora"]);
  expect(standing.deadline).toBe(on(9));
});

test("the Mitaka mid-cycle decided not to have a stabilization cycle: most cores declined it in the room", () => {
  const cores = ["stevemar", "ayoung", "dstanek", "lbragstad", "dolph", "bknudson", "henrynash", "gyee"];
  const room = [
    ...["dstanek", "lbragstad", "dolph", "bknudson", "gyee"].map((by) => ({
      ...chooses(by, "no", 1.9),
      recordedBy: "stevemar",
    })),
    chooses("stevemar", "no", 1.9),
    chooses("ayoung", "yes", 1.9),
    { ...chooses("henrynash", "away", 1.9), recordedBy: "stevemar" },
  ];
  const story = asked(
    "majority",
    room,
    { question: "Is Newton a stabilization cycle?", voters: cores },
    { waitHours: 48 },
  );
  const standing = pollStanding(story, on(2));
  expect(standing).toMatchObject({ state: "decided", decided: { id: "no" }, closed: on(2) });
  expect(standing.because[0]).toBe('"No" is decided: Yes 1, No 6.');
  expect(standing.counts).toMatchObject({ voters: 8, away: 1, takingPart: 7, cast: 7, quorum: 4 });
});
