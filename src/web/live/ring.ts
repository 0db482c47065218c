/** What has an open page missed? */

/** The last entries, each with a number that only grows. */
export interface Ring<T> {
  /** @returns the number of this entry; the first is 1. */
  put(entry: T): number;
  /** The number of the newest entry; 0 when there was none. */
  readonly last: number;
  /** @returns the entries after a number, in order; null when some of them are forgotten or the number is none of ours. */
  since(number: number): T[] | null;
}

/** @returns a ring that keeps so many entries. */
export function createRing<T>(most: number): Ring<T> {
  const kept: T[] = [];
  let last = 0;
  return {
    put(entry) {
      kept.push(entry);
      if (kept.length > most) kept.shift();
      return ++last;
    },
    get last() {
      return last;
    },
    since(number) {
      const missed = last - number;
      if (!Number.isInteger(number) || missed < 0 || missed > kept.length) return null;
      return kept.slice(kept.length - missed);
    },
  };
}
