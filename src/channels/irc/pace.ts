/** When may the next line be sent, so that a server does not take us for a flood? */

/** Milliseconds that each line costs, and how far ahead of the clock one may be: five lines at once, then one each two seconds. */
const [cost, ahead] = [2_000, 10_000];

/** How fast lines may be sent. */
export interface Pace {
  /** @returns milliseconds to wait before the next line, which then counts. */
  next(now: number): number;
}

/** @returns a pace at which nothing was sent yet (RFC 1459, 8.10). `scale`: 0 for a server that does not mind. */
export function createPace(scale = 1): Pace {
  let timer = 0;
  return {
    next(now) {
      timer = Math.max(timer, now) + cost * scale;
      return Math.max(0, timer - now - ahead * scale);
    },
  };
}
