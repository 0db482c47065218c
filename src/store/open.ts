/** How is the place where the mirror lives opened? */
import type { Kysely } from "kysely";
import { migrations } from "./migrate.ts";
import { openSqlite } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

export { StoreProblem } from "./problem.ts";

/** A SQLite file, by path, or a PostgreSQL database, by URL. */
export type Where = { sqlite: string } | { postgres: string };

/** An open database whose schema is up to date. */
export interface Store {
  dialect: "sqlite" | "postgres";
  db: Kysely<Tables>;
  /** For people: the path, or the URL without its credentials. */
  where: string;
  /**
   * Takes what only one process may hold for this data; the operating system or the server gives it back when the
   * process dies.
   * @returns how to give it back, or null when another holds it.
   */
  hold(): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
}

/**
 * Opens the database, makes it when it is not there, and brings an older schema up to date. `known`: the migrations of
 * this version.
 * @throws StoreProblem when it cannot be used.
 */
export async function openStore(where: Where, known = migrations): Promise<Store> {
  if ("sqlite" in where) return openSqlite(where.sqlite, known);
  const { openPostgres } = await import("./postgres.ts");
  return openPostgres(where.postgres, known);
}
