/** Is the schema the one that this version knows, and how does an older one become it? */
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { mirror } from "./migrations/0001-mirror.ts";
import { ledger } from "./migrations/0002-ledger.ts";
import { people } from "./migrations/0003-people.ts";
import { sectionCounts } from "./migrations/0004-section-counts.ts";
import { files } from "./migrations/0005-files.ts";
import { spoken } from "./migrations/0006-spoken.ts";
import { reverts } from "./migrations/0008-reverts.ts";
import { gate } from "./migrations/0009-gate.ts";
import { pads } from "./migrations/0011-pads.ts";
import { chat } from "./migrations/0012-chat.ts";
import { etherpads } from "./migrations/0013-etherpads.ts";
import { mergeMoments } from "./migrations/0013-merge-moments.ts";
import { recaps } from "./migrations/0014-recaps.ts";
import { deliveries } from "./migrations/0016-deliveries.ts";
import { subscriptions } from "./migrations/0017-subscriptions.ts";
import { StoreProblem } from "./problem.ts";
import { isPostgres } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** Migrations by name, in the order in which they are applied. */
export type Migrations = Readonly<Record<string, Migration>>;

/** All of this version. A released one is never edited. */
export const migrations: Migrations = {
  "0001-mirror": { up: mirror },
  "0002-ledger": { up: ledger },
  "0003-people": { up: people },
  "0004-section-counts": { up: sectionCounts },
  "0005-files": { up: files },
  "0006-spoken": { up: spoken },
  "0008-reverts": { up: reverts },
  "0009-gate": { up: gate },
  "0011-pads": { up: pads },
  "0012-chat": { up: chat },
  "0013-etherpads": { up: etherpads },
  "0013-merge-moments": { up: mergeMoments },
  "0014-recaps": { up: recaps },
  "0016-deliveries": { up: deliveries },
  "0017-subscriptions": { up: subscriptions },
};

/**
 * @returns the names of the migrations still to be applied, in order; all of them for an empty database.
 * @throws StoreProblem when the database was made by a newer version, or by something else.
 */
export async function pending(db: Kysely<Tables>, known: Migrations, where: string): Promise<string[]> {
  const names = Object.keys(known);
  const tables = await tablesIn(db);
  if (!tables.includes("kysely_migration")) {
    const strange = tables.filter((table) => !table.startsWith("kysely_"));
    if (strange.length === 0) return names;
    throw new StoreProblem(`${where} holds something else (table ${strange[0]}): choose another place for the data.`);
  }
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const newer = applied.rows.find(({ name }) => !names.includes(name));
  if (newer) {
    throw new StoreProblem(
      `${where} was made by a newer Midcycle: update this one, or choose another place for the data.`,
    );
  }
  return names.slice(applied.rows.length);
}

/** Applies what is pending, all of it or nothing; two processes that start together do it once. `schema`: PostgreSQL's. */
export async function migrate(db: Kysely<Tables>, known: Migrations, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => known },
    ...(schema && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function tablesIn(db: Kysely<Tables>): Promise<string[]> {
  const sqlite = sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`;
  const postgres = sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`;
  return (await (isPostgres(db) ? postgres : sqlite).execute(db)).rows.map(({ name }) => name);
}
