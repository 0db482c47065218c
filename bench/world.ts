/** How does a bench get a simulated Gerrit, in another process? */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A running simulated Gerrit. */
export interface SimulatedGerrit {
  url: string;
  /** Address of its program file. */
  program: string;
  user: string;
  password: string;
  stop(): Promise<void>;
}

const manifest = createRequire(import.meta.url)("../package.json") as { scripts: { start: string } };

/** What `npm start` tells Node before it names the file to run. */
export const nodeOptions = manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));

/** Starts one with its clock standing still and so many changes. */
export async function simulatedGerrit(changes: number): Promise<SimulatedGerrit> {
  const main = new URL("../src/demo/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main, "--changes", String(changes), "--paused"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ready = JSON.parse(await firstLine(child)) as Omit<SimulatedGerrit, "stop">;
  return { ...ready, stop: () => stopped(child) };
}

/** @returns the first line that a child prints. @throws when it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the child has no standard output");
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error(`the child ended before it was ready (${child.exitCode})`);
}

/** Asks a child to stop and waits until it has. */
export function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Runs with a folder of its own that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "midcycle-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the seconds of processor time that a process has used (Linux). */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // Fields 14 and 15 of the whole line, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** @returns the resident memory of a process at its highest, in megabytes (Linux). */
export function peakMemory(pid: number): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) / 1_024;
}
