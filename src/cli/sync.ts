/** How is everything that is new read once? */
import { Refused } from "../commands/context.ts";
import { loadProgram } from "../config/program-file.ts";
import { readSecrets } from "../config/secrets.ts";
import { count } from "../words/plain.ts";
import { duration } from "../words/time.ts";
import { codes } from "./exit.ts";
import { answer, mirrorOf, type Shared } from "./ground.ts";
import { holdAt } from "./hold.ts";
import { type Progress, readingProgress } from "./progress.ts";
import { type Ahead, lookAhead, type Visit, visit } from "./visit.ts";

type SyncOptions = Shared & { dryRun?: boolean };

/**
 * Reads what is new at every forge, writes it and ends. What one run has read stays, whatever ends it. A forge that
 * cannot be read does not keep the others from being read; the exit code is then 69. With `dryRun` no change is read or marked.
 */
export async function sync(options: SyncOptions): Promise<void> {
  if (!options.program) throw new Refused("Name your team's program file with --program: the demo reads by itself.");
  const program = await loadProgram(options.program);
  const secrets = readSecrets(program, process.env);
  const where = mirrorOf(program, options.data);
  const leaving = interrupted();
  const lease = options.dryRun ? null : await holdAt(where);
  const progress = readingProgress();
  try {
    const index = await import("../index.ts");
    const house = await index.open({ program, secrets, where, follow: false, log: progress.say });
    const orders = house.desks.map((desk, n) => ({
      desk,
      sweepSeconds: program.forges[n]?.sweepSeconds ?? 0,
      jobs: index,
      signal: leaving,
      say: progress.say,
    }));
    try {
      if (options.dryRun) {
        const ahead = await Promise.all(orders.map(lookAhead));
        finish(options, ahead, aheadText, leaving, progress);
        return;
      }
      const began = performance.now();
      const steps = setInterval(async () => {
        const waiting = await Promise.all(house.desks.map(index.waitingToBeRead)).catch(() => []);
        const done = house.desks.reduce((sum, desk) => sum + desk.read, 0);
        const total = waiting.reduce((sum, each) => sum + each, done);
        if (total > 0) progress.at(done, total);
      }, 500);
      const visits = await Promise.all(orders.map(visit)).finally(() => clearInterval(steps));
      const seconds = (performance.now() - began) / 1_000;
      finish(options, visits, (one) => visitText(one, seconds), leaving, progress);
    } finally {
      await house.close();
    }
  } finally {
    progress.end();
    await lease?.release();
  }
}

function finish<T extends { forge: string; trouble: string | null }>(
  options: SyncOptions,
  results: readonly T[],
  text: (result: T) => string,
  leaving: AbortSignal,
  progress: Progress,
): void {
  progress.end();
  const interrupted = leaving.aborted;
  answer(options, { interrupted, forges: results }, () => results.map(text).join("\n"));
  for (const { trouble } of results) if (trouble && !interrupted) progress.say(trouble);
  if (interrupted) progress.say("Stopped. What is read stays; the next run goes on from there.");
  if (interrupted) process.exitCode = codes.interrupted;
  else if (results.some(({ trouble }) => trouble)) process.exitCode = codes.unavailable;
}

function visitText(visit: Visit, seconds: number): string {
  const { forge, read, changed, unchanged, gone, setAside, waiting, trouble } = visit;
  const parts = [
    `${changed} new or different`,
    `${unchanged} unchanged`,
    ...(gone > 0 ? [`${gone} gone`] : []),
    ...(setAside > 0 ? [`${setAside} not understood and set aside, see the health page`] : []),
  ];
  const nothing = trouble ? "nothing read" : "nothing new";
  const head = `${count(read, "change", "changes")} read in ${duration(seconds)}: ${parts.join(", ")}`;
  const left = waiting > 0 ? ` ${count(waiting, "change waits", "changes wait")} for the next run.` : "";
  return `${forge}: ${read === 0 ? nothing : head}.${left}`;
}

function aheadText({ forge, listed, toRead }: Ahead): string {
  return `${forge}: ${count(toRead, "change", "changes")} would be read, of ${listed} listed.`;
}

/** @returns what aborts at the first SIGTERM or SIGINT; a second one ends the process at once. */
function interrupted(): AbortSignal {
  const leaving = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      leaving.abort();
      process.once(signal, () => process.exit(codes.interrupted));
    });
  }
  return leaving.signal;
}
