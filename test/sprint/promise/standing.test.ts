/** Are promises judged by the dates of what happened? */
import { describe, expect, test } from "vitest";
import type { ChangeFact } from "../../../src/governance/sought/sought.ts";
import type { PromiseAct, PromiseState } from "../../../src/sprint/promise/acts.ts";
import { act, fact, made, marked, on, stands } from "./story.ts";

const merged = (day: number, more: Partial<ChangeFact> = {}) => [fact(9, { merged: on(day), ...more })];
const look = (piece: object) => made({ pieces: [{ ...marked("totp"), ...piece }] });
const both = made({ pieces: [marked("uwsgi"), marked("gunicorn", { id: "p2" })] });
const undated = made({ due: null });
const named = made({ pieces: [{ id: "p1", text: "change 9 is merged", kind: "merged", change: fact(9).key }] });
const tested = made({ pieces: [{ id: "p1", text: "the tests pass on 7", kind: "ci", changes: [fact(7).key] }] });
const newton = (milestone: string | null) =>
  made({ due: { kind: "milestone", cycle: "newton", milestone, words: "early in Newton, read as by newton-1" } });
const judged = (verdict: "kept" | "late" | "missed" | "cannot be judged", at: string | null = null) =>
  act("judged", { verdict, at, reason: "it was said in the meeting" }, on(9), "pat");

const table: [story: string, acts: PromiseAct[], facts: ChangeFact[], at: string, state: PromiseState][] = [
  ["nothing is there yet", [made()], [], on(4), "open"],
  ["it is up, and had to merge", [made()], [fact(9)], on(4), "open"],
  ["it merged in time", [made()], merged(5), on(6), "kept"],
  ["it merged in time, and is read much later", [made()], merged(5), on(29), "kept"],
  ["it merges later than is asked about", [made()], merged(5), on(4), "open"],
  ["the date passed without it", [made()], [], on(9), "missed"],
  ["it merged late", [made()], merged(11), on(12), "late"],
  ["it was missed until it came late", [made()], merged(11), on(10), "missed"],
  ["what merged before it was promised keeps nothing", [made()], [fact(9, { merged: on(0) })], on(9), "missed"],
  ["an abandoned change keeps nothing", [look({ deed: "up" })], [fact(9, { abandoned: true })], on(9), "missed"],
  ["being up is enough where it had to be up", [look({ deed: "up" })], [fact(9)], on(9), "kept"],
  [
    "another repository does not count",
    [look({ repository: "openstack/keystonemiddleware" })],
    merged(5),
    on(9),
    "missed",
  ],
  ["a repository that nobody reads", [look({ repository: "openstack/devstack" })], [], on(9), "cannot be judged"],
  ["and before the date it is open", [look({ repository: "openstack/devstack" })], [], on(5), "open"],
  ["its topic", [look({ words: null, topic: "totp" })], merged(5, { topic: "bp/totp" }), on(9), "kept"],
  [
    "a path below a folder",
    [look({ path: "keystone/auth" })],
    merged(5, { files: ["keystone/auth/x.py"] }),
    on(9),
    "kept",
  ],
  ["a path elsewhere", [look({ path: "keystone/auth" })], merged(5, { files: ["keystone/authn.py"] }), on(9), "missed"],
  ["files that are not known", [look({ path: "keystone/auth" })], merged(5), on(9), "cannot be judged"],
  ["a word within a word is none", [look({ words: "otp" })], merged(5), on(9), "missed"],
  ["words joined otherwise", [look({ words: "PCI DSS" })], merged(5, { message: "Add PCI-DSS checks" }), on(9), "kept"],
  ["one of two is there", [both], merged(5, { message: "Run under uwsgi" }), on(9), "missed"],
  [
    "two of two are there",
    [both],
    [...merged(5, { message: "uwsgi" }), fact(8, { merged: on(6), message: "gunicorn" })],
    on(9),
    "kept",
  ],
  [
    "an option is removed",
    [look({ kind: "removed", what: "eventlet" })],
    merged(5, { message: "Removes the Eventlet server" }),
    on(9),
    "kept",
  ],
  [
    "it is only deprecated",
    [look({ kind: "removed", what: "eventlet" })],
    merged(5, { message: "Deprecate eventlet" }),
    on(9),
    "missed",
  ],
  [
    "its removal is reverted",
    [look({ kind: "removed", what: "eventlet" })],
    merged(5, { message: 'Revert "Remove eventlet"' }),
    on(9),
    "missed",
  ],
  ["a change that is merged", [named], merged(5), on(9), "kept"],
  ["a change that merges later", [named], merged(5), on(4), "open"],
  ["tests that pass later", [tested], [fact(7, { green: on(5) })], on(4), "open"],
  ["tests that pass", [tested], [fact(7, { green: on(5) })], on(9), "kept"],
  ["no date, and nothing is there", [undated], [], on(29), "open"],
  ["no date, and it is there", [undated], merged(20), on(29), "kept"],
  ["nothing to look for, before the date", [made({ pieces: [] })], [], on(7), "open"],
  ["nothing to look for, after it", [made({ pieces: [] })], [], on(9), "cannot be judged"],
  ["only a person can say", [look({ kind: "word", text: "the docs are read" })], [], on(9), "cannot be judged"],
  ["by a milestone to come", [newton("newton-1")], [], on(29), "open"],
  ["by a milestone, in time", [newton("newton-1")], merged(29), "2016-06-03T12:00:00.000Z", "kept"],
  ["by a milestone, missed", [newton("newton-1")], [], "2016-06-03T00:00:00.000Z", "missed"],
  ["by a milestone that the calendar does not have", [newton("newton-2")], [], "2016-09-03T12:00:00.000Z", "open"],
  [
    "done, by a milestone that it does not have",
    [newton(null)],
    merged(29),
    "2016-09-03T12:00:00.000Z",
    "cannot be judged",
  ],
  [
    "the date moved",
    [made(), act("moved", { due: { kind: "date", at: on(20), words: "day 20" }, reason: "" }, on(7))],
    [],
    on(9),
    "open",
  ],
  ["the date was taken away", [made(), act("moved", { due: null, reason: "" }, on(7))], [], on(9), "open"],
  [
    "something else is looked for",
    [made(), act("sought", { pieces: [marked("mfa")], reason: "" }, on(7))],
    merged(5),
    on(9),
    "missed",
  ],
  [
    "the ledger saw it, and the mirror is empty",
    [
      made(),
      act(
        "evidence",
        { piece: "p1", met: on(5), change: "made-up~9", url: null, text: "Change 9 is merged." },
        on(5, 13),
      ),
    ],
    [],
    on(9),
    "kept",
  ],
  ["a person overrules", [made(), judged("kept")], [], on(10), "kept"],
  ["a person overrules what the mirror shows", [made(), judged("missed")], merged(5), on(10), "missed"],
  ["before they did", [made(), judged("missed")], merged(5), on(8), "kept"],
  ["they took it back", [made(), judged("kept"), act("correct", { of: 2, reason: "" }, on(10))], [], on(11), "missed"],
  [
    "it was withdrawn",
    [made(), act("withdrawn", { reason: "no longer wanted" }, on(5))],
    merged(6),
    on(9),
    "withdrawn",
  ],
];

