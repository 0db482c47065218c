/** Has another process written to the mirror? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "./steps.ts";
import type { Tables } from "./tables.ts";

/**
 * @returns a text that differs from the one before once somebody else has written; it costs next to nothing. On
 * PostgreSQL it also differs when another database of the same server was written to.
 */
export async function writings(db: Kysely<Tables>): Promise<string> {
  const { rows } = isPostgres(db)
    ? await sql<{ seen: string }>`select pg_current_wal_insert_lsn()::text as seen`.execute(db)
    : await sql<{ seen: number }>`select data_version as seen from pragma_data_version`.execute(db);
  return String(rows[0]?.seen);
}
