/** On what ground does each test of the store stand? */
import { type Kysely, sql } from "kysely";
import { onTestFinished } from "vitest";
import type { Look } from "../../src/review/snapshot.ts";
import { type Migrations, migrations } from "../../src/store/migrate.ts";
import { putLook } from "../../src/store/mirror.ts";
import { openStore, type Store, type Where } from "../../src/store/open.ts";
import type { Tables } from "../../src/store/tables.ts";

/** Gives a fresh, empty place. */
export type Place = () => Promise<Where>;

/** The name of the forge that made-up changes come from. */
export const forge = "made-up";

/** @returns a store at a fresh place, closed when the test is over. */
export async function fresh(place: Place): Promise<Store> {
  return opened(await place());
}

/** @returns a store at a place, closed when the test is over. */
export async function opened(where: Where): Promise<Store> {
  const store = await openStore(where);
  onTestFinished(() => store.close());
  return store;
}

/** @returns an instant so many minutes into the test's day. */
export function minute(n: number): string {
  return new Date(Date.UTC(2016, 0, 27) + n * 60_000).toISOString();
}

/** Writes a look that began and ended at a minute. */
export async function put(db: Kysely<Tables>, look: Look, at = 0): Promise<string[]> {
  return (await putLook(db, forge, look, { started: minute(at), now: minute(at) })).changed;
}

/** The migrations of a version that knows one more. */
export const later: Migrations = {
  ...migrations,
  "9999-later": { up: async (db) => void (await sql`create table later (x text)`.execute(db)) },
};

const tables = [
  "changes",
  "patch_sets",
  "votes",
  "messages",
  "reviewers",
  "attention",
  "hashtags",
  "requirements",
  "trailers",
  "dependencies",
  "files",
  "activity",
  "accounts",
  "dirty",
  "marks",
  "set_aside",
  "label_ranges",
] as const;

/** @returns every row of every table, sorted, without the moments of reading: equal dumps are equal mirrors. */
export async function dump(db: Kysely<Tables>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    all[table] = rows.map((row) => JSON.stringify(row, (key, value) => (key === "read_at" ? undefined : value))).sort();
  }
  return all;
}
