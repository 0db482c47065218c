/** Which answer is still true because nothing has moved since it was made? */
import type { Context } from "./context.ts";

/** What is kept, and how many of each for a house: orders are small, counts carry all their rows. */
const most = { ranking: 200, votes: 4, stats: 4, sprint: 4, "past-sprint": 8, evidence: 1, promises: 2, holds: 1 };

interface Kept {
  revision: number;
  tenMinutes: string;
  value: unknown;
}

const houses = new WeakMap<object, Map<string, Kept>>();

/**
 * @returns what `make` made for this kind and key, made again once a change has moved or another ten minutes have
 * begun: the rules tell time in days, so for so long an answer stays true. What was asked for longest ago leaves first.
 * What is of a past sprint is made again only when the ten minutes or the key are other ones: today's moves are not its.
 */
export function remember<T>(
  { board, now }: Context,
  kind: keyof typeof most,
  key: string | number | null | undefined,
  make: () => T,
): T {
  const kept = houses.get(board) ?? new Map<string, Kept>();
  houses.set(board, kept);
  const name = `${kind} ${key}`;
  const tenMinutes = now().slice(0, 15);
  const known = kept.get(name);
  kept.delete(name);
  const unmoved = kind === "past-sprint" || known?.revision === board.revision;
  const fresh = known && unmoved && known.tenMinutes === tenMinutes ? known : null;
  const entry = fresh ?? { revision: board.revision, tenMinutes, value: make() };
  kept.set(name, entry);
  if (!fresh && entry.value instanceof Promise) entry.value.catch(() => kept.delete(name));
  const alike = [...kept.keys()].filter((other) => other.startsWith(`${kind} `));
  for (const oldest of alike.slice(0, -most[kind])) kept.delete(oldest);
  return entry.value as T;
}
