/** How does long work show that it goes on? */
import { SingleBar } from "cli-progress";
import { count } from "../words/plain.ts";
import { duration } from "../words/time.ts";

/** Progress on standard error: a bar on a terminal, a line every few seconds elsewhere. */
export interface Progress {
  /** So much of so much is done; both may grow. */
  at(done: number, total: number): void;
  /** Tells something without tearing the bar. */
  say(line: string): void;
  /** What comes after the end is not shown. */
  end(): void;
}

/** Milliseconds between two lines where there is no terminal. */
const pause = 5_000;

/** @returns progress of reading changes, which shows nothing before the first step. */
export function readingProgress(): Progress {
  const shown = process.stderr.isTTY ? bar() : lines();
  let over = false;
  return {
    ...shown,
    at(done, total) {
      if (!over) shown.at(done, total);
    },
    end() {
      over = true;
      shown.end();
    },
  };
}

/** @returns how fast it goes and how long it still takes: "40 changes/s, 2 min left". */
export function paceText(done: number, total: number, seconds: number): string {
  const perSecond = seconds > 0 ? done / seconds : 0;
  if (perSecond === 0) return "waiting for the first answer";
  const speed = perSecond >= 1 ? Math.round(perSecond) : Number(perSecond.toFixed(1));
  return `${count(speed, "change", "changes")}/s, ${duration((total - done) / perSecond)} left`;
}

function bar(): Progress {
  const shown = new SingleBar({
    format: "reading {bar} {percentage} % of {total} changes, {pace}",
    barsize: 24,
    stream: process.stderr,
    gracefulExit: false,
    stopOnComplete: false,
    hideCursor: true,
  });
  // Whatever ends the process, the cursor comes back.
  process.once("exit", () => shown.stop());
  const began = performance.now();
  return {
    at(done, total) {
      const pace = { pace: paceText(done, total, (performance.now() - began) / 1_000) };
      if (!shown.isActive) shown.start(total, done, pace);
      shown.setTotal(total);
      shown.update(done, pace);
    },
    say(line) {
      process.stderr.write(`${shown.isActive ? "\r\u001b[K" : ""}${line}\n`);
    },
    end: () => shown.stop(),
  };
}

function lines(): Progress {
  const began = performance.now();
  let told = began;
  return {
    at(done, total) {
      if (performance.now() - told < pause) return;
      told = performance.now();
      const pace = paceText(done, total, (told - began) / 1_000);
      process.stderr.write(`${done} of ${count(total, "change", "changes")} read, ${pace}\n`);
    },
    say: (line) => process.stderr.write(`${line}\n`),
    end: () => undefined,
  };
}
