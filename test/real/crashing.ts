/** How does a server of a test die, and come back? */
import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { end, spawnGuarded } from "./guard.ts";

/** A server that may die. */
export interface Crashing {
  /** Kills it, as a crash does. */
  crash(): Promise<void>;
  /** Starts it again on the same port, with what it had. */
  again(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server that keeps what it has in a folder, which is gone when it is closed. @throws when it never answers */
export async function startCrashing(
  [command, ...words]: [string, ...string[]],
  folder: string,
  answers: () => Promise<boolean>,
): Promise<Crashing> {
  let running = await start();
  const crash = () => end(running);

  async function start(): Promise<ChildProcess> {
    const child = spawnGuarded(command, words, "KILL");
    child.stderr?.resume();
    for (const until = Date.now() + 60_000; !(await answers()); await pause(25)) {
      if (child.exitCode === null && Date.now() < until) continue;
      await end(child);
      throw new Error(`${command} does not answer`);
    }
    return child;
  }

  return {
    crash,
    async again() {
      running = await start();
    },
    async close() {
      await crash();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
