/** What is frozen now, since when and until when, and what comes next? */
import type { Instant } from "../review/change.ts";
import { during } from "../review/program.ts";
import { freezesBetween } from "../sprint/calendar.ts";
import { type CalendarFacts, type FreezesView, freezesView } from "../words/freezes.ts";
import type { Context } from "./context.ts";
import { programOf } from "./rooms.ts";

/** @returns the present cycle's freezes by repository, with those of the team's own; without a cycle half a year around now. */
export async function freezes(context: Context): Promise<FreezesView> {
  return freezesView(calendarFacts(context));
}

/** @returns what the calendar holds around now. */
export function calendarFacts(context: Context): CalendarFacts {
  const program = programOf(context);
  const at = context.now();
  const present = program.cycles.filter((cycle) => during(cycle, at)).at(-1);
  const coming = program.cycles.filter(({ from }) => from !== null && from > at.slice(0, 10))[0];
  const cycle = present ?? coming ?? null;
  const from = cycle?.from ? `${cycle.from}T00:00:00.000Z` : shifted(at, -90);
  const to = cycle?.to ? `${cycle.to}T23:59:00.000Z` : shifted(at, 90);
  const window = { from: from < at ? from : at, to: to > at ? to : at };
  return { program, cycle, at, ...window, freezes: freezesBetween(program, window.from, shifted(window.to, 30)) };
}

function shifted(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString();
}
