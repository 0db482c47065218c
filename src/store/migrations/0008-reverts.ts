/** How are the reverts and cherry-picks of a change found? Few changes are any, so the indexes are small. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";

/** Adds the indexes. */
export async function reverts(db: Kysely<Tables>): Promise<void> {
  await sql`create index changes_revert_of on changes (revert_of) where revert_of is not null`.execute(db);
  await sql`create index changes_cherry_pick_of on changes (cherry_pick_of) where cherry_pick_of is not null`.execute(
    db,
  );
}
