/** How do stories about a sprint's room play? */
import type { Sprint } from "../../../src/review/program.ts";
import { plainPlan } from "../../../src/review/sprint-plan.ts";
import type { RoomAct, RoomDeed } from "../../../src/sprint/room/acts.ts";
import { type Room, roomAfter } from "../../../src/sprint/room/room.ts";
import type { RoomGround, Ruling } from "../../../src/sprint/room/ruling.ts";

/** A minute of the first day of the stories' sprint: 15:00 UTC is 09:00 in Austin. */
export function at(minute: number): string {
  return new Date(Date.parse("2016-01-27T15:00:00.000Z") + minute * 60_000).toISOString();
}

/** @returns deeds as acts, one a minute; `by` says whose each is, "ana" when a deed does not. */
export function acts(...deeds: (RoomDeed & { by?: string; minute?: number })[]): RoomAct[] {
  return deeds.map(({ kind, body, by = "ana", minute }, n) => {
    const act = { process: "sprint-1", seq: n + 1, kind, body, by, recordedBy: by };
    return { ...act, at: at(minute ?? n), through: "web", link: null } as RoomAct;
  });
}

/** @returns the room of a sprint "mitaka" after some deeds. */
export function roomOf(...deeds: Parameters<typeof acts>): Room {
  return roomAfter("mitaka", acts(...deeds));
}

/** @returns the deed by which a session is raised; its title is its id. */
export function raises(session: string, track: string | null, state: "now" | "next" | "later" = "later"): RoomDeed {
  const terms = { room: null, at: null, minutes: null, wants: null, changes: [], about: [] };
  return { kind: "raised", body: { session, title: session, track, state, ...terms } };
}

/** @returns the deed by which a session goes to the end of a list, or in front of another. */
export function places(
  session: string,
  track: string | null,
  state: "now" | "next" | "later" | "done" | "dropped",
  before: string | null = null,
): RoomDeed {
  return { kind: "placed", body: { session, track, state, before } };
}

/** The sprint of the stories: three days in Austin, mornings for discussion. */
export const mitaka: Sprint = {
  ...plainPlan,
  ...{ id: "mitaka", title: "Mitaka mid-cycle", first: "2016-01-27", last: "2016-01-29", zone: "America/Chicago" },
  ...{ place: "Austin", remote: true, topics: [], hashtags: [], focus: null, notes: null, hosts: [] },
  rhythm: [
    { from: "09:00", to: "12:00", what: "discussion" },
    { from: "13:00", to: "18:00", what: "code" },
  ],
  rooms: ["Capri", "big-room"],
};

/** @returns what a rule looks at: a quarter past nine of the first day, Ana acting. */
export function ground(room: Room, more: Partial<RoomGround> = {}): RoomGround {
  return { room, sprint: mitaka, now: at(15), by: "ana", name: (id) => id, ...more };
}

/** @returns what a rule says, and the deeds that it asks for as "kind {body}". */
export function told(ruling: Ruling): string[] {
  if ("refused" in ruling) return [`refused: ${ruling.refused}`];
  return [ruling.says, ...ruling.deeds.map(({ kind, body }) => `${kind} ${JSON.stringify(body)}`)];
}
