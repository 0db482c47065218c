/** Which parts has a day of a sprint, and when does each begin and end? */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import type { RhythmPart } from "../review/sprint-plan.ts";
import { sprintWindow } from "./days.ts";
import { instantAt } from "./moment.ts";

/** One part of one day, which a track can book in a room. */
export interface Slot extends RhythmPart {
  /** "wed1": day and part; of a sprint that has two Wednesdays "d3.1". */
  code: string;
  /** "YYYY-MM-DD". */
  day: string;
  begins: Instant;
  ends: Instant;
}

const wholeDay: RhythmPart = { from: "09:00", to: "18:00", what: "the whole day" };

/** @returns the parts of all days in order; a sprint without a rhythm has one part a day, from 09:00 to 18:00. */
export function slotsOf(sprint: Pick<Sprint, "first" | "last" | "zone" | "rhythm">): Slot[] {
  const { days } = sprintWindow(sprint);
  const parts = sprint.rhythm.length > 0 ? sprint.rhythm : [wholeDay];
  return days.flatMap(({ day }, n) =>
    parts.map((part, m) => ({
      ...part,
      code: days.length > 7 ? `d${n + 1}.${m + 1}` : `${weekdayOf(day)}${m + 1}`,
      day,
      begins: instantAt(day, part.from, sprint.zone),
      ends: instantAt(day, part.to, sprint.zone),
    })),
  );
}

/** @returns which part of a rhythm cannot be, and what it should be; null when all can. */
export function rhythmFlaw(
  rhythm: readonly RhythmPart[],
): { part: number; end: "from" | "to"; expected: string } | null {
  for (const [part, { from, to }] of rhythm.entries()) {
    const before = rhythm[part - 1];
    if (before && from < before.to) return { part, end: "from", expected: `a time not before ${before.to}` };
    if (to <= from) return { part, end: "to", expected: `a time after ${from}` };
  }
  return null;
}

/** @returns "wed" for a day that is a Wednesday. */
export function weekdayOf(day: string): string {
  return ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(`${day}T00:00:00.000Z`).getUTCDay()] ?? "";
}
