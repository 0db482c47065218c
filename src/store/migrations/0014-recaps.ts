/** What did people write into recaps, and when were the facts pinned? */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";

/** Adds the revisions of recaps. They are only added to. */
export async function recaps(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create table recap_revisions (sprint text not null, seq bigint not null, kind text not null, at text not null,
        "by" text not null, body text not null, primary key (sprint, seq))`,
    )
    .execute(db);
}
