/** Which changes does a gate still have to read one by one? */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";

/** Adds the list; it outlives the process that began to read. */
export async function gate(db: Kysely<Tables>): Promise<void> {
  await sql`create table gate_reads (forge text not null, number bigint not null, primary key (forge, number))`.execute(
    db,
  );
}
