/** Who is on the roster of a sprint, who is there, and what is kept? */
import { describe, expect, test } from "vitest";
import type { RoomDeed } from "../../src/sprint/room/acts.ts";
import { nickTaken, presentAt, takingPart, unsaid } from "../../src/sprint/roster.ts";
import { at, roomOf } from "./room/play.ts";

const signsUp = (more: object = {}): RoomDeed => ({ kind: "signed-up", body: { ...unsaid, ...more } });
const comes = (place: string): RoomDeed => ({ kind: "checked-in", body: { place } });
const goes: RoomDeed = { kind: "checked-out", body: {} };
const off: RoomDeed = { kind: "signed-off", body: {} };
const newDay: RoomDeed = { kind: "new-day", body: {} };

describe("takes part", () => {
  test.each<[story: string, deeds: Parameters<typeof roomOf>, names: string[]]>([
    ["who signs up", [signsUp(), { ...signsUp(), by: "ben" }], ["ana", "ben"]],
    ["who only comes", [comes("capri")], ["ana"]],
    ["nobody who signs off before coming", [signsUp(), off], []],
    ["who comes and signs off: they were there", [signsUp(), comes("capri"), off], ["ana"]],
    ["who signs up again", [signsUp(), off, signsUp()], ["ana"]],
  ])("%s", (_, deeds, names) => {
    expect(takingPart(roomOf(...deeds).roster).map(({ id }) => id)).toEqual(names);
  });
});

describe("is there", () => {
  test.each<[story: string, deeds: RoomDeed[], minute: number, place: string | null]>([
    ["who came", [comes("capri")], 5, "capri"],
    ["nobody who left", [comes("capri"), goes], 5, null],
    ["nobody before they came", [comes("capri")], -5, null],
    ["at the last place", [comes("capri"), comes("lobby")], 5, "lobby"],
    ["at the first place while they were there", [comes("capri"), comes("lobby")], 0, "capri"],
    ["nobody once a new day has begun", [comes("capri"), newDay], 5, null],
    ["nobody who forgot to leave the day before", [comes("capri")], 24 * 60, null],
    ["still at night in the sprint's zone", [comes("capri")], 14 * 60, "capri"],
  ])("%s", (_, deeds, minute, place) => {
    const [one] = roomOf(...deeds).roster;
    expect(one && (presentAt(one, at(minute), "America/Chicago")?.place ?? null)).toBe(place);
  });
});

test("every visit is kept, also over a new day and a sign-off", () => {
  const [one] = roomOf(comes("capri"), goes, comes("lobby"), newDay, comes("api"), off).roster;
  expect(one?.visits).toEqual([
    { place: "capri", from: at(0), to: at(1) },
    { place: "lobby", from: at(2), to: at(3) },
    { place: "api", from: at(4), to: at(5) },
  ]);
});

test("signing up again changes what was said, not since when", () => {
  const [one] = roomOf(signsUp({ company: "HP" }), signsUp({ company: "HPE", presence: "remote" })).roster;
  expect(one).toMatchObject({ company: "HPE", presence: "remote", since: at(0) });
});

test("a nick is somebody's alone, in any case", () => {
  const { roster } = roomOf(signsUp({ nick: "AnaO" }));
  expect(nickTaken(roster, "anao", "ben")?.id).toBe("ana");
  expect(nickTaken(roster, "anao", "ana")).toBeNull();
});
