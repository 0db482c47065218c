/** Do this machine's folder, database and port serve? */
import { randomUUID } from "node:crypto";
import { rm, stat, statfs, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import type { Where } from "../store/open.ts";
import type { Tables } from "../store/tables.ts";
import { type Finding, note, unreachable, well, wrong } from "./findings.ts";

const gigabyte = 1024 ** 3;

/** @returns whether a data folder can be written, now or when it is made, and whether there is room. */
export async function folderFindings(data: string): Promise<Finding[]> {
  const folder = resolve(data);
  const nearest = await nearestThere(folder);
  const probe = join(nearest, `.midcycle-${randomUUID()}`);
  try {
    await writeFile(probe, "", { flag: "wx" });
    await rm(probe);
  } catch (failure) {
    const remedy = "Make it writable, or choose another folder with --data.";
    return [wrong(`${folder} cannot be written (${codeOf(failure)}).`, remedy)];
  }
  const { bavail, bsize } = await statfs(nearest);
  const free = `${((bavail * bsize) / gigabyte).toFixed(1)} GB free`;
  const room =
    bavail * bsize < gigabyte / 10
      ? wrong(`The disk of ${folder} has ${free}.`, "Make room, or choose another disk with --data.")
      : bavail * bsize < gigabyte
        ? note(`The disk of ${folder} has ${free}.`, "Ten thousand changes take about 300 MB.")
        : well(`The disk of ${folder} has ${free}.`);
  return [well(nearest === folder ? `${folder} can be written.` : `${folder} can be made.`), room];
}

/**
 * @returns whether the mirror can be used and is of this version. A file is only looked at; a PostgreSQL is opened as
 * a start opens it, which brings its schema up to date.
 */
export async function mirrorFindings(where: Where): Promise<Finding[]> {
  const [{ openStore }, { StoreProblem, StoreUnreachable }] = await Promise.all([
    import("../store/open.ts"),
    import("../store/problem.ts"),
  ]);
  try {
    if ("sqlite" in where) return [await fileFinding(resolve(where.sqlite))];
    const store = await openStore(where);
    await store.close();
    return [well(`${store.where} answers and has the schema of this version.`)];
  } catch (failure) {
    if (!(failure instanceof StoreProblem)) throw failure;
    if (failure instanceof StoreUnreachable) return [unreachable(failure.message)];
    return [wrong(failure.message, "Nothing in it was changed.")];
  }
}

async function fileFinding(path: string): Promise<Finding> {
  if ((await nearestThere(path)) !== path) return well(`${path} is made at the first start.`);
  const [{ Kysely, SqliteDialect }, { default: SqliteFile }, { migrations, pending }] = await Promise.all([
    import("kysely"),
    import("better-sqlite3"),
    import("../store/migrate.ts"),
  ]);
  let file: InstanceType<typeof SqliteFile> | null = null;
  try {
    file = new SqliteFile(path, { readonly: true });
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
    const waiting = await pending(db, migrations, path);
    return waiting.length === 0
      ? well(`${path} has the schema of this version.`)
      : note(`${path} has an older schema.`, "The next start copies the file, then brings it up to date.");
  } catch (failure) {
    if (!/^SQLITE_/.test(codeOf(failure))) throw failure;
    const remedy = "Move it away, or choose another place with --data.";
    return wrong(`${path} is no SQLite file that can be read (${codeOf(failure)}).`, remedy);
  } finally {
    file?.close();
  }
}

/** @returns whether the pages' port is free. */
export async function portFindings(host: string, port: number): Promise<Finding[]> {
  const server = createServer();
  const code = await new Promise<string | null>((done) => {
    server.once("error", (failure) => done(codeOf(failure)));
    server.listen(port, host, () => done(null));
  });
  server.close();
  if (code === null) return [well(`Port ${port} of ${host} is free.`)];
  if (code === "EADDRINUSE") {
    const remedy = "If it is not a Midcycle that is meant to run, start with another --port.";
    return [note(`Port ${port} of ${host} is in use.`, remedy)];
  }
  return [wrong(`Port ${port} of ${host} cannot be listened on (${code}).`, "Choose others with --host and --port.")];
}

/** @returns the path itself when it is there, else the closest folder above it that is. */
async function nearestThere(path: string): Promise<string> {
  const there = await stat(path).then(
    () => true,
    () => false,
  );
  return there || dirname(path) === path ? path : nearestThere(dirname(path));
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && "code" in failure ? String(failure.code) : "unknown reason";
}
