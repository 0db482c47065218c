/** Which changes are to be read one by one, because a toggle of the gate moved their requirements and nothing tells of it? */
import type { Kysely } from "kysely";
import type { ChangeKey } from "../review/change.ts";
import { insertRows } from "./insert.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** A change to read by itself: a query would give its requirements as they were. */
export interface GateReadsTable {
  forge: string;
  number: number;
}

/** Notes changes before they are moved, so that whoever comes after a death reads them. */
export async function putGateReads(db: Kysely<Tables>, forge: string, numbers: readonly number[]): Promise<void> {
  const rows = numbers.map((number) => ({ forge, number }));
  await insertRows(db, "gate_reads", rows, "on conflict do nothing");
}

/** @returns up to `limit` numbers that are still to be read, the newest first. */
export async function gateReads(db: Kysely<Tables>, forge: string, limit: number): Promise<number[]> {
  const wanted = db.selectFrom("gate_reads").select("number").where("forge", "=", forge);
  return (await wanted.orderBy("number", "desc").limit(limit).execute()).map(({ number }) => number);
}

/** @returns how many are still to be read. */
export async function countGateReads(db: Kysely<Tables>, forge: string): Promise<number> {
  const counted = db.selectFrom("gate_reads").select(({ fn }) => fn.countAll<number>().as("n"));
  return (await counted.where("forge", "=", forge).executeTakeFirstOrThrow()).n;
}

/** Takes off the list what was read. */
export async function clearGateReads(db: Kysely<Tables>, forge: string, numbers: readonly number[]): Promise<void> {
  await db
    .deleteFrom("gate_reads")
    .where("forge", "=", forge)
    .where(among(db, "number", numbers))
    .execute();
}

/** @returns the tags of all that was said on a change. */
export async function tagsOn(db: Kysely<Tables>, change: ChangeKey): Promise<string[]> {
  const rows = await db
    .selectFrom("messages")
    .select("tag")
    .where("change_key", "=", change)
    .where("tag", "is not", null)
    .execute();
  return rows.flatMap(({ tag }) => tag ?? []);
}
