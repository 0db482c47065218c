/** How is a real Gerrit started for a test, and stopped for certain? */
import type { ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { end, spawnGuarded } from "./guard.ts";
import { addresses, configure, type Kit, prepareKit } from "./kit.ts";
import { freePort } from "./port.ts";

/** A real Gerrit on loopback, with a site of its own. */
export interface RealGerrit {
  version: string;
  /** "http://127.0.0.1:PORT", no final slash. */
  url: string;
  ssh: { host: string; port: number };
  /** May do everything; created with the site. */
  administrator: { username: string; password: string };
  site: string;
  /** Ends the process and keeps site and ports; nothing when it does not run. */
  stop(): Promise<void>;
  /** Starts the stopped server again on the same site and ports. */
  start(): Promise<void>;
  /** Stops for good and deletes the site. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** 0 or absent: a free port. */
  port?: number;
  sshPort?: number;
  /** More of gerrit.config: { "index.maxPages": "2" }. */
  config?: Record<string, string>;
}

/**
 * Why no real Gerrit can run here, for the name of the skipped tests; null when one can. The first call fetches
 * the jars and makes the template site, some 20 s.
 * @throws that sentence in CI, where a test that cannot run has failed.
 */
export async function whyNoGerrit(): Promise<string | null> {
  const kit = await prepareKit();
  if (typeof kit !== "string") return null;
  if (process.env.CI) throw new Error(kit);
  return kit;
}

/** @returns a server that answers. @throws when this machine cannot run one, or it does not come up. */
export async function startGerrit(options: StartOptions = {}): Promise<RealGerrit> {
  const kit = await prepareKit();
  if (typeof kit === "string") throw new Error(kit);
  const http = await freePort(options.port);
  const ssh = await freePort(options.sshPort);
  const site = await mkdtemp(join(tmpdir(), "midcycle-gerrit-"));
  const url = `http://127.0.0.1:${http}`;
  let running: ChildProcess | null = null;

  async function start() {
    running ??= await daemon(kit as Kit, site, url);
  }
  async function stop() {
    const child = running;
    running = null;
    if (child) await end(child);
  }
  async function close() {
    await stop();
    await rm(site, { recursive: true, force: true });
  }

  try {
    await cp(kit.template, site, { recursive: true });
    await configure(site, { ...addresses(http, ssh), ...options.config });
    await start();
  } catch (failure) {
    await close();
    throw failure;
  }
  const administrator = { username: "admin", password: "secret" };
  return { version: kit.version, url, ssh: { host: "127.0.0.1", port: ssh }, administrator, site, start, stop, close };
}

async function daemon(kit: Kit, site: string, url: string): Promise<ChildProcess> {
  const child = spawnGuarded(kit.java, [...kit.launch, "daemon", "-d", site]);
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  try {
    await answers(child, `${url}/config/server/version`);
  } catch (failure) {
    await end(child);
    throw new Error(`Gerrit ${kit.version} did not start: ${said}`, { cause: failure });
  }
  return child;
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(child.exitCode === null ? "no answer within 90 s" : `exit code ${child.exitCode}`);
}
