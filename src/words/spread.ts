/** Into which classes do waits and ages fall, and where do the middle and the ninth tenth lie? */
import { atOnce, type Piecewise, someValues } from "./piecewise.ts";
import { duration } from "./time.ts";

const [hour, day] = [3_600, 86_400];

/** Where the classes of waits begin, in seconds, each about twice as long as the one before: hours and months fit on one axis. */
export const edges = [0, hour, 4 * hour, 12 * hour, day, 2 * day, 4 * day, 7 * day, 14 * day, 30 * day, 90 * day];
/** What stands at each edge. */
export const edgeNames = ["0", "1 h", "4 h", "12 h", "1 d", "2 d", "4 d", "7 d", "14 d", "30 d", "90 d"];

/** @returns the class that a wait falls into, from 0. */
export function classOf(seconds: number): number {
  let index = edges.length - 1;
  while (index > 0 && seconds < (edges[index] ?? 0)) index--;
  return index;
}

/** @returns which waits a class holds: "1 d to 2 d", "90 d or more". */
export function className(index: number): string {
  if (index === edges.length - 1) return `${edgeNames[index]} or more`;
  return index === 0 ? `less than ${edgeNames[1]}` : `${edgeNames[index]} to ${edgeNames[index + 1]}`;
}

/** Values that are sorted sooner than counted. */
const few = 20_000;

/** How waits are spread. */
export interface Spread {
  /** How many fall into each class. */
  counts: number[];
  total: number;
  /** In seconds, by nearest rank; null when nothing waited. */
  median: number | null;
  p90: number | null;
}

/** @returns how waits in seconds are spread. */
export function spreadOf(waits: Uint32Array): Spread {
  return atOnce(spreadingOf(waits));
}

/** @returns the same, of a million. */
export function* spreadingOf(waits: Uint32Array): Piecewise<Spread> {
  const counts = edges.map(() => 0);
  for (let n = 0; n < waits.length; n++) {
    bump(counts, classOf(waits[n] ?? 0));
    if (n % someValues === someValues - 1) yield;
  }
  yield;
  const median = ranked(waits, 0.5);
  yield;
  return { counts, total: waits.length, median, p90: ranked(waits, 0.9) };
}

/** @returns the sentence that names median and 90th percentile; null when nothing waited. */
export function spreadWords({ median, p90 }: Spread): string | null {
  if (median === null || p90 === null) return null;
  return `Half took ${duration(median)} or less, nine tenths ${duration(p90)} or less.`;
}

/**
 * @returns the value below or at which this share of the values lies (nearest rank); null without any. Counts by the
 * upper and then by the lower half of the bits, since a million values take too long to sort.
 */
export function ranked(values: Uint32Array, share: number): number | null {
  if (values.length === 0) return null;
  let rank = Math.max(0, Math.ceil(share * values.length) - 1);
  if (values.length < few) return values.toSorted()[rank] ?? null;
  const upper = new Uint32Array(65_536);
  for (const value of values) bump(upper, value >>> 16);
  const high = find(upper);
  const lower = new Uint32Array(65_536);
  for (const value of values) if (value >>> 16 === high) bump(lower, value & 0xffff);
  return high * 65_536 + find(lower);

  function find(counts: Uint32Array): number {
    let index = 0;
    while (rank >= (counts[index] ?? 0)) rank -= counts[index++] ?? 0;
    return index;
  }
}

function bump(counts: Uint32Array | number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
