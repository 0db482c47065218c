/** How do tests and scripts get a browser? */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Why there is no browser, in a sentence; null when there is one. */
export const missing = existsSync(executablePath) ? null : `there is no ${executablePath}: apt-get install chromium`;

/** Switches that keep it from the network and from what a test does not need. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns a browser of its own; whoever asked closes it. */
export function browse(): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}

/** Says in plain sight that tests are skipped. @throws where they must run. */
export function skipInPlainSight(): void {
  if (missing === null) return;
  if (process.env.CI) throw new Error(missing);
  console.warn(`Skipped: ${missing}.`);
}
