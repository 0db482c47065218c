/** Which sprints have a room, and what was done in each? Rooms are processes of the ledger, called after their sprint. */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { RoomAct } from "../sprint/room/acts.ts";
import { actsOf, append, type Decision, openProcess, type Written } from "./ledger.ts";
import type { Tables } from "./tables.ts";

/** Kind of the processes that are rooms. */
export const roomKind = "sprint";

/** A room by its sprint, and how many acts it has: it only grows, so an equal number means that nothing was done. */
export interface RoomMark {
  process: string;
  /** `Sprint.id`. */
  sprint: string;
  acts: number;
  opened: Instant;
}

/** @returns every room, in the order in which they were opened; one small question. */
export async function roomMarks(db: Kysely<Tables>): Promise<RoomMark[]> {
  const rows = await db
    .selectFrom("processes")
    .select((from) => [
      "processes.id as process",
      "processes.title as sprint",
      "processes.opened",
      from
        .selectFrom("acts")
        .select(({ fn }) => fn.max<number>("acts.seq").as("acts"))
        .whereRef("acts.process", "=", "processes.id")
        .as("acts"),
    ])
    .where("processes.kind", "=", roomKind)
    .orderBy("processes.number")
    .execute();
  return rows.map(({ acts, ...row }) => ({ ...row, acts: acts ?? 0 }));
}

/** @returns all acts of a room in order. */
export function roomActs(db: Kysely<Tables>, process: string): Promise<RoomAct[]> {
  return actsOf<RoomAct>(db, process);
}

/** Somebody else opened the room meanwhile. */
const opened = new Error("the room is open");

/**
 * Writes what is done in a sprint's room, in one step with its notices; the first deed opens the room with `first`.
 * `decide` sees all acts that are there by then, `first` included, and is asked again when another writer was first; what
 * it throws is thrown on, and nothing is written. `source` as in `append`.
 */
export async function writeInRoom(
  db: Kysely<Tables>,
  sprint: string,
  source: string | null,
  first: Decision<RoomAct>["acts"][number],
  decide: (acts: RoomAct[]) => Decision<RoomAct>,
): Promise<Written<RoomAct>> {
  const find = async () => (await roomMarks(db)).find((room) => room.sprint === sprint)?.process ?? null;
  const process = await find();
  if (process !== null) return append(db, process, source, decide);
  try {
    return await openProcess<RoomAct>(db, roomKind, source, async (id) => {
      if ((await find()) !== null) throw opened;
      const { acts, notices } = decide([{ ...first, process: id, seq: 1 } as RoomAct]);
      return { title: sprint, acts: [first, ...acts], notices };
    });
  } catch (failure) {
    if (failure !== opened) throw failure;
    return writeInRoom(db, sprint, source, first, decide);
  }
}
