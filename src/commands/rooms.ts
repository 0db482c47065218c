/** Which sprints are there, and what has been done in each? Kept, because every list asks which changes are reserved. */
import type { ChangeKey } from "../review/change.ts";
import type { Program, Sprint } from "../review/program.ts";
import { sprintTime } from "../sprint/days.ts";
import { type Reservation, reservationOf } from "../sprint/reservation.ts";
import { emptyRoom, type Room, roomAfter } from "../sprint/room/room.ts";
import { type Attendee, takingPart } from "../sprint/roster.ts";
import type { Session } from "../sprint/session.ts";
import { roomActs, roomMarks } from "../store/room.ts";
import type { Context } from "./context.ts";

interface Kept {
  /** By `Sprint.id`. */
  rooms: Map<string, Room>;
  sprints: Sprint[];
}

const houses = new WeakMap<object, Kept>();

/** Reads again what was done in rooms since the last time; costs one small question when that is nothing. */
export async function refreshRooms({ board, db, program }: Pick<Context, "board" | "db" | "program">): Promise<void> {
  const known = houses.get(board)?.rooms ?? new Map<string, Room>();
  const rooms = new Map<string, Room>();
  for (const { process, sprint, acts, opened } of await roomMarks(db)) {
    const before = known.get(sprint);
    const same = before?.acts.length === acts && before.acts[0]?.process === process && before.acts[0].at === opened;
    rooms.set(sprint, same ? before : roomAfter(sprint, await roomActs(db, process)));
  }
  const own = [...rooms.values()].flatMap(({ id, sprint }) =>
    sprint === null || program.sprints.some((one) => one.id === id) ? [] : [sprint],
  );
  houses.set(board, { rooms, sprints: own.length > 0 ? [...program.sprints, ...own] : program.sprints });
}

/** @returns every sprint, those of the program file first, then those made here, in the order in which they were made. */
export function sprintsOf({ board, program }: Pick<Context, "board" | "program">): readonly Sprint[] {
  return houses.get(board)?.sprints ?? program.sprints;
}

/** @returns the sprints that were over before one began, the latest first. */
export function sprintsBefore(context: Pick<Context, "board" | "program">, { first }: Pick<Sprint, "first">): Sprint[] {
  return sprintsOf(context)
    .filter(({ last }) => last < first)
    .sort((a, b) => (a.last < b.last ? 1 : -1));
}

/** @returns the program with every sprint, for rules that look at a program's sprints. */
export function programOf(context: Pick<Context, "board" | "program">): Program {
  const sprints = sprintsOf(context);
  return sprints === context.program.sprints ? context.program : { ...context.program, sprints: [...sprints] };
}

/** @returns the room of a sprint as it was last read; an empty one when nothing was done in it. */
export function roomOf({ board }: Pick<Context, "board">, sprint: Pick<Sprint, "id">): Room {
  return houses.get(board)?.rooms.get(sprint.id) ?? emptyRoom(sprint.id);
}

/** @returns the sessions of a sprint in the order of its agenda, dropped ones left out. */
export function sessionsOf(context: Pick<Context, "board">, sprint: Pick<Sprint, "id">): Session[] {
  return roomOf(context, sprint).agenda.filter(({ state }) => state !== "dropped");
}

/** @returns whoever takes part in a sprint, in the order in which they came onto the roster; some may not be named. */
export function rosterOf(context: Pick<Context, "board">, sprint: Pick<Sprint, "id">): Attendee[] {
  return takingPart(roomOf(context, sprint).roster);
}

/** @returns who of a sprint that is on looks at a change now, and of which sprint; null when nobody does. */
export function reservationNow(
  context: Pick<Context, "board" | "program" | "now">,
  change: ChangeKey,
): (Reservation & { sprint: Sprint }) | null {
  const at = context.now();
  for (const sprint of sprintsOf(context)) {
    if (sprintTime(sprint, at) !== "now") continue;
    const found = reservationOf(roomOf(context, sprint).reservations, change, at);
    if (found) return { ...found, sprint };
  }
  return null;
}
