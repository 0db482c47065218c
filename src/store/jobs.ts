/** Which jobs run by the clock, who runs them now, and how did it go? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Tables } from "./tables.ts";
import type { JobsTable } from "./tables-deliveries.ts";

/** @returns whether a fire of a job is ours: of all processes one takes each fire, and none takes one that is older. */
export async function takeFire(db: Kysely<Tables>, name: string, fire: Instant): Promise<boolean> {
  const nothing = { began: null, ended: null, outcome: null, told: null, mark: null, wanted: null };
  const taken = await db
    .insertInto("jobs")
    .values({ name, fire, ...nothing })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ fire }).where("jobs.fire", "<", fire))
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Notes that a job has begun. */
export async function beginRun(db: Kysely<Tables>, name: string, began: Instant): Promise<void> {
  const fresh = { began, ended: null, outcome: null, told: null };
  await db
    .insertInto("jobs")
    .values({ name, fire: "", mark: null, wanted: null, ...fresh })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(fresh))
    .execute();
}

/** How a run ended. */
export type RunEnding = Pick<JobsTable, "outcome" | "told"> & { mark?: string };

/** Notes how a run ended, and how far it has read when it says so. */
export async function endRun(db: Kysely<Tables>, name: string, ended: Instant, ending: RunEnding): Promise<void> {
  await db
    .updateTable("jobs")
    .set({ ended, ...ending })
    .where("name", "=", name)
    .execute();
}

/** Asks that a job runs now, whoever runs jobs. */
export async function wantRun(db: Kysely<Tables>, name: string, wanted: Instant): Promise<void> {
  const nothing = { began: null, ended: null, outcome: null, told: null, mark: null };
  await db
    .insertInto("jobs")
    .values({ name, fire: "", ...nothing, wanted })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ wanted }))
    .execute();
}

/** @returns whether a run that was asked for is ours to begin. */
export async function takeWanted(db: Kysely<Tables>, name: string): Promise<boolean> {
  const taken = db.updateTable("jobs").set({ wanted: null }).where("name", "=", name).where("wanted", "is not", null);
  return (await taken.returning("name").executeTakeFirst()) !== undefined;
}

/** @returns every job that ever ran or was asked for, by name. */
export async function jobRows(db: Kysely<Tables>): Promise<Map<string, JobsTable>> {
  const rows = await db.selectFrom("jobs").selectAll().execute();
  return new Map(rows.map((row) => [row.name, row]));
}
