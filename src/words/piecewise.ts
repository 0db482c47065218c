/** How is long counting done in pieces, so that whoever counts can let others work in between? */

/** Work that stops after each piece; the last one gives the answer. */
export type Piecewise<T> = Generator<void, T>;

/** Days, or values, after which counting stops: a few milliseconds of work. */
export const [someDays, someValues] = [365, 100_000];

/** @returns the answer of work that nobody needs to wait for. */
export function atOnce<T>(work: Piecewise<T>): T {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}
