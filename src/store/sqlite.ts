/** How does the store live in one SQLite file? */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import SqliteFile from "better-sqlite3";
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from "kysely";
import { type Migrations, migrate, pending } from "./migrate.ts";
import type { Store } from "./open.ts";
import { codeOf, StoreProblem } from "./problem.ts";
import type { Tables } from "./tables.ts";

/** Milliseconds to wait for another process's write; waiting blocks the event loop. */
const patience = 5_000;
/** How many prepared statements are kept. Preparing costs several times what running costs. */
const statementsKept = 200;

/** As `openStore`, for a file; its folder is made when it is not there. */
export async function openSqlite(path: string, known: Migrations): Promise<Store> {
  const where = resolve(path);
  const file = openFile(where);
  const db = new Kysely<Tables>({ dialect: new OneWriterDialect({ database: remembering(file) }) });
  try {
    const waiting = await pending(db, known, where);
    if (waiting.length > 0 && waiting.length < Object.keys(known).length)
      await file.backup(`${where}.before-${waiting[0]}`);
    if (waiting.length > 0) await migrate(db, known);
  } catch (failure) {
    file.close();
    throw problem(where, failure);
  }
  return {
    dialect: "sqlite",
    db,
    where,
    hold: async () => holdFile(`${where}.lock`),
    close: () => db.destroy(),
  };
}

function openFile(where: string): SqliteFile.Database {
  let file: SqliteFile.Database | null = null;
  try {
    mkdirSync(dirname(where), { recursive: true });
    file = new SqliteFile(where, { timeout: patience });
    // Twice SQLite's default: rows of messages are large, and a backfill splits half as many pages.
    file.pragma("page_size = 8192");
    file.pragma("journal_mode = wal");
    file.pragma("synchronous = normal");
    file.pragma("foreign_keys = on");
    file.pragma("cache_size = -16000");
    // 32 MB: pages that many batches touch are copied into the file once, not once a batch.
    file.pragma("wal_autocheckpoint = 4000");
    file.pragma("journal_size_limit = 67108864");
    // Only an attempt tells whether this folder and this file can be written.
    file.exec("begin immediate; rollback");
    return file;
  } catch (failure) {
    file?.close();
    throw problem(where, failure);
  }
}

function problem(where: string, failure: unknown): unknown {
  const code = codeOf(failure);
  const folder = dirname(where);
  if (/^(EACCES|EPERM|EROFS)$|^SQLITE_(READONLY|CANTOPEN)/.test(code)) {
    return new StoreProblem(`${where} cannot be written (${code}): make ${folder} writable, or choose another place.`);
  }
  if (/^(ENOTDIR|EEXIST|ENOENT)$/.test(code)) {
    return new StoreProblem(`${folder} cannot be made a folder (${code}): choose another place for the data.`);
  }
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT") {
    return new StoreProblem(`${where} is not an intact SQLite database: move it away, or choose another place.`);
  }
  if (code.startsWith("SQLITE_BUSY")) {
    return new StoreProblem(`${where} is busy: another process has been writing to it for ${patience / 1_000} s.`);
  }
  if (code === "SQLITE_FULL") return new StoreProblem(`${folder} is full: make room, then start again.`);
  return failure;
}

/** Statements that were prepared once are used again, the least recently used leave. */
function remembering(file: SqliteFile.Database): SqliteDatabase {
  const kept = new Map<string, SqliteFile.Statement>();
  return {
    close: () => file.close(),
    prepare(text) {
      const statement = kept.get(text) ?? file.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > statementsKept) kept.delete(kept.keys().next().value as string);
      return statement;
    },
  };
}

/**
 * A transaction that may write takes the write lock at once, so that it waits for another process there and never
 * fails in its middle; migrations are transactions too, which SQLite can do though Kysely does not assume it.
 */
class OneWriterDialect extends SqliteDialect {
  readonly #config: { database: SqliteDatabase };
  constructor(config: { database: SqliteDatabase }) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new OneWriterDriver(this.#config);
  }
  override createAdapter() {
    return new TransactionalAdapter();
  }
}

class OneWriterDriver extends SqliteDriver {
  override async beginTransaction(
    connection: Parameters<SqliteDriver["beginTransaction"]>[0],
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** What this process holds. A connection that nothing refers to is collected, and its lock goes with it. */
const held = new Set<SqliteFile.Database>();

/** SQLite's own exclusive lock on a file of its own: the mirror stays readable, and a dead process holds nothing. */
function holdFile(path: string): (() => Promise<void>) | null {
  let opening: SqliteFile.Database | null = null;
  try {
    opening = new SqliteFile(path, { timeout: 0 });
    opening.exec("begin exclusive");
  } catch (failure) {
    opening?.close();
    if (codeOf(failure).startsWith("SQLITE_BUSY")) return null;
    throw problem(path, failure);
  }
  const lock = opening;
  held.add(lock);
  return async () => {
    held.delete(lock);
    lock.close();
  };
}
