/** How old is what we answer? */
import type { Instant } from "../review/change.ts";
import { marks } from "../store/dirty.ts";
import type { Context } from "./context.ts";

/** The age of an answer. Both are null when a forge has not been read to the end even once. */
export interface Freshness {
  /** Everything that happened at the forges up to this moment was seen; `health` tells how much of it is still to be read. */
  asOf: Instant | null;
  /** From then until now, in whole seconds. */
  lagSeconds: number | null;
}

/** @returns how fresh the mirror is: as fresh as the forge that was looked at the longest ago. */
export async function freshness({ db, program, now }: Context): Promise<Freshness> {
  const known = Map.groupBy(await marks(db), ({ forge }) => forge);
  const seen = program.forges.map(({ name }) => completeUpTo(known.get(name) ?? []));
  const asOf = seen.includes(null) ? null : (seen.sort()[0] ?? null);
  if (asOf === null) return { asOf, lagSeconds: null };
  return { asOf, lagSeconds: Math.max(0, Math.round((Date.parse(now()) - Date.parse(asOf)) / 1_000)) };
}

/** @returns the moment up to which everything at a forge was seen, by its marks; null when it was never read to the end. */
export function completeUpTo(marks: readonly { name: string; at: Instant }[]): Instant | null {
  const at = (wanted: string) => marks.find(({ name }) => name === wanted)?.at;
  return at("look") ?? at("catch-up") ?? null;
}
