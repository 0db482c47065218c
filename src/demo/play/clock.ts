/** What time is it in the demo? Its hours pass like a tape: working hours slowly, nights at a glance. */

/** A stretch of the demo's time and how many real seconds it takes at speed 1. */
export interface Stretch {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  seconds: number;
}

export interface Clock {
  /** Milliseconds since 1970 in the demo. */
  now(): number;
  /** Real seconds of tape played so far. */
  position(): number;
  /** The demo's time at a position of the tape; the last moment when it is longer. */
  timeAt(position: number): number;
  /**
   * The demo's seconds that pass in a real second: 0 while it is paused or at its end. Where the pace changes soon it
   * is the slowest pace of the next two real seconds, so that whoever goes on from one reading is never ahead of the next.
   */
  rate(): number;
  /** How often it went back to the beginning: the only times when it runs backwards. */
  rewinds(): number;
  speed(): number;
  setSpeed(speed: number): void;
  paused(): boolean;
  pause(): void;
  resume(): void;
  /** Back to the beginning; speed and pause stay. */
  rewind(): void;
}

const foresight = 2;
const fastest = 100;

/** @returns the speed that a text says; null unless it is a number more than 0 and at most 100. */
export function speedIn(text: string): number | null {
  const speed = Number(text);
  return text.trim() !== "" && speed > 0 && speed <= fastest ? speed : null;
}

/** What `speedIn` takes, in words. */
export const speeds = `a speed is more than 0 and at most ${fastest}`;

/** @param real milliseconds of a clock that only runs forward */
export function createClock(stretches: readonly Stretch[], real: () => number): Clock {
  let speed = 1;
  let paused = false;
  /** Position at the real moment `since`. */
  let played = 0;
  let since = real();
  let rewinds = 0;

  const position = () => played + (paused ? 0 : ((real() - since) / 1000) * speed);

  /** What was played until now is kept whatever changes. */
  function settle(): void {
    played = position();
    since = real();
  }
  function timeAt(position: number): number {
    let left = position;
    for (const { from, to, seconds } of stretches) {
      if (left < seconds) return Math.floor(from + ((to - from) * left) / seconds);
      left -= seconds;
    }
    return stretches.at(-1)?.to ?? 0;
  }
  function rate(): number {
    const here = position();
    let begin = 0;
    let slowest = Number.POSITIVE_INFINITY;
    for (const { from, to, seconds } of stretches) {
      const ahead = begin < here + foresight * speed && here < begin + seconds;
      if (ahead) slowest = Math.min(slowest, (to - from) / 1000 / seconds);
      begin += seconds;
    }
    return paused || here + foresight * speed > begin ? 0 : slowest * speed;
  }
  return {
    now: () => timeAt(position()),
    position,
    timeAt,
    rate,
    rewinds: () => rewinds,
    speed: () => speed,
    setSpeed(next) {
      settle();
      speed = next;
    },
    paused: () => paused,
    pause() {
      settle();
      paused = true;
    },
    resume() {
      settle();
      paused = false;
    },
    rewind() {
      played = 0;
      since = real();
      rewinds += 1;
    },
  };
}

/** @returns a clock that stands at one moment for ever. */
export function standingClock(at: number): Clock {
  const clock = createClock([{ from: at, to: at, seconds: 1 }], () => 0);
  clock.pause();
  return clock;
}
