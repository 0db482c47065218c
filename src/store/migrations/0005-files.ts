/** Which files does a change touch? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds the files of changes, and marks what is open as dirty: its files are not known yet. */
export async function files(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  for (const statement of [
    `alter table changes add column has_files bigint not null default 0`,
    `create table files (
      change_key ${text} not null references changes (key) on delete cascade,
      path ${text} not null,
      primary key (change_key, path)
    ) ${isPostgres(db) ? "" : "without rowid"}`,
    `insert into dirty (forge, number, reason, since, due, tries)
      select forge, number, 'sweep', updated, updated, 0 from changes where status = 'open'
      on conflict do nothing`,
  ])
    await sql.raw(statement).execute(db);
}
