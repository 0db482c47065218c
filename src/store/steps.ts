/** How are several statements made one, and what differs between the two databases? */
import { type Kysely, PostgresAdapter, type RawBuilder, sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** Is this PostgreSQL? Otherwise it is SQLite. */
export function isPostgres(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Writes all or nothing. Writers of one mirror take turns, on SQLite by its nature and on PostgreSQL by a lock that
 * ends with the transaction: no order of rows can make two of them wait for each other. Inside, use only what `work`
 * is given.
 */
export async function inOneStep<R>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<R>): Promise<R> {
  return db.transaction().execute(async (tx) => {
    if (isPostgres(tx)) {
      await sql`select pg_advisory_xact_lock(hashtext('midcycle writes'), hashtext(current_schema()))`.execute(tx);
    }
    return work(tx);
  });
}

/** Reads several tables as they were at one moment, whoever writes meanwhile. Inside, use only what `work` is given. */
export async function inOneView<R>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<R>): Promise<R> {
  return db.transaction().setAccessMode("read only").setIsolationLevel("repeatable read").execute(work);
}

/** @returns the condition that a column has one of the values: one statement text however many there are. */
export function among(db: Kysely<Tables>, column: string, values: readonly (string | number)[]): RawBuilder<boolean> {
  return isPostgres(db)
    ? sql<boolean>`${sql.ref(column)} = any(${values})`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}

/** @returns the items in runs of at most `size`, in order. */
export function runsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
