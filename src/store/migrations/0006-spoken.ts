/** Which commands were read from comments, what became of them, and what was answered? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** None of these belongs to the mirror: they stay when a forge is read anew, or old commands would run again. */
export async function spoken(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  for (const statement of [
    `create table listening (forge ${text} primary key, since ${text} not null, mark ${text} not null)`,
    `create table heard (
      change_key ${text} not null,
      message ${text} not null,
      primary key (change_key, message)
    ) ${isPostgres(db) ? "" : "without rowid"}`,
    `create table spoken (
      key ${text} primary key,
      change_key ${text} not null,
      seq bigint not null,
      "by" ${text} not null,
      at ${text} not null,
      command ${text} not null,
      taken_until ${text} not null,
      outcome ${text},
      answer ${text},
      answered bigint not null
    )`,
    `create index spoken_waiting on spoken (change_key) where answered = 0`,
  ])
    await sql.raw(statement).execute(db);
}