test.each(table)("%s", (_story, acts, facts, at, state) => {
  const found = stands(acts, at, facts);

  expect(found.state).toBe(state);
  expect(found.because.length).toBeGreaterThan(0);
});

describe("says why", () => {
  test("kept: with the change, and by how much in time", () => {
    expect(stands([made()], on(9), merged(5))).toMatchObject({
      because: [
        "Kept on 5 Feb 2016 12:00 UTC, 3 days before 8 Feb 2016 23:00 UTC (within one week).",
        'Change 9 is merged; it says "totp".',
      ],
      keptAt: on(5),
      lateBy: null,
      unmet: [],
      pieces: [{ change: "made-up~9", url: "https://review.example.org/9", met: on(5) }],
    });
  });

  test("late: by how much", () => {
    const { because, lateBy } = stands([made()], on(20), merged(11));

    expect(because[0]).toBe("Kept on 11 Feb 2016 12:00 UTC, 2 days after 8 Feb 2016 23:00 UTC (within one week).");
    expect(lateBy).toBe((2 * 24 + 13) * 3_600_000);
  });

  test("missed: what is there and what is not", () => {
    expect(stands([both], on(9), merged(5, { message: "Run under uwsgi" }))).toMatchObject({
      because: [
        "1 piece of 2 is there.",
        "It was due by 8 Feb 2016 23:00 UTC (within one week).",
        'Change 9 is merged; it says "uwsgi".',
      ],
      unmet: ['Not seen yet: a change is merged: it says "gunicorn".'],
      awaiting: ["ana"],
    });
  });

  test("open: until when, and that the calendar does not know", () => {
    expect(stands([made()], on(4))).toMatchObject({
      deadline: on(8, 23),
      because: ["Due by 8 Feb 2016 23:00 UTC (within one week)."],
    });
    expect(stands([newton("newton-2")], on(4)).because).toEqual([
      "Due early in Newton, read as by newton-1; the calendar does not say yet when newton-2 is.",
    ]);
  });

  test("overruled: by whom and why", () => {
    expect(stands([made(), judged("late", on(9))], on(10))).toMatchObject({
      because: ["pat says that it is late, done on 9 Feb 2016 12:00 UTC.", "it was said in the meeting"],
      overruled: { by: "pat", at: on(9) },
      lateBy: 13 * 3_600_000,
    });
    expect(stands([made(), judged("cannot be judged")], on(10)).because[0]).toBe("pat says that it cannot be judged.");
  });

  test("it is a function of acts, facts and the moment: nothing later is looked at", () => {
    const acts = [made(), judged("missed"), act("withdrawn", { reason: "" }, on(20))];
    const now = stands(acts, on(8), [...merged(5), fact(8, { merged: on(20) })]);

    expect(now).toEqual(stands([made()], on(8), merged(5)));
  });
});
