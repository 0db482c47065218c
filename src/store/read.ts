/** What does the mirror say of some changes? */
import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import type { Change, ChangeKey, Instant, Status } from "../review/change.ts";
import { changeOf } from "./from-rows.ts";
import { among, inOneView, runsOf } from "./steps.ts";
import type { Tables } from "./tables.ts";
import { type PartRows, parts } from "./to-rows.ts";

export { accountsOf } from "./accounts.ts";
export { type RelatedRow, relatedOf } from "./related.ts";
export { resolveChange } from "./resolve.ts";

/** How many changes are loaded at once: bounds the memory that their messages take. */
const run = 250;

/** Parts that have no sequence of their own come oldest first, then by name. */
const orders = {
  patch_sets: ["number"],
  votes: ["at", "label", "by"],
  messages: ["seq"],
  reviewers: ["account"],
  attention: ["since", "account"],
  hashtags: ["hashtag"],
  requirements: ["seq"],
  trailers: ["seq"],
  dependencies: ["seq"],
  files: ["path"],
} as const satisfies { [T in keyof PartRows]: (keyof PartRows[T][number])[] };

/** @returns the change, or null when the mirror has none of that key. */
export async function findChange(db: Kysely<Tables>, key: ChangeKey): Promise<Change | null> {
  return (await loadChanges(db, [key]))[0] ?? null;
}

/** @returns the changes of these keys that the mirror has, in the order of the keys; each as it was at one moment. */
export async function loadChanges(db: Kysely<Tables>, keys: readonly ChangeKey[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const some of runsOf(keys, run)) changes.push(...(await inOneView(db, (tx) => load(tx, some))));
  return changes;
}

/** @returns the keys of all open changes, or of those among the keys given, in no promised order. */
export async function openKeys(db: Kysely<Tables>, keys?: readonly ChangeKey[]): Promise<ChangeKey[]> {
  const rows = await db
    .selectFrom("changes")
    .select("key")
    // A literal, not a parameter: only then is the partial index certain to serve.
    .where("status", "=", sql.lit<Status>("open"))
    .$if(keys !== undefined, (query) => query.where(among(db, "key", keys ?? [])))
    .execute();
  return rows.map(({ key }) => key);
}

/** @returns status and subject of those of the keys that the mirror has. */
export async function statusesOf(
  db: Kysely<Tables>,
  keys: readonly ChangeKey[],
): Promise<Map<ChangeKey, { status: Status; subject: string }>> {
  if (keys.length === 0) return new Map();
  const chosen = db
    .selectFrom("changes")
    .select(["key", "status", "subject"])
    .where(among(db, "key", keys));
  return new Map((await chosen.execute()).map(({ key, status, subject }) => [key, { status, subject }]));
}

/** @returns how many changes are mirrored, of all forges. */
export async function countChanges(db: Kysely<Tables>): Promise<number> {
  const counted = db.selectFrom("changes").select(({ fn }) => fn.countAll<number>().as("n"));
  return (await counted.executeTakeFirstOrThrow()).n;
}

/** @returns the moment of the last update that is mirrored; null for an empty mirror. */
export async function latestUpdate(db: Kysely<Tables>): Promise<Instant | null> {
  const latest = db.selectFrom("changes").select(({ fn }) => fn.max("updated").as("at"));
  return (await latest.executeTakeFirst())?.at ?? null;
}

async function load(tx: Transaction<Tables>, keys: readonly ChangeKey[]): Promise<Change[]> {
  const rows = await tx
    .selectFrom("changes")
    .selectAll()
    .where(among(tx, "key", keys))
    .execute();
  const owned = new Map(rows.map(({ key }) => [key, noParts()]));
  for (const part of parts) {
    const order = sql.join(orders[part].map((column) => sql.ref(column)));
    const found = await tx
      .selectFrom(part)
      .selectAll()
      .where(among(tx, "change_key", keys))
      .orderBy(order)
      .execute();
    for (const row of found) (owned.get(row.change_key)?.[part] as (typeof row)[] | undefined)?.push(row);
  }
  const byKey = new Map(rows.map((row) => [row.key, changeOf(row, owned.get(row.key) ?? noParts())]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function noParts(): PartRows {
  return {
    patch_sets: [],
    votes: [],
    messages: [],
    reviewers: [],
    attention: [],
    hashtags: [],
    requirements: [],
    trailers: [],
    dependencies: [],
    files: [],
  };
}
