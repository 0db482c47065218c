/** Until which instant does a promise run, as the calendar says it now? */
import type { Instant } from "../../review/change.ts";
import type { Cycle } from "../../review/program.ts";
import { endOfDay, instantAt } from "../moment.ts";
import { dayAt } from "../zone.ts";
import type { Due } from "./acts.ts";

/** @returns the instant; null when the calendar does not know the cycle or its milestone yet. */
export function dueAt(due: Due, cycles: readonly Cycle[]): Instant | null {
  if (due.kind === "date") return due.at;
  const cycle = cycles.find(({ id }) => id === due.cycle);
  const day = cycle && (due.milestone === null ? releaseOf(cycle) : dayOf(cycle, due.milestone));
  return day ? instantAt(day, endOfDay, "UTC") : null;
}

/** @returns a due as somebody could write it who reads it in a zone: "2016-02-05", "newton-1"; "" for none. */
export function dueText(due: Due | null, zone: string): string {
  if (due === null) return "";
  if (due.kind === "milestone") return due.milestone ?? `${due.cycle}-release`;
  const day = dayAt(due.at, zone);
  return instantAt(day, endOfDay, zone) === due.at ? day : due.at;
}

/** @returns "newton-1", "the release of newton": what the calendar is asked for. */
export function milestoneName({ cycle, milestone }: Due & { kind: "milestone" }): string {
  return milestone ?? `the release of ${cycle}`;
}

/** @returns the day of a cycle's release, else its last; null when neither is known. */
function releaseOf(cycle: Cycle): string | null {
  return dayOf(cycle, `${cycle.id}-release`) ?? dayOf(cycle, "release") ?? cycle.to;
}

/** @returns the cycle of a day; null when the calendar has none. */
export function cycleAt(cycles: readonly Cycle[], day: string): Cycle | null {
  return cycles.find(({ from, to }) => (from === null || from <= day) && (to === null || day <= to)) ?? null;
}

function dayOf({ milestones }: Cycle, id: string): string | null {
  return milestones.find((one) => one.id === id)?.date ?? null;
}
