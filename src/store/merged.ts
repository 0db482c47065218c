/** How much has merged in a span of time? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** @returns how many changes of these repositories merged from an instant until just before another, on any branch. */
export async function mergedBetween(
  db: Kysely<Tables>,
  repositories: readonly string[],
  from: Instant,
  to: Instant,
): Promise<number> {
  const counted = db
    .selectFrom("changes")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("status", "=", "merged")
    .where("submitted", ">=", from)
    .where("submitted", "<", to)
    .where(among(db, "repository", repositories));
  return (await counted.executeTakeFirstOrThrow()).n;
}
