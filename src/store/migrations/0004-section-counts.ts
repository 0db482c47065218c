/** How did the sections of a dashboard go, and what does a query need to be judged on the whole mirror? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds what sections counted and which values labels have, and the indexes that lists of closed changes are read by. */
export async function sectionCounts(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  const clustered = isPostgres(db) ? "" : "without rowid";
  for (const statement of [
    `create table section_counts (
      dashboard ${text} not null,
      section ${text} not null,
      at ${text} not null,
      query ${text} not null,
      count bigint not null,
      primary key (dashboard, section, at)
    ) ${clustered}`,
    `create index section_counts_at on section_counts (at)`,
    `create table label_ranges (
      forge ${text} not null,
      repository ${text} not null,
      label ${text} not null,
      min bigint not null,
      max bigint not null,
      primary key (forge, repository, label)
    ) ${clustered}`,
    `create index changes_updated on changes (updated, key)`,
    `create index changes_owner on changes (owner, updated, key)`,
  ])
    await sql.raw(statement).execute(db);
}
