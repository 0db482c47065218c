/** Which processes are there, and which acts has each? */
import type { Kysely } from "kysely";
import type { Act } from "../governance/process.ts";
import type { ActsTable, ProcessesTable, Tables } from "./tables.ts";

/** A process without its acts. */
export type LedgerProcess = ProcessesTable;

/** @returns all acts of a process in order; none when there is no such process. */
export async function actsOf<A extends Act>(db: Kysely<Tables>, process: string): Promise<A[]> {
  const rows = await db.selectFrom("acts").selectAll().where("process", "=", process).orderBy("seq").execute();
  return rows.map((row) => actOf<A>(row));
}

/** @returns how many acts there are: it only ever grows, so equal counts mean that nothing was decided meanwhile. */
export async function countActs(db: Kysely<Tables>): Promise<number> {
  const counted = db.selectFrom("acts").select(({ fn }) => fn.countAll<number>().as("n"));
  return (await counted.executeTakeFirstOrThrow()).n;
}

/** @returns one process; null when there is none of that id. */
export async function processOf(db: Kysely<Tables>, id: string): Promise<LedgerProcess | null> {
  return (await db.selectFrom("processes").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** @returns all processes of a kind with their acts, in order of their numbers. */
export async function processesOf<A extends Act>(
  db: Kysely<Tables>,
  kind: string,
): Promise<(LedgerProcess & { acts: A[] })[]> {
  const found = await db.selectFrom("processes").selectAll().where("kind", "=", kind).orderBy("number").execute();
  const rows = await db
    .selectFrom("acts")
    .innerJoin("processes", "processes.id", "acts.process")
    .selectAll("acts")
    .where("processes.kind", "=", kind)
    .orderBy("acts.process")
    .orderBy("acts.seq")
    .execute();
  const acts = new Map<string, A[]>(found.map(({ id }) => [id, []]));
  for (const row of rows) acts.get(row.process)?.push(actOf<A>(row));
  // An act that was written between the two questions belongs to a process that the next look shows.
  return found.map((process) => ({ ...process, acts: acts.get(process.id) ?? [] })).filter(({ acts }) => acts.length);
}

function actOf<A extends Act>({ process, seq, kind, body, by, recorded_by, at, through, link }: ActsTable): A {
  return { process, seq, kind, body: JSON.parse(body), by, recordedBy: recorded_by, at, through, link } as A;
}
