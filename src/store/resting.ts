/** Which channels rest because nothing could be said there, and how fast are the others spoken to? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Tables } from "./tables.ts";
import type { RestingTable } from "./tables-deliveries.ts";

/** @returns why and until when a channel rests; null when it does not. A rest that is over stays until something was said. */
export async function restOf(db: Kysely<Tables>, channel: string): Promise<RestingTable | null> {
  const row = await db.selectFrom("resting").selectAll().where("channel", "=", channel).executeTakeFirst();
  return row ?? null;
}

/** @returns every channel that rests, in order of name. */
export async function rests(db: Kysely<Tables>): Promise<RestingTable[]> {
  return db.selectFrom("resting").selectAll().orderBy("channel").execute();
}

/** Lets a channel rest; of several that say so the last one counts, but for since when, which stays. */
export async function rest(db: Kysely<Tables>, row: RestingTable): Promise<void> {
  await db
    .insertInto("resting")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("channel").doUpdateSet({ until: row.until, tries: row.tries, trouble: row.trouble }),
    )
    .execute();
}

/** Ends a channel's rest: something was said there. */
export async function restNoMore(db: Kysely<Tables>, channel: string): Promise<void> {
  await db.deleteFrom("resting").where("channel", "=", channel).execute();
}

/** @returns how many messages any process tried in a channel since a moment of our clock. */
export async function triedSince(db: Kysely<Tables>, channel: string, since: Instant): Promise<number> {
  const counted = db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.count<number>("message").distinct().as("n"))
    .where("channel", "=", channel)
    .where("tried", ">", since);
  return (await counted.executeTakeFirstOrThrow()).n;
}
