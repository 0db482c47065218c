/** What does listening to the comments of one forge stand on? */
import type { Context } from "../commands/context.ts";
import type { Forge } from "../forges/forge.ts";
import type { Instant } from "../review/change.ts";
import { later } from "./desk.ts";

/** One forge whose comments are listened to. */
export interface Ear {
  forge: Forge;
  context(): Context;
  /** Nothing older is run. */
  since: Instant;
  /** Our own clock: by it work is taken and left. */
  clock(): Instant;
  /** Only say what would be done. */
  dryRun: boolean;
  log(line: string): void;
}

/** Milliseconds that one process has for a command or an answer before another takes over. */
const lease = 300_000;

/** @returns until when what is taken now is ours. */
export function leaseUntil(now: Instant): Instant {
  return later(now, lease);
}
