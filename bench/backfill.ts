/** What does the mirror cost beside fetching, at the first reading and at the second? */
import { type ChildProcess, fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Figure } from "./report.ts";
import { inFolder, nodeOptions, simulatedGerrit } from "./world.ts";

/** What the measured process is told, and what it answers. */
export interface BackfillOrder {
  program: string;
  user: string;
  password: string;
  file: string;
}
export interface BackfillTimes {
  changes: number;
  /** Seconds: the whole backfill, the same requests fetched and discarded, a complete pass over what is known. */
  mirrored: number;
  discarded: number;
  again: number;
  requests: number;
  megabytes: number;
  /** Peak resident memory in megabytes after the backfill. */
  memory: number;
}

/** Measures on a simulated Gerrit of 12,600 changes in a process of its own. */
export async function backfill(): Promise<Figure[]> {
  const gerrit = await simulatedGerrit(12_600);
  try {
    return await inFolder(async (folder) => {
      const { user, password } = gerrit;
      const program = join(folder, "program.yaml");
      await writeFile(program, await (await fetch(gerrit.program)).text());
      const times = await measured({ program, user, password, file: join(folder, "mirror.sqlite") });
      return [cost("simulated Gerrit", times, 1.3), ...afterwards(times)];
    });
  } finally {
    await gerrit.stop();
  }
}

/** Runs a backfill in a process of its own, so that its memory is its own. */
export async function measured(order: BackfillOrder): Promise<BackfillTimes> {
  const child = fork(new URL("backfill-child.ts", import.meta.url), { execArgv: nodeOptions });
  child.send(order);
  return answer(child);
}

/** @returns what a backfill costs; `limit` is how many times the bare fetching it may take. */
export function cost(where: string, times: BackfillTimes, limit: number): Figure {
  const { changes, mirrored, discarded, requests, megabytes } = times;
  const rate = (changes / mirrored).toFixed(0);
  return {
    work: `backfill of ${changes} changes, ${where}`,
    value: mirrored / discarded,
    limit,
    unit: "× fetch and discard",
    detail: `${mirrored.toFixed(1)} s (${rate}/s) against ${discarded.toFixed(1)} s; ${requests} requests, ${megabytes.toFixed(0)} MB`,
  };
}

function afterwards({ changes, mirrored, again, memory }: BackfillTimes): Figure[] {
  return [
    {
      work: `reading ${changes} known changes again`,
      value: again / mirrored,
      limit: 0.1,
      unit: "× the first time",
      detail: `${again.toFixed(2)} s, ${(mirrored / again).toFixed(1)} × faster`,
    },
    { work: `memory of backfilling ${changes}`, value: memory, limit: 200, unit: "MB", detail: "peak resident memory" },
  ];
}

function answer(child: ChildProcess): Promise<BackfillTimes> {
  return new Promise((resolve, reject) => {
    child.once("message", (times) => resolve(times as BackfillTimes));
    child.once("exit", (code) => reject(new Error(`the measured process ended with ${code}`)));
  });
}
