/** From which instant to which does a sprint last, and which days are in it? */
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import type { Window } from "../review/responsiveness.ts";
import { dayAfter, dayAt, dayStart } from "./zone.ts";

export type { Window } from "../review/responsiveness.ts";

/** One calendar day of the sprint in its own zone; on a day of a clock change it is not 24 hours long. */
export interface SprintDay extends Window {
  /** "YYYY-MM-DD". */
  day: string;
}

export interface SprintWindow extends Window {
  /** In order; each begins where the one before ends. */
  days: SprintDay[];
}

const week = 7 * 86_400_000;

/** @returns the sprint from the first instant of its first day to the end of its last, in its own zone. */
export function sprintWindow({ first, last, zone }: Pick<Sprint, "first" | "last" | "zone">): SprintWindow {
  const days: SprintDay[] = [];
  let from = dayStart(first, zone);
  for (let day = first; day <= last; day = dayAfter(day)) {
    const to = dayStart(dayAfter(day), zone);
    days.push({ day, from, to });
    from = to;
  }
  return { from: days[0]?.from ?? from, to: from, days };
}

/** @returns the sprint with the Saturday and Sunday that follow it at once; null when none do. */
export function withWeekend(sprint: Pick<Sprint, "first" | "last" | "zone">): Window | null {
  const weekday = new Date(Date.parse(sprint.last)).getUTCDay();
  const more = weekday === 5 ? 2 : weekday === 6 ? 1 : 0;
  return more === 0 ? null : sprintWindow({ ...sprint, last: dayAfter(sprint.last, more) });
}

/** @returns all that any reading of the sprint's numbers looks at: a week on either side. */
export function sprintReach(sprint: Pick<Sprint, "first" | "last" | "zone">): Window {
  const { from, to } = sprintWindow(sprint);
  return { from: shift(from, -week), to: shift(to, week) };
}

/** @returns where a sprint stands at an instant. */
export function sprintTime(sprint: Sprint, now: Instant): "before" | "now" | "after" {
  const today = dayAt(now, sprint.zone);
  return today < sprint.first ? "before" : today > sprint.last ? "after" : "now";
}

function shift(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
