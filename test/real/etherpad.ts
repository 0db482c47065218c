/** How does a test get a real Etherpad of its own? From npm, in a folder that is not the project's. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "./build.ts";
import { end, spawnGuarded } from "./guard.ts";
import { freePort } from "./port.ts";

const run = promisify(execFile);
const recipe = resolve(import.meta.dirname, "etherpad");
const installed = resolve(import.meta.dirname, "../../.cache/etherpad/1.8.14");

/** A running Etherpad that nobody else uses. */
export interface RealEtherpad {
  url: string;
  key: string;
  close(): Promise<void>;
}

/** @returns null when Etherpad can be had, else why not in one sentence. It is fetched once. */
export async function withoutEtherpad(): Promise<string | null> {
  try {
    await build(installed, async (folder) => {
      for (const file of ["package.json", "package-lock.json"]) await copyFile(join(recipe, file), join(folder, file));
      const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
      await run("npm", words, { cwd: folder, timeout: 280_000, maxBuffer: 1e8 });
      const modules = join(folder, "node_modules");
      // It insists on being called "src", on finding itself under its own name, and on seeing nothing beside.
      await symlink("src", join(modules, "ep_etherpad-lite"));
      await mkdir(join(modules, "node_modules"));
      await symlink("../src", join(modules, "node_modules", "ep_etherpad-lite"));
    });
    return null;
  } catch (failure) {
    const said = String((failure as { stderr?: string }).stderr || failure).trim();
    return `Etherpad 1.8.14 cannot be had from npm: ${said.split("\n").at(-1)}`;
  }
}

/** Starts one with no pads on a port that is free. @throws Error when it is not ready in a minute */
export async function startEtherpad(): Promise<RealEtherpad> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-etherpad-"));
  const port = await freePort();
  const key = "a-key-of-the-test";
  const settings = {
    ip: "127.0.0.1",
    port,
    dbType: "dirty",
    dbSettings: { filename: join(folder, "dirty.db") },
    defaultPadText: "",
    minify: false,
    loglevel: "ERROR",
    // A test asks more often than people do.
    importExportRateLimiting: { windowMs: 90_000, max: 1_000 },
    commitRateLimiting: { duration: 1, points: 1_000 },
  };
  await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
  await writeFile(join(folder, "key.txt"), key);
  const server = [
    "src/node/server.js",
    "--settings",
    join(folder, "settings.json"),
    "--apikey",
    join(folder, "key.txt"),
  ];
  const within = 'cd "$0" && NODE_ENV=production exec "$@"';
  const child = spawnGuarded("sh", ["-c", within, join(installed, "node_modules"), process.execPath, ...server]);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + 60_000;
  for (;;) {
    const ready = await fetch(`${url}/api`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { url, key, close };
    if (child.exitCode !== null || Date.now() > until) {
      await close();
      throw new Error(`Etherpad did not start: ${said}`);
    }
    await new Promise((later) => setTimeout(later, 200));
  }
}
