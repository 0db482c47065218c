/** How does the store live in a PostgreSQL database? */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type Migrations, migrate, pending } from "./migrate.ts";
import type { Store } from "./open.ts";
import { codeOf, StoreProblem, StoreUnreachable, saidBy, storeOutage } from "./problem.ts";
import type { Tables } from "./tables.ts";

/** PostgreSQL's int8, which `pg` hands over as text: our numbers are safe integers. */
const int8 = 20;

/** As `openStore`, for a URL. Tables live in the schema that the URL's search path names first. */
export async function openPostgres(url: string, known: Migrations): Promise<Store> {
  const settings = settingsOf(url);
  const where = withoutCredentials(url);
  const pool = new pg.Pool({ ...settings, max: 10 });
  // A connection that breaks between two queries, idle or in a transaction, has nothing to lose: the next query says
  // what is wrong, and an error without a listener would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await pool.query<{ schema: string | null }>("select current_schema() as schema");
    const schema = rows[0]?.schema;
    if (!schema)
      throw new StoreProblem(`${where} has no schema on its search path: create one, or name one in the URL.`);
    if ((await pending(db, known, where)).length > 0) await migrate(db, known, schema);
  } catch (failure) {
    await db.destroy();
    throw failure instanceof StoreProblem ? failure : problem(where, failure);
  }
  return { dialect: "postgres", db, where, hold: () => holdSession(settings), close: () => db.destroy() };
}

function settingsOf(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "midcycle",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as "text"),
    },
  };
}

function withoutCredentials(url: string): string {
  if (!URL.canParse(url))
    throw new StoreProblem("The PostgreSQL address is no URL: write postgres://user@host:5432/database.");
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function problem(where: string, failure: unknown): unknown {
  const code = codeOf(failure);
  const said = saidBy(failure);
  // Classes 28, 3D and 42501: wrong password, no such database, no right to create tables.
  if (/^(28|3D|42501)/.test(code)) {
    return new StoreProblem(
      `PostgreSQL at ${where} refuses us (${said}): correct the URL or the rights, then start again.`,
    );
  }
  if (storeOutage(failure) !== null) {
    return new StoreUnreachable(
      `PostgreSQL at ${where} does not answer (${said}): start it or correct the URL, then start again.`,
    );
  }
  return failure;
}

/** An advisory lock of a session of its own: it ends with the connection, and the connection with the process. */
async function holdSession(settings: pg.ClientConfig): Promise<(() => Promise<void>) | null> {
  const session = new pg.Client(settings);
  session.on("error", () => {});
  await session.connect();
  const { rows } = await session.query<{ held: boolean }>(
    "select pg_try_advisory_lock(hashtext('midcycle follows'), hashtext(current_schema())) as held",
  );
  if (rows[0]?.held) return () => session.end();
  await session.end();
  return null;
}
