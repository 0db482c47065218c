/** When is each day of a sprint summed up, and from when on does it count? */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { sprintWindow } from "./days.ts";
import { instantAt } from "./moment.ts";
import { slotsOf } from "./rhythm.ts";

/** One day, from its first instant to the moment at which it is summed up. */
export interface SummedDay {
  /** "2016-01-27". */
  day: string;
  /** The how-manieth of the sprint, from 1, and how many there are. */
  number: number;
  of: number;
  from: Instant;
  at: Instant;
}

/** @returns the days in order. Each is summed up at the time that the sprint names, else when the last of its parts ends. */
export function summedDays(sprint: Sprint): SummedDay[] {
  const { days } = sprintWindow(sprint);
  const slots = slotsOf(sprint);
  return days.map(({ day, from, to }, n) => {
    const last = slots.filter((slot) => slot.day === day).at(-1)?.ends ?? to;
    const at = sprint.summary ? instantAt(day, sprint.summary, sprint.zone) : last;
    return { day, number: n + 1, of: days.length, from, at };
  });
}
