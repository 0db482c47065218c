/** What becomes of a nomination under each team's rule? Told as stories. */
import { describe, expect, test } from "vitest";
import { type NominationState, nominationStanding } from "../../src/governance/nomination/standing.ts";
import { answers, does, nominated, on, says, terms } from "./nomination-story.ts";

type Row = [story: string, acts: ReturnType<typeof nominated>, on: number, state: NominationState];
const all = (value: 1 | 0, day: number, who = ["ben", "cleo", "dora", "eli"]) => who.map((by) => says(by, value, day));
const yes = answers(true, 0.1);

const nova = terms("nova");
const kolla = terms("kolla");
const lazy = terms("lazy-consensus");
const thirds = terms("two-thirds");
const lead = terms("ptl-appoints", { appointers: ["ana"] });

const tables: Record<string, Row[]> = {
  nova: [
    [
      "five +1, the nominator's among them, and the candidate accepts",
      nominated(nova, [yes, ...all(1, 1)]),
      3,
      "granted",
    ],
    ["five +1 within the minimum wait do not end it", nominated(nova, [yes, ...all(1, 1)]), 1.9, "open"],
    ["the wait ends it by itself", nominated(nova, [yes, ...all(1, 1)]), 2, "granted"],
    [
      "four +1 are not five, however long one waits",
      nominated(nova, [yes, ...all(1, 1, ["ben", "cleo", "dora"])]),
      300,
      "open",
    ],
    ["a 0 is no +1", nominated(nova, [yes, ...all(1, 1, ["ben", "cleo", "dora"]), says("eli", 0, 1)]), 30, "open"],
    ["any core's -1 vetoes", nominated(nova, [yes, says("ben", -1, 1)]), 3, "blocked"],
    [
      "a veto outweighs any number of +1",
      nominated(terms("nova", { voters: ["ana", "ben", "cleo", "dora", "eli", "finn"] }), [
        yes,
        ...all(1, 1),
        says("finn", -1, 1.5),
      ]),
      9,
      "blocked",
    ],
    [
      "a veto that is taken back blocks no more",
      nominated(nova, [yes, says("ben", -1, 1), ...all(1, 3)]),
      4,
      "granted",
    ],
    [
      "a -1 of somebody who is no core is advice",
      nominated(nova, [yes, says("zoe", -1, 1), ...all(1, 1)]),
      3,
      "granted",
    ],
    [
      "a +1 of somebody who is no core is no fifth",
      nominated(nova, [yes, says("zoe", 1, 1), ...all(1, 1, ["ben", "cleo", "dora"])]),
      3,
      "open",
    ],
    ["a veto after the end is too late", nominated(nova, [yes, ...all(1, 1), says("ben", -1, 2)]), 3, "granted"],
    [
      "a recused nominator's vote is missing",
      nominated(terms("nova", { voters: ["ben", "cleo", "dora", "eli"] }), [yes, ...all(1, 1), says("ana", 1, 1)]),
      9,
      "open",
    ],
  ],
  kolla: [
    ["a majority at the end of the week", nominated(kolla, [yes, ...all(1, 1, ["ben", "cleo"])]), 7, "granted"],
    ["a majority does not end it before", nominated(kolla, [yes, ...all(1, 1, ["ben", "cleo"])]), 6.9, "open"],
    ["unanimity ends it early", nominated(kolla, [yes, ...all(1, 3)]), 3, "granted"],
    ["unanimity waits for the minimum wait", nominated(kolla, [yes, ...all(1, 1)]), 1.5, "open"],
    [
      "unanimous but for one who is away",
      nominated(kolla, [yes, ...all(1, 3, ["ben", "cleo", "dora"]), says("eli", "away", 3)]),
      3,
      "granted",
    ],
    ["one veto ends it at once", nominated(kolla, [yes, says("ben", -1, 0.5)]), 0.5, "declined"],
    [
      "what ended cannot be begun again by a changed mind",
      nominated(kolla, [yes, says("ben", -1, 1), ...all(1, 2)]),
      9,
      "declined",
    ],
    ["less than a majority lapses", nominated(kolla, [yes, says("ben", 1, 1)]), 7, "lapsed"],
    [
      "two of five are no majority, two of three are",
      nominated(kolla, [yes, says("ben", 1, 1), says("cleo", "abstain", 1), says("dora", "away", 1)]),
      7,
      "granted",
    ],
    ["a vote at the very end is too late", nominated(kolla, [yes, says("ben", 1, 1), says("cleo", 1, 7)]), 8, "lapsed"],
    ["a vote just before it counts", nominated(kolla, [yes, says("ben", 1, 1), says("cleo", 1, 6.999)]), 8, "granted"],
  ],
  "lazy consensus": [
    ["silence for a week is consent", nominated(lazy, [yes]), 7, "granted"],
    ["silence for six days is not yet", nominated(lazy, [yes, ...all(1, 1)]), 6, "open"],
    ["one -1 is no veto", nominated(lazy, [yes, says("ben", -1, 1)]), 7, "granted"],
    ["more -1 than +1 decline it", nominated(lazy, [yes, says("ben", -1, 1), says("cleo", -1, 2)]), 7, "declined"],
    ["an eighth day changes nothing", nominated(lazy, [yes, says("ben", -1, 8), says("cleo", -1, 8)]), 9, "granted"],
  ],
  "two thirds": [
    ["four of five", nominated(thirds, [yes, ...all(1, 1, ["ben", "cleo", "dora"])]), 7, "granted"],
    ["three of five", nominated(thirds, [yes, ...all(1, 1, ["ben", "cleo"])]), 7, "lapsed"],
    [
      "two of three who take part",
      nominated(thirds, [
        yes,
        says("ben", 1, 1),
        says("cleo", -1, 1),
        says("dora", "away", 1),
        says("eli", "abstain", 1),
      ]),
      7,
      "granted",
    ],
    [
      "more against than for",
      nominated(thirds, [yes, ...["ben", "cleo", "dora"].map((by) => says(by, -1, 1))]),
      7,
      "declined",
    ],
  ],
  "the lead appoints": [
    [
      "their word is enough",
      nominated(lead, [yes, does("ana", "decided", { grants: true, reason: null }, 1)]),
      1,
      "granted",
    ],
    [
      "so is their no",
      nominated(lead, [yes, ...all(1, 1), does("ana", "decided", { grants: false, reason: "later" }, 1)]),
      1,
      "declined",
    ],
    ["votes alone decide nothing", nominated(lead, [yes, ...all(1, 1)]), 90, "open"],
    [
      "another's word is not theirs",
      nominated(lead, [yes, does("ben", "decided", { grants: true, reason: null }, 1)]),
      9,
      "open",
    ],
  ],
  "the candidate": [
    ["has not accepted yet", nominated(kolla, all(1, 3)), 4, "passed"],
    ["accepts afterwards", nominated(kolla, [...all(1, 3), answers(true, 30)]), 30, "granted"],
    ["declines afterwards", nominated(kolla, [...all(1, 3), answers(false, 30)]), 30, "declined"],
    ["declines before the votes are in", nominated(kolla, [answers(false, 1), ...all(1, 3)]), 9, "declined"],
    [
      "is not asked when they are to be removed",
      nominated(terms("kolla", { aim: "remove", acceptance: false }), all(1, 3)),
      4,
      "granted",
    ],
    [
      "cannot be answered for by a nominator who only says so",
      nominated(kolla, [...all(1, 3), does("ana", "answered", { accepts: true, reason: null }, 4)]),
      5,
      "passed",
    ],
  ],
  "before and after": [
    ["a sounding is open to nobody", nominated(terms("kolla", { sounding: true }), []), 30, "sounding"],
    [
      "what is said in private is no vote",
      nominated(terms("kolla", { sounding: true }), [
        does("ben", "sounded", { value: -1, reason: null }, 1),
        does("ana", "opened", { reason: null }, 2),
      ]),
      3,
      "open",
    ],
    [
      "the week begins when it opens",
      nominated(terms("lazy-consensus", { sounding: true }), [
        does("ana", "opened", { reason: null }, 2),
        answers(true, 3),
      ]),
      8.9,
      "open",
    ],
    [
      "and ends a week later",
      nominated(terms("lazy-consensus", { sounding: true }), [
        does("ana", "opened", { reason: null }, 2),
        answers(true, 3),
      ]),
      9,
      "granted",
    ],
    [
      "only the nominator opens it",
      nominated(terms("kolla", { sounding: true }), [does("ben", "opened", { reason: null }, 2)]),
      3,
      "sounding",
    ],
    [
      "the nominator may withdraw",
      nominated(kolla, [says("ben", 1, 1), does("ana", "withdrawn", { reason: null }, 2)]),
      3,
      "withdrawn",
    ],
    ["nobody else may", nominated(kolla, [does("ben", "withdrawn", { reason: null }, 2)]), 3, "open"],
    [
      "what is granted is not withdrawn any more",
      nominated(kolla, [yes, ...all(1, 3), does("ana", "withdrawn", { reason: null }, 4)]),
      5,
      "granted",
    ],
    [
      "the membership is written",
      nominated(kolla, [yes, ...all(1, 3), does("ana", "completed", { day: "2016-02-01", how: "by hand" }, 4)]),
      5,
      "completed",
    ],
    [
      "but not of what was declined",
      nominated(kolla, [says("ben", -1, 1), does("ana", "completed", { day: "2016-02-01", how: "by hand" }, 4)]),
      5,
      "declined",
    ],
  ],
};

