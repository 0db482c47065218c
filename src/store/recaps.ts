/** What has been written into a recap, step by step? */
import type { Kysely } from "kysely";
import type { Notice } from "../words/notice.ts";
import { insertRows } from "./insert.ts";
import { putNotices } from "./outbox.ts";
import type { Tables } from "./tables.ts";
import type { RecapRevisionsTable, RevisionKind } from "./tables-recaps.ts";

/** One step of a recap. */
export type Revision = RecapRevisionsTable;

/** A step without its text. */
export type RevisionHead = Omit<Revision, "body">;

/** Another writer was first. */
const outrun = new Error("another writer was first");

/** @returns every step in order, without the texts. */
export async function revisionHeads(db: Kysely<Tables>, sprint: string): Promise<RevisionHead[]> {
  return db
    .selectFrom("recap_revisions")
    .select(["sprint", "seq", "kind", "at", "by"])
    .where("sprint", "=", sprint)
    .orderBy("seq")
    .execute();
}

/** @returns one step with its text; null when there is none of that number. */
export async function revisionOf(db: Kysely<Tables>, sprint: string, seq: number): Promise<Revision | null> {
  const row = await db
    .selectFrom("recap_revisions")
    .selectAll()
    .where("sprint", "=", sprint)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns the last step of any of these kinds; null when there is none. */
export async function lastRevision(
  db: Kysely<Tables>,
  sprint: string,
  kinds: readonly RevisionKind[],
): Promise<Revision | null> {
  const row = await db
    .selectFrom("recap_revisions")
    .selectAll()
    .where("sprint", "=", sprint)
    .where("kind", "in", kinds)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Adds one step, in one transaction with its notices. `decide` gets the last number there is (0 when none) and says
 * what to add; it is asked again as long as another writer was first, and what it throws is thrown on.
 * @returns the step as it was written.
 */
export async function addRevision(
  db: Kysely<Tables>,
  sprint: string,
  decide: (last: number) => Promise<Omit<Revision, "sprint" | "seq"> & { notices?: readonly Notice[] }>,
): Promise<Revision> {
  for (;;) {
    const last = (await revisionHeads(db, sprint)).at(-1)?.seq ?? 0;
    const { notices = [], kind, at, by, body } = await decide(last);
    const row: Revision = { sprint, seq: last + 1, kind, at, by, body };
    try {
      await db.transaction().execute(async (tx) => {
        if ((await insertRows(tx, "recap_revisions", [row], "on conflict do nothing")) === 0) throw outrun;
        await putNotices(tx, notices, null);
      });
      return row;
    } catch (failure) {
      if (failure !== outrun) throw failure;
    }
  }
}
