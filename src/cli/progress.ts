/** How does long work show that it goes on? */
import { SingleBar } from "cli-progress";
import { paceText, progressText } from "../words/progress.ts";

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

/** How far it is and how fast it went since it began, in milliseconds of a clock that only grows. */
function progressOf(done: number, total: number, began: number) {
  const perSecond = (done * 1_000) / Math.max(1, performance.now() - began);
  return { done, total, perSecond, secondsLeft: perSecond > 0 ? (total - done) / perSecond : null };
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
      const pace = { pace: paceText(progressOf(done, total, began)) };
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
      process.stderr.write(`${progressText(progressOf(done, total, began))}\n`);
    },
    say: (line) => process.stderr.write(`${line}\n`),
    end: () => undefined,
  };
}
