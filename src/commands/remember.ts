/** Which answer is still true because nothing has moved since it was made? */
import type { Context } from "./context.ts";

interface Kept {
  revision: number;
  minute: string;
  value: unknown;
}

/** Answers kept for each house; the one asked for longest ago leaves first. */
const most = 200;
const houses = new WeakMap<object, Map<string, Kept>>();

/**
 * @returns what `make` made for these words, made again once a change has moved or another minute has begun: the
 * rules tell time in days, so within a minute an answer stays true.
 */
export function remember<T>(context: Context, words: readonly unknown[], make: () => T): T {
  const { board } = context;
  const kept = houses.get(board) ?? new Map<string, Kept>();
  houses.set(board, kept);
  const key = JSON.stringify(words);
  const minute = context.now().slice(0, 16);
  const known = kept.get(key);
  kept.delete(key);
  const fresh = known?.revision === board.revision && known.minute === minute ? known : null;
  const entry = fresh ?? { revision: board.revision, minute, value: make() };
  kept.set(key, entry);
  if (!fresh && entry.value instanceof Promise) entry.value.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return entry.value as T;
}
