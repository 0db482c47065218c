/** Which of two texts comes first? */

/** Orders texts, and so moments, by code unit: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
