/** Which dated events does a release schedule hold? */
import { z } from "zod";
import { isDay } from "../moment.ts";
import { dayAfter } from "../zone.ts";
import type { DatedEvent } from "./event.ts";

/** A schedule in one form, whichever it was written in. */
export interface Schedule {
  /** Name of the cycle; null when the file does not say. */
  series: string | null;
  from: string;
  to: string;
  events: DatedEvent[];
  /** What is odd and was lived with, a sentence each. */
  notes: string[];
}

/** A schedule that cannot be used; the message is one sentence that says what is wrong and what was expected. */
export class BadSchedule extends Error {
  override name = "BadSchedule";
}

const day = z.string().refine(isDay, 'a day as "2016-03-03"');
const ids = z.array(z.string()).nullish();
const week = z.object({ start: day, end: day, name: z.string().nullish(), "x-project": ids, "project-specific": ids });
const weekly = z.object({ cycle: z.array(week).min(1) });
const event = z.object({
  id: z.string(),
  name: z.string().optional(),
  week: z.string().optional(),
  start: day.optional(),
  end: day.optional(),
  date: day.optional(),
  same_as: z.string().optional(),
});

/**
 * Reads what a schedule's YAML says: the `cycle` of weeks of openstack/releases, or, for series from before it, `weeks`
 * by name beside lists of events with dates of their own.
 * @throws BadSchedule for anything else, and for weeks that end before they begin or lie on each other.
 */
export function readSchedule(value: unknown): Schedule {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new BadSchedule("A schedule has keys and values: expected a list of weeks under cycle.");
  }
  if ("weeks" in value && !("cycle" in value)) return recorded(value as Record<string, unknown>);
  if (!("cycle" in value)) throw new BadSchedule("The schedule has no cycle: expected a list of weeks under cycle.");
  const read = weekly.safeParse(value);
  if (!read.success) throw new BadSchedule(complaint(read.error));
  return fromWeeks(read.data.cycle);
}

function fromWeeks(weeks: z.output<typeof week>[]): Schedule {
  const notes: string[] = [];
  const spans = new Map<string, { first: string; last: string; deadline: string; list: string | null }>();
  for (const [n, one] of weeks.entries()) {
    const called = one.name ?? `from ${one.start}`;
    const before = weeks[n - 1];
    if (one.end < one.start)
      throw new BadSchedule(`The week ${called} ends ${one.end}, before it begins ${one.start}: mend the schedule.`);
    if (before && one.start <= before.end) {
      throw new BadSchedule(
        `The week ${called} begins ${one.start}, before the one above it ends ${before.end}: mend the schedule.`,
      );
    }
    if (!one.name) notes.push(`The week from ${one.start} has no name.`);
    for (const [list, named] of [
      [null, one["x-project"]],
      ["", one["project-specific"]],
    ] as const) {
      for (const id of named ?? []) {
        const known = spans.get(id);
        spans.set(id, { first: known?.first ?? one.start, last: one.end, deadline: thursday(one), list });
      }
    }
  }
  const [first, last] = [weeks[0], weeks.at(-1)];
  const events = [...spans].map(([id, span]) => ({ id, name: null, ...span }));
  return { series: null, from: first?.start ?? "", to: last?.end ?? "", events, notes };
}

/** Deadlines are the Thursday of their week unless somebody says otherwise; a week without one ends with its last day. */
function thursday({ start, end }: { start: string; end: string }): string {
  const weekday = new Date(`${start}T00:00:00.000Z`).getUTCDay();
  const found = dayAfter(start, (4 - weekday + 7) % 7);
  return found > end ? end : found;
}

function recorded(value: Record<string, unknown>): Schedule {
  const weeks = z.record(z.string(), day).safeParse(value.weeks);
  if (!weeks.success)
    throw new BadSchedule("The schedule has no cycle: expected each of its weeks with the day it begins.");
  const notes: string[] = [];
  const events: DatedEvent[] = [];
  const starts = weeks.data;
  for (const [list, entries] of Object.entries(value)) {
    const read = z.array(event).safeParse(entries);
    if (!read.success) continue;
    for (const { id, name, week: at, ...dated } of read.data) {
      const monday = starts[at ?? ""];
      const first = dated.date ?? dated.start ?? monday;
      const twin = events.find((one) => one.id === dated.same_as);
      if (first === undefined && !twin) {
        notes.push(`${id} has no date and no week that is there: left out.`);
        continue;
      }
      const days = twin ?? { first: first ?? "", last: dated.date ?? dated.end ?? dayAfter(first ?? "", 4) };
      const named =
        dated.date ??
        (monday && monday <= days.first ? thursday({ start: monday, end: dayAfter(monday, 6) }) : days.last);
      const deadline = twin?.deadline ?? named;
      if (days.last < days.first)
        throw new BadSchedule(`${id} ends ${days.last}, before it begins ${days.first}: mend the schedule.`);
      const all = ["cross_project", "elections"].includes(list);
      events.push({ id, name: name ?? null, first: days.first, last: days.last, deadline, list: all ? null : list });
    }
  }
  const mondays = Object.values(starts).sort();
  const series = typeof value.series === "string" ? value.series : null;
  return { series, from: mondays[0] ?? "", to: dayAfter(mondays.at(-1) ?? "", 4), events, notes };
}

function complaint({ issues }: z.ZodError): string {
  const [issue] = issues;
  const where = issue?.path.join(".") ?? "cycle";
  const what =
    issue?.code === "too_small"
      ? "at least one week"
      : issue?.code === "invalid_type"
        ? issue.expected
        : issue?.message;
  return `${where}: expected ${what ?? "something else"}; a schedule is a list of weeks with start and end under cycle.`;
}
