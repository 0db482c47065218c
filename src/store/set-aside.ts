/** What could not be understood, and when is it tried again? */
import type { Kysely, Transaction } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Look } from "../review/snapshot.ts";
import { insertRows } from "./insert.ts";
import { among } from "./steps.ts";
import type { SetAsideTable, Tables } from "./tables.ts";

/** Milliseconds until the second try, doubling with each further one, and at most. */
const firstWait = 60_000;
const longestWait = 86_400_000;

/**
 * Sets aside what a look could not understand. It stays dirty and is tried again later and later, at once when
 * something was heard about it since the reading began.
 */
export async function putAside(
  tx: Transaction<Tables>,
  forge: string,
  unreadable: Look["unreadable"],
  at: { started: Instant; now: Instant },
): Promise<void> {
  if (unreadable.length === 0) return;
  const numbers = unreadable.map(({ number }) => number);
  await insertRows(
    tx,
    "set_aside",
    unreadable.map(({ number, reason, raw }) => ({ forge, number, reason, raw, at: at.now, tries: 1 })),
    `on conflict (forge, number) do update
     set reason = excluded.reason, raw = excluded.raw, at = excluded.at, tries = set_aside.tries + 1`,
  );
  const rows = await tx
    .selectFrom("set_aside")
    .select(["number", "tries"])
    .where("forge", "=", forge)
    .where(among(tx, "number", numbers))
    .execute();
  await insertRows(
    tx,
    "dirty",
    rows.map(({ number, tries }) => ({
      forge,
      number,
      reason: "sweep",
      since: at.started,
      due: new Date(Date.parse(at.now) + Math.min(longestWait, firstWait * 2 ** (tries - 1))).toISOString(),
      tries,
    })),
    `on conflict (forge, number) do update set tries = excluded.tries,
     due = case when dirty.since <= excluded.since then excluded.due else dirty.due end`,
  );
}

/** @returns what is set aside, with its raw text, the newest first. */
export async function setAside(db: Kysely<Tables>): Promise<SetAsideTable[]> {
  return db.selectFrom("set_aside").selectAll().orderBy("at", "desc").orderBy("forge").orderBy("number").execute();
}
