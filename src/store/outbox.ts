/** What is there to say, and what has been said? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Notice } from "../words/notice.ts";
import { insertRows } from "./insert.ts";
import type { Tables } from "./tables.ts";

/** A notice that waits, and the process that it is about. */
export interface OutboxEntry {
  notice: Notice;
  process: string | null;
  created: Instant;
}

/** Puts notices there to be said; one whose id was put there before, said or not, is left alone. @returns how many were new. */
export async function putNotices(
  db: Kysely<Tables>,
  notices: readonly Notice[],
  process: string | null,
): Promise<number> {
  const rows = notices.map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    process,
    notice: JSON.stringify(notice),
    created: notice.at,
    state: "waiting" as const,
  }));
  return insertRows(db, "outbox", rows, "on conflict do nothing");
}

/** @returns what waits to be said, the oldest first, at most `limit`. */
export async function waitingNotices(db: Kysely<Tables>, limit: number): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom("outbox")
    .select(["notice", "process", "created"])
    .where("state", "=", "waiting")
    .orderBy("created")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ notice, process, created }) => ({ notice: JSON.parse(notice) as Notice, process, created }));
}
