/** What do counts over years need of each act, and nothing more? */
import { type Kysely, sql } from "kysely";
import type { ChangeKey, Instant } from "../review/change.ts";
import type { DayAct } from "../review/day-sheet.ts";
import { among, runsOf } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** As many keys as one statement is given. */
const run = 400;

/** @returns what happened from `from` on and before `to`, in order of time. */
export async function leanActs(db: Kysely<Tables>, from: Instant, to: Instant): Promise<DayAct[]> {
  const rows = await acts(db).where("a.at", ">=", from).where("a.at", "<", to).orderBy("a.at").execute();
  return rows as DayAct[];
}

/** @returns votes and comments on these changes before a moment, in no promised order. */
export async function reviewsBefore(
  db: Kysely<Tables>,
  keys: readonly ChangeKey[],
  before: Instant,
): Promise<DayAct[]> {
  const found: unknown[] = [];
  for (const some of runsOf(keys, run)) {
    const rows = await acts(db)
      .where(among(db, "a.change_key", some))
      .where("a.at", "<", before)
      .where("a.kind", "in", [sql.lit("voted"), sql.lit("commented")])
      .execute();
    found.push(...rows);
  }
  return found as DayAct[];
}

/** @returns the days ("2016-01-27", UTC) on which something was done to these changes, each once. */
export async function daysOf(db: Kysely<Tables>, keys: readonly ChangeKey[]): Promise<string[]> {
  const days = new Set<string>();
  for (const some of runsOf(keys, run)) {
    const rows = await db
      .selectFrom("activity")
      .select(sql<string>`substr(at, 1, 10)`.as("day"))
      .distinct()
      .where(among(db, "change_key", some))
      .execute();
    for (const { day } of rows) days.add(day);
  }
  return [...days];
}

/** @returns when the first act was done that the mirror has; null when it has none. */
export async function firstAct(db: Kysely<Tables>): Promise<Instant | null> {
  const row = await db.selectFrom("activity").select("at").orderBy("at").limit(1).executeTakeFirst();
  return row?.at ?? null;
}

function acts(db: Kysely<Tables>) {
  return db
    .selectFrom("activity as a")
    .innerJoin("changes as c", "c.key", "a.change_key")
    .select(["a.change_key as change", "c.forge", "c.repository", "c.owner", "c.created", "a.kind", "a.at", "a.by"])
    .select(["a.value", "a.patch_set as patchSet"]);
}
