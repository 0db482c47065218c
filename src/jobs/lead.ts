/** When is a change read that an event names? */
import type { Instant } from "../review/change.ts";
import { coalesce, later } from "./desk.ts";

/**
 * @returns what says when a change that an event names now is due: at once, so that people see it soon; within a second
 * of its last reading, when that second is over, so that a burst is read twice and not once an event.
 */
export function createLead(): (number: number, now: Instant) => Instant {
  /** When each change was or is due, the one set longest ago first. */
  const dues = new Map<number, Instant>();

  return (number, now) => {
    const old = later(now, -coalesce);
    for (const [known, due] of dues) {
      if (due > old) break;
      dues.delete(known);
    }
    const last = dues.get(number);
    const due = last === undefined || last <= old ? now : last > now ? last : later(last, coalesce);
    dues.delete(number);
    dues.set(number, due);
    return due;
  };
}
