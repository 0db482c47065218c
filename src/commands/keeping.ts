/** Which answer is dear to make, and may be a minute old while it is made anew? */

import { setTimeout } from "node:timers/promises";
import type { Counting } from "./chronicle.ts";
import type { Context } from "./context.ts";

/** How far the first answer to a question is. */
export type Progress = (counting: Counting) => void;

interface Kept {
  value: unknown;
  revision: number;
  /** By a clock that only counts. */
  madeAt: number;
  making: Promise<unknown> | null;
  counting: Counting;
}

/** Milliseconds for which an answer may be behind, and how long somebody waits for a first one. */
const [longest, patience] = [60_000, 2_000];
/** Milliseconds until an answer is made anew: whoever asks now is answered first, and a burst of moves is one. */
const calm = 250;
/** Answers kept for a house; the one asked for longest ago leaves first. */
const most = 24;
const houses = new WeakMap<object, Map<string, Kept>>();

/**
 * @returns what `make` made for this key. What is kept is given at once, and made anew meanwhile when something has
 * moved since, unless it is more than a minute old: then the new one is waited for. When the first answer takes long,
 * how far it is; it goes on being made.
 */
export async function keeping<T>(
  { board }: Context,
  key: string,
  make: (progress: Progress) => Promise<T>,
): Promise<{ value: T } | { counting: Counting }> {
  const own = houses.get(board) ?? new Map<string, Kept>();
  houses.set(board, own);
  const blank = { value: undefined, revision: -1, madeAt: Number.NEGATIVE_INFINITY, making: null };
  const kept = own.get(key) ?? { ...blank, counting: { done: 0, total: 0 } };
  own.delete(key);
  own.set(key, kept);
  const old = performance.now() - kept.madeAt > longest;
  if (kept.revision !== board.revision && !kept.making) kept.making = old ? made(kept) : later(kept);
  for (const oldest of own.keys()) {
    if (own.size <= most) break;
    own.delete(oldest);
  }
  if (kept.making && old) {
    const enough = new AbortController();
    const waited = setTimeout(patience, undefined, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([kept.making, waited]).finally(() => enough.abort());
  }
  return kept.revision < 0 ? { counting: kept.counting } : { value: kept.value as T };

  /** Nobody waits for this one: whoever asks after a failure makes it again. */
  async function later(entry: Kept): Promise<void> {
    await setTimeout(calm, undefined, { ref: false });
    await made(entry).catch(() => undefined);
  }

  async function made(entry: Kept): Promise<void> {
    const { revision } = board;
    try {
      entry.value = await make((counting) => {
        entry.counting = counting;
      });
      entry.revision = revision;
      entry.madeAt = performance.now();
    } finally {
      entry.making = null;
    }
  }
}
