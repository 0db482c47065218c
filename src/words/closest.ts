/** Which known word was probably meant? */
import { distance } from "../review/distance.ts";

/** @returns the known word nearest to a misspelt one; null when none is near enough to be a guess worth making. */
export function closest(word: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((one) => one.distance <= Math.max(1, Math.floor(one.candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}
