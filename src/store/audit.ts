/** What was refused, to whom, and why? */
import { type Kysely, sql } from "kysely";
import type { Instant } from "../review/change.ts";
import { hashOf } from "./secret.ts";
import { inOneStep } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { AuditTable } from "./tables-people.ts";

/** A refusal; `times` of them in the hour that began with `first`. */
export type Refusal = AuditTable;

/** Milliseconds that a refusal is kept, and how many rows are kept at most. */
export const auditLimits = { age: 90 * 86_400_000, rows: 100_000 };
const longest = 500;

/** Notes a refusal. The same again within the hour is counted, not written anew: a storm of them fills nothing. */
export async function putRefusal(
  db: Kysely<Tables>,
  refusal: Pick<Refusal, "who" | "through" | "what" | "why">,
  at: Instant,
  { age, rows } = auditLimits,
): Promise<void> {
  const { who, through } = refusal;
  const [what, why] = [refusal.what.slice(0, longest), refusal.why.slice(0, longest)];
  const key = hashOf(JSON.stringify([at.slice(0, 13), who, through, what, why])).slice(0, 32);
  await inOneStep(db, async (tx) => {
    const written = await tx
      .insertInto("audit")
      .values({ key, first: at, last: at, times: 1, who, through, what, why })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ last: at, times: sql`audit.times + 1` }))
      .returning("times")
      .executeTakeFirstOrThrow();
    if (written.times > 1) return;
    const oldest = new Date(Date.parse(at) - age).toISOString();
    await tx.deleteFrom("audit").where("last", "<", oldest).execute();
    const over = await tx
      .selectFrom("audit")
      .select(["last", "key"])
      .orderBy("last", "desc")
      .orderBy("key", "desc")
      .offset(rows)
      .limit(1)
      .executeTakeFirst();
    if (over) await tx.deleteFrom("audit").where("last", "<=", over.last).execute();
  });
}

/** What is asked of the audit. `text`: in the deed, the reason or the name of who was refused. */
export interface AuditQuestion {
  who?: string | undefined;
  through?: string | undefined;
  text?: string | undefined;
  page: number;
  size: number;
}

/** @returns a page of refusals, the latest first, and how many fit in all. */
export async function refusals(
  db: Kysely<Tables>,
  { who, through, text, page, size }: AuditQuestion,
): Promise<{ rows: Refusal[]; total: number }> {
  const like = text && `%${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const fitting = db
    .selectFrom("audit")
    .$if(who !== undefined, (query) => query.where("who", "=", who ?? null))
    .$if(through !== undefined, (query) => query.where("through", "=", through ?? ""))
    .$if(Boolean(like), (query) =>
      query.where(sql<boolean>`lower(what || ' ' || why || ' ' || coalesce(who, '')) like ${like} escape '\\'`),
    );
  const { total } = await fitting.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await fitting
    .selectAll()
    .orderBy("last", "desc")
    .orderBy("key", "desc")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { rows, total };
}
