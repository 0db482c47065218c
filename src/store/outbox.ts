/** What is there to say, and is it known to whom? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Notice } from "../words/notice.ts";
import { insertRows } from "./insert.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** A notice that waits, and the process that it is about. */
export interface OutboxEntry {
  notice: Notice;
  process: string | null;
  created: Instant;
}

/**
 * Puts notices there to be said; one whose id was put there before, said or not, is left alone. To be called in the
 * transaction that writes what they announce: who is told, and where, is found out later from what is written here.
 * @param more `Who.id`s of those whose doing it is, and of those whom it concerns, unless a notice says so itself.
 * @returns how many were new.
 */
export async function putNotices(
  db: Kysely<Tables>,
  notices: readonly Notice[],
  process: string | null,
  more: { by?: string[]; concerns?: string[] } = {},
): Promise<number> {
  const filled = Object.fromEntries(Object.entries(more).filter(([, who]) => who.length > 0));
  const rows = notices.map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    process,
    notice: JSON.stringify({ ...filled, ...notice }),
    created: notice.at,
    state: "waiting" as const,
  }));
  return insertRows(db, "outbox", rows, "on conflict do nothing");
}

/** @returns the notices of which it is not yet known who is told, the oldest first, at most `limit`. */
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

/** @returns the notices with these ids that were put there, said or not, by id. */
export async function noticesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Notice>> {
  const rows = await db
    .selectFrom("outbox")
    .select(["id", "notice"])
    .where(among(db, "id", ids))
    .execute();
  return new Map(rows.map(({ id, notice }) => [id, JSON.parse(notice) as Notice]));
}
