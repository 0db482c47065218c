/** Until when may a change have merged whose exact moment nobody knows? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds the moment to changes, and finds merges that may lie in days long after their earliest moment. */
export async function mergeMoments(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  for (const statement of [
    `alter table changes add column submitted_until ${text}`,
    `create index activity_merged_until on activity (detail) where kind = 'merged' and detail is not null`,
  ])
    await sql.raw(statement).execute(db);
}
