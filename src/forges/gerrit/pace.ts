/** How many requests at once suit a Gerrit at present? */

/** Watches what parallel work brings, and adapts. */
export interface Pace {
  /** Between 1 and 4. */
  level(): number;
  /** Call when a piece of work begins; call what it returns with how many changes the work brought. */
  begin(): (changes: number) => void;
  /** The server showed strain: go down at once, and look again from there. */
  strained(): void;
}

const most = 4;
/** Pieces of work that one level is judged by. */
const sample = 8;
/** One more at once must bring this much more, or it only makes the server busier. */
const worthIt = 1.05;

/**
 * Starts at 2 and climbs while one more request at once brings more changes a second: a Gerrit on two cores is
 * fastest at 2 to 4. @param clock milliseconds that only grow
 */
export function createPace(clock: () => number): Pace {
  let level = 2;
  let settled = false;
  let below: number | null = null;
  let running = 0;
  let tally = { since: 0, pieces: 0, changes: 0 };

  function restart(): void {
    tally = { since: clock(), pieces: 0, changes: 0 };
  }

  function judge(): void {
    const rate = tally.changes / Math.max(1, clock() - tally.since);
    if (below !== null && rate < below * worthIt) {
      level--;
      settled = true;
    } else if (level < most) {
      below = rate;
      level++;
    } else {
      settled = true;
    }
    restart();
  }

  return {
    level: () => level,
    begin() {
      if (running++ === 0) restart();
      return (changes) => {
        running--;
        tally.pieces++;
        tally.changes += changes;
        if (!settled && tally.pieces >= sample) judge();
      };
    },
    strained() {
      level = Math.max(1, level - 1);
      settled = false;
      below = null;
      restart();
    },
  };
}
