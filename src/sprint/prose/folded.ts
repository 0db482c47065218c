/** By what are two texts the same, however they are written? */

/** @returns the letters and digits of a text in lower case, with single blanks for all that stands between. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
