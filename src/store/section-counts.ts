/** How many changes did a section of a dashboard have, and when? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import { insertRows } from "./insert.ts";
import { inOneStep } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { SectionCountsTable } from "./tables-queries.ts";

/**
 * Keeps counts and drops those from before `since`. A count of the same section and moment that is there already stays:
 * two processes that count at once count once.
 */
export async function putSectionCounts(
  db: Kysely<Tables>,
  counts: readonly SectionCountsTable[],
  since: Instant,
): Promise<void> {
  await inOneStep(db, async (tx) => {
    await insertRows(tx, "section_counts", counts, "on conflict do nothing");
    await tx.deleteFrom("section_counts").where("at", "<", since).execute();
  });
}

/** @returns the counts of a dashboard's sections from a moment on, oldest first. */
export async function sectionCountsOf(
  db: Kysely<Tables>,
  dashboard: string,
  since: Instant,
): Promise<SectionCountsTable[]> {
  return db
    .selectFrom("section_counts")
    .selectAll()
    .where("dashboard", "=", dashboard)
    .where("at", ">=", since)
    .orderBy("at")
    .orderBy("section")
    .execute();
}

/** Drops all counts: for a world that began again. */
export async function forgetSectionCounts(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom("section_counts").execute();
}

/** @returns when sections were last counted; null when they never were. */
export async function lastSectionCount(db: Kysely<Tables>): Promise<Instant | null> {
  const last = db.selectFrom("section_counts").select(({ fn }) => fn.max("at").as("at"));
  return (await last.executeTakeFirst())?.at ?? null;
}
