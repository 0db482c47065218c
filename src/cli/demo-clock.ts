/** What time is it in the demo? */
import type { Instant } from "../review/change.ts";

interface Reading {
  /** Its time, how many of its seconds pass in one of ours, how often it began again, and when we read it. */
  now: Instant;
  rate: number;
  rewinds: number;
  read: number;
}

/**
 * Reads the demo's clock every second and goes on from there in between; it never runs backwards except when the
 * demo has been reset. Stops when `ended` resolves.
 */
export async function demoClock(address: string, ended: Promise<void>): Promise<() => Instant> {
  let reading = await read(address);
  const timer = setInterval(() => {
    read(address).then(
      (next) => {
        reading = next;
      },
      () => undefined,
    );
  }, 1_000);
  timer.unref();
  ended.then(() => clearInterval(timer));
  let given = { now: reading.now, rewinds: reading.rewinds };
  return () => {
    const passed = Math.min(2, (performance.now() - reading.read) / 1_000);
    const now = new Date(Date.parse(reading.now) + passed * reading.rate * 1_000).toISOString();
    // A reading that was long under way tells an earlier time than the one before.
    if (reading.rewinds !== given.rewinds || now > given.now) given = { now, rewinds: reading.rewinds };
    return given.now;
  };
}

async function read(address: string): Promise<Reading> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(2_000) });
  return { ...((await reply.json()) as Omit<Reading, "read">), read: performance.now() };
}
