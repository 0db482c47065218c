/** Where does chance come from, the same chance for the same seed? */

/** A stream of chance; equal seeds give equal streams. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
  /** Picks in proportion to the weights, all of which are at least 0 and one of which is more. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T;
  /** A wait with that mean: mostly shorter, sometimes much longer. */
  wait(mean: number): number;
  /** A stream of its own for somebody named, which nobody else's draws disturb. */
  fork(name: string): Random;
}

/** @returns the stream of a seed: Mulberry32 over an FNV-1a hash of it. */
export function randomOf(seed: string): Random {
  let state = hashOf(seed);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  function weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    let left = next() * list.reduce((sum, item) => sum + weight(item), 0);
    for (const item of list) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return at(list, list.length - 1);
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => at(list, Math.floor(next() * list.length)),
    weighted,
    wait: (mean) => -Math.log(1 - next()) * mean,
    fork: (name) => randomOf(`${seed}/${name}`),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
