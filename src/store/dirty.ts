/** Which changes are to be looked at again, and how far has each forge been read? */
import type { Kysely, Transaction } from "kysely";
import { changeKey, type Instant } from "../review/change.ts";
import type { Listed } from "../review/snapshot.ts";
import { insertRows } from "./insert.ts";
import { among, inOneStep } from "./steps.ts";
import type { MarksTable, Tables } from "./tables.ts";

export { setAside } from "./set-aside.ts";

/** How many numbers are compared at a time. */
const run = 5_000;

/**
 * Marks dirty what a pass listed in another state than the mirror holds it, and moves a mark, in one step: a mark
 * never covers what is neither mirrored nor dirty.
 * @returns how many became dirty that were not.
 */
export async function markListed(
  db: Kysely<Tables>,
  forge: string,
  listed: readonly Listed[],
  options: { reason: "catch-up" | "sweep"; now: Instant; mark?: { name: string; at: Instant } },
): Promise<number> {
  const { reason, now, mark } = options;
  return inOneStep(db, async (tx) => {
    const fresh = await soil(tx, forge, await differing(tx, forge, listed), { reason, now, due: null });
    if (mark) {
      await insertRows(
        tx,
        "marks",
        [{ forge, name: mark.name, at: mark.at }],
        "on conflict (forge, name) do update set at = excluded.at",
      );
    }
    return fresh;
  });
}

/** Marks dirty what an event named. `due`: not before then; of several signs the earliest counts. */
export async function markDirty(
  db: Kysely<Tables>,
  forge: string,
  numbers: readonly number[],
  options: { reason: "event"; now: Instant; due: Instant },
): Promise<void> {
  if (numbers.length > 0) await inOneStep(db, (tx) => soil(tx, forge, numbers, options));
}

/**
 * Marks dirty what the mirror holds of a forge and a complete pass has not seen: deleted, hidden, or moved away.
 * @returns how many became dirty that were not.
 */
export async function markUnseen(
  db: Kysely<Tables>,
  forge: string,
  seen: ReadonlySet<number>,
  options: { reason: "catch-up" | "sweep"; now: Instant },
): Promise<number> {
  let fresh = 0;
  for (let after: number | undefined = -1; after !== undefined; ) {
    const rows = await db
      .selectFrom("changes")
      .select("number")
      .where("forge", "=", forge)
      .where("number", ">", after)
      .orderBy("number")
      .limit(run)
      .execute();
    const unseen = rows.map(({ number }) => number).filter((number) => !seen.has(number));
    if (unseen.length > 0) fresh += await inOneStep(db, (tx) => soil(tx, forge, unseen, { ...options, due: null }));
    after = rows.at(-1)?.number;
  }
  return fresh;
}

/** @returns up to `limit` numbers that are due, the longest due first, of those the newest change first. They stay dirty. */
export async function takeDirty(db: Kysely<Tables>, forge: string, limit: number, now: Instant): Promise<number[]> {
  const rows = await db
    .selectFrom("dirty")
    .select("number")
    .where("forge", "=", forge)
    .where("due", "<=", now)
    .orderBy("due")
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ number }) => number);
}

/** @returns how many changes of a forge are dirty, due or not. */
export async function countDirty(db: Kysely<Tables>, forge: string): Promise<number> {
  const counted = db.selectFrom("dirty").select(({ fn }) => fn.countAll<number>().as("n"));
  return (await counted.where("forge", "=", forge).executeTakeFirstOrThrow()).n;
}

/** Puts off what could not be read because the forge failed. */
export async function delayDirty(
  db: Kysely<Tables>,
  forge: string,
  numbers: readonly number[],
  due: Instant,
): Promise<void> {
  await inOneStep(db, (tx) =>
    tx
      .updateTable("dirty")
      .set({ due })
      .where("forge", "=", forge)
      .where(among(tx, "number", numbers))
      .execute(),
  );
}

/** Takes off the list what was read, and out of what is set aside; what was marked after `started` stays dirty. */
export async function clearDirty(
  tx: Transaction<Tables>,
  forge: string,
  numbers: readonly number[],
  started: Instant,
): Promise<void> {
  if (numbers.length === 0) return;
  const read = among(tx, "number", numbers);
  await tx.deleteFrom("dirty").where("forge", "=", forge).where(read).where("since", "<=", started).execute();
  await tx.deleteFrom("set_aside").where("forge", "=", forge).where(read).execute();
}

/** @returns how far every forge has been read, in order of forge and name. */
export async function marks(db: Kysely<Tables>): Promise<MarksTable[]> {
  return db.selectFrom("marks").selectAll().orderBy("forge").orderBy("name").execute();
}

/** @returns the numbers of what was listed in another state than the mirror holds it. */
export async function differing(db: Kysely<Tables>, forge: string, listed: readonly Listed[]): Promise<number[]> {
  const keys = listed.map(({ number }) => changeKey(forge, number));
  const rows = await db
    .selectFrom("changes")
    .select(["number", "version"])
    .where(among(db, "key", keys))
    .execute();
  const versions = new Map(rows.map(({ number, version }) => [number, version]));
  return listed.filter(({ number, version }) => versions.get(number) !== version).map(({ number }) => number);
}

/**
 * A change that is dirty already stays one row: its mark is renewed, so that a reading under way does not clear it,
 * while a pass (`due` null) leaves it its turn, since it lists what cannot be read each time anew.
 */
async function soil(
  tx: Transaction<Tables>,
  forge: string,
  numbers: readonly number[],
  { reason, now, due }: { reason: string; now: Instant; due: Instant | null },
): Promise<number> {
  const each = [...new Set(numbers)].sort((a, b) => a - b);
  const known = await tx
    .selectFrom("dirty")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("forge", "=", forge)
    .where(among(tx, "number", each))
    .executeTakeFirstOrThrow();
  await insertRows(
    tx,
    "dirty",
    each.map((number) => ({ forge, number, reason, since: now, due: due ?? now, tries: 0 })),
    `on conflict (forge, number) do update set
     since = case when dirty.since < excluded.since then excluded.since else dirty.since end
     ${due === null ? "" : ", due = case when dirty.due < excluded.due then dirty.due else excluded.due end"}`,
  );
  return each.length - known.n;
}
