/** Which answer is still true because nothing has moved since it was made? */
import type { Context } from "./context.ts";

interface Kept {
  revision: number;
  tenMinutes: string;
  value: unknown;
}

/** Answers kept for each house; the one asked for longest ago leaves first. */
const most = 200;
const houses = new WeakMap<object, Map<string, Kept>>();

/**
 * @returns what `make` made for these words, made again once a change has moved or another ten minutes have
 * begun: the rules tell time in days, so for so long an answer stays true.
 */
export function remember<T>(context: Context, words: readonly unknown[], make: () => T): T {
  const { board } = context;
  const kept = houses.get(board) ?? new Map<string, Kept>();
  houses.set(board, kept);
  const key = JSON.stringify(words);
  const tenMinutes = context.now().slice(0, 15);
  const known = kept.get(key);
  kept.delete(key);
  const fresh = known?.revision === board.revision && known.tenMinutes === tenMinutes ? known : null;
  const entry = fresh ?? { revision: board.revision, tenMinutes, value: make() };
  kept.set(key, entry);
  if (!fresh && entry.value instanceof Promise) entry.value.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return entry.value as T;
}
