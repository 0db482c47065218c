/** How do sessions move through an agenda, whatever people do? */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { RoomDeed } from "../../src/sprint/room/acts.ts";
import { roomAfter } from "../../src/sprint/room/room.ts";
import { type SessionState, sessionStates, sessionsOn } from "../../src/sprint/session.ts";
import { acts, at, places, raises, roomOf } from "./room/play.ts";

describe("an agenda reads", () => {
  const rows: [story: string, deeds: RoomDeed[], agenda: string[]][] = [
    ["in the order of raising", [raises("s1", "api"), raises("s2", "api")], ["s1 later", "s2 later"]],
    [
      "with what begins in place of what was on",
      [raises("s1", "api", "now"), raises("s2", "api", "now")],
      ["s1 done", "s2 now"],
    ],
    [
      "without what was to come next, which is later again",
      [raises("s1", "api", "next"), raises("s2", "api", "next"), raises("s3", "api", "now")],
      ["s1 later", "s2 later", "s3 now"],
    ],
    [
      "as it was on other tracks",
      [raises("s1", "docs", "now"), raises("s2", "docs", "next"), raises("s3", "api", "now")],
      ["s1 now", "s2 next", "s3 now"],
    ],
    ["with several to come next", [raises("s1", "api", "next"), raises("s2", "api", "next")], ["s1 next", "s2 next"]],
    [
      "with a session in front of another",
      [raises("s1", "api"), raises("s2", "api"), places("s2", "api", "later", "s1")],
      ["s2 later", "s1 later"],
    ],
    ["with a session of another track", [raises("s1", "api"), places("s1", "docs", "next")], ["s1 next"]],
    [
      "with one begun again",
      [raises("s1", "api", "now"), places("s1", "api", "done"), places("s1", "api", "now")],
      ["s1 now"],
    ],
    [
      "cleared",
      [raises("s1", "api", "now"), raises("s2", "api", "next"), { kind: "cleaned", body: { track: "api" } }],
      ["s1 done", "s2 later"],
    ],
    [
      "on a new day",
      [raises("s1", "api", "now"), raises("s2", null, "next"), { kind: "new-day", body: {} }],
      ["s1 done", "s2 later"],
    ],
    ["as before when nobody knows the session", [raises("s1", "api"), places("s9", "api", "now")], ["s1 later"]],
  ];
  test.each(rows)("%s", (_, deeds, agenda) => {
    expect(roomOf(...deeds).agenda.map(({ id, state }) => `${id} ${state}`)).toEqual(agenda);
  });
});

test("a session tells how it moved, who moved it, and what displaced it", () => {
  const [first] = roomOf(raises("s1", "api", "now"), { ...raises("s2", "api", "now"), by: "ben" }).agenda;
  expect(first?.steps).toEqual([
    { seq: 1, at: at(0), by: "ana", from: null, to: "later", displacedBy: null },
    { seq: 1, at: at(0), by: "ana", from: "later", to: "now", displacedBy: null },
    { seq: 2, at: at(1), by: "ben", from: "now", to: "done", displacedBy: "s2" },
  ]);
  expect(first).toMatchObject({ began: at(0), ended: at(1), raisedBy: "ana" });
});

const names = ["s1", "s2", "s3", "s4"];
const tracks = [null, "api", "docs"];
const deed: fc.Arbitrary<RoomDeed> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...tracks),
      fc.constantFrom(...sessionStates),
      fc.option(fc.constantFrom(...names)),
    )
    .map(([session, track, state, before]) => places(session, track, state, before)),
  fc.constantFrom(...tracks).map((track): RoomDeed => ({ kind: "cleaned", body: { track } })),
  fc.constant<RoomDeed>({ kind: "new-day", body: {} }),
);
const raised = names.map((name, n) => raises(name, tracks[n % 3] ?? null));

property.prop([fc.array(deed, { maxLength: 60 })])(
  "one session of a track is on, none is lost, and each knows how it came there",
  (deeds) => {
    const { agenda } = roomOf(...raised, ...deeds);
    expect(agenda.map(({ id }) => id).sort()).toEqual(names);
    for (const track of tracks) expect(sessionsOn(agenda, track, "now").length).toBeLessThanOrEqual(1);
    for (const { state, steps, began, ended } of agenda) {
      const states: (SessionState | null)[] = [null, ...steps.map(({ to }) => to)];
      expect(steps.map(({ from }) => from)).toEqual(states.slice(0, -1));
      expect(steps.at(-1)?.to).toBe(state);
      expect(steps.map(({ seq }) => seq)).toEqual(steps.map(({ seq }) => seq).toSorted((a, b) => a - b));
      if (state === "now") expect(began !== null && ended === null).toBe(true);
      if (ended !== null) expect(began !== null && began <= ended).toBe(true);
    }
  },
);

property.prop([fc.array(deed, { maxLength: 40 }), fc.nat(40)])(
  "what was done is never undone: later acts only add",
  (deeds, cut) => {
    const all = acts(...raised, ...deeds);
    const before = roomAfter("mitaka", all.slice(0, raised.length + cut)).agenda;
    const after = new Map(roomAfter("mitaka", all).agenda.map((one) => [one.id, one]));
    for (const { id, steps } of before) expect(after.get(id)?.steps.slice(0, steps.length)).toEqual(steps);
  },
);