describe.each(Object.entries(tables))("%s", (_, rows) => {
  test.each(rows)("%s", (_story, acts, day, state) => {
    const standing = nominationStanding(acts, on(day));
    expect(standing.state).toBe(state);
    expect(standing.because.length).toBeGreaterThan(0);
  });
});

test("two votes of one second: the one that came later in the ledger is their word, and both are kept", () => {
  const { ballots, counts } = nominationStanding(nominated(kolla, [says("ben", 0, 1), says("ben", 1, 1)]), on(2));
  expect(ballots.map(({ by, value, weight }) => [by, value, weight])).toEqual([
    ["ana", 1, "binding"],
    ["ben", 0, "replaced"],
    ["ben", 1, "binding"],
  ]);
  expect(counts).toMatchObject({ yes: 2, silent: 3, needed: 3 });
});

test("a core who has stopped being one still votes on what was opened before: the terms decide", () => {
  const before = nominated(kolla, [yes, says("ben", 1, 1), says("cleo", 1, 1)]);
  expect(nominationStanding(before, on(7)).ballots.every(({ weight }) => weight === "binding")).toBe(true);
});

test("a vote that another wrote down never replaces one's own word, and one's own word replaces it", () => {
  const recorded = nominationStanding(
    nominated(kolla, [says("ben", 1, 1, "ana"), says("ben", 0, 2), says("ben", 1, 3, "ana")]),
    on(4),
  );
  expect(recorded.ballots.slice(1).map(({ value, weight, recordedBy }) => [value, weight, recordedBy])).toEqual([
    [1, "replaced", "ana"],
    [0, "binding", "ben"],
    [1, "outranked", "ana"],
  ]);
});

test("it says for whom it waits, what is missing, and when it ends by itself", () => {
  const name = (id: string) => ({ ana: "Ana", ben: "Ben", dave: "Dave" })[id] ?? id;
  const open = nominationStanding(nominated(kolla, [says("ben", 1, 1), says("cleo", "away", 1)]), on(3), name);
  expect(open.awaiting).toEqual(["dora", "eli", "dave"]);
  expect(open.deadline).toBe(on(7));
  expect(open.unmet).toEqual(["1 more +1.", "Dave has not said yet whether they accept."]);
  expect(open.because).toEqual([
    "2 of the 3 +1 that it takes are there.",
    "5 cores may vote; 1 is away, so 4 take part; a majority of them is 3.",
    "Nominating is Ana's own +1 until they vote otherwise.",
  ]);
  const waiting = nominationStanding(nominated(nova, all(1, 1)), on(1), name);
  expect(waiting.deadline).toBe(on(2));
  expect(waiting.unmet).toContain("The minimum wait is not over.");
});
