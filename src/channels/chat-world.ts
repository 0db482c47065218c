/** What does a chat need from outside? */
import type { Instant } from "../review/change.ts";

/** Time and chance. */
export interface ChatWorld {
  clock(): Instant;
  /** From 0 to just below 1. */
  luck(): number;
  /** Waits, or until the signal aborts. Never rejects. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** How much a server minds many lines at once: 1 is usual, 0 not at all. */
  patience: number;
}

/** @returns milliseconds before the nth try in a row (from 0): doubling from a second to five minutes, with jitter. `luck`: 0 to 1. */
export function backoff(tries: number, luck: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.min(tries, 9)) * (0.5 + luck / 2);
}
