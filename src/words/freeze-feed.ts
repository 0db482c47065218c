/** How does the calendar read as news, and as dates to subscribe to? */
import type { Instant } from "../review/change.ts";
import type { FreezePlan } from "../review/freeze-plan.ts";
import type { Program } from "../review/program.ts";
import { freezesBetween } from "../sprint/calendar.ts";
import { dayAfter } from "../sprint/zone.ts";
import type { FeedEntry, FeedView } from "./feed.ts";
import type { FreezeLine, FreezesView } from "./freezes.ts";
import { list } from "./plain.ts";
import { moment } from "./time.ts";

/** @returns what began and ended up to now, the newest first. */
export function feedOfFreezes(team: string, view: FreezesView): FeedView {
  const turns = view.all.flatMap((line) => line.turns?.map((turn) => ({ ...line, ...turn })) ?? [line]);
  const entries = turns.flatMap((line) => [
    entryOf(
      line,
      line.since,
      "has begun",
      `It holds until ${line.until ? moment(line.until, "UTC") : "somebody ends it"}.`,
    ),
    ...(line.until ? [entryOf(line, line.until, "is over", "What it stopped may merge again.")] : []),
  ]);
  return {
    title: `Freezes of ${team}`,
    about: "Each freeze as it begins and as it ends.",
    page: "/freezes",
    entries: entries.filter(({ at }) => at <= view.at).sort((a, b) => (a.at < b.at ? 1 : -1)),
  };
}

function entryOf({ id, name, rule, repositories }: FreezeLine, at: Instant, news: string, more: string): FeedEntry {
  return {
    id: `freeze ${id} ${news}`,
    at,
    title: `The ${name} ${news}`,
    text: `${rule} ${more} It is about ${list(repositories) || "no repository of the team"}.`,
    by: null,
    page: `/freezes?freeze=${encodeURIComponent(id)}`,
  };
}

/** One entry of a calendar file. */
export interface CalendarEntry {
  /** Stable: the same thing has the same id whenever it is asked for. */
  uid: string;
  title: string;
  text: string;
  /** Days ("YYYY-MM-DD", the end exclusive) for what lasts whole days, else instants. */
  allDay: boolean;
  from: string;
  /** Null for a moment. */
  to: string | null;
  place: string | null;
  /** Page of ours, from the root. */
  page: string;
}

/** @returns every milestone, freeze and sprint of the program; of freezes that come again those of a year around `at`. */
export function calendarEntries(program: Program, at: Instant): CalendarEntry[] {
  const uid = (name: string) => `${name}@${program.id}.midcycle`;
  const days = program.cycles.flatMap(({ from, milestones }) => [from, ...milestones.map(({ date }) => date)]);
  const plans: FreezePlan[] = [...program.freezes, ...program.cycles.flatMap(({ freezes }) => freezes)];
  const first = [...days, ...plans.map(({ since }) => since.day), at.slice(0, 10)]
    .filter((day) => day !== null)
    .sort()[0];
  const year = (sign: number) => dayAfter(at.slice(0, 10), sign * 183);
  const near = (freeze: { recurs: boolean; since: Instant }) => !freeze.recurs || freeze.since > year(-1);
  const freezes = freezesBetween(program, `${first}T00:00:00.000Z`, `${latest(program, year(2))}T00:00:00.000Z`).filter(
    near,
  );
  return [
    ...program.cycles.flatMap((cycle) =>
      cycle.milestones.map(({ id, name, date }) => ({
        uid: uid(`milestone-${cycle.id}-${id}`),
        title: name ?? id,
        text: `A milestone of ${cycle.id}: its last day.`,
        ...{ allDay: true, from: date, to: dayAfter(date), place: null, page: "/freezes" },
      })),
    ),
    ...freezes.map(({ id, name, cycle, rule, since, until }) => ({
      uid: uid(`freeze-${id}`),
      title: `${name.charAt(0).toUpperCase()}${name.slice(1)}${cycle ? ` of ${cycle}` : ""}`,
      text: rule,
      ...{ allDay: false, from: since, to: until, place: null, page: `/freezes?freeze=${encodeURIComponent(id)}` },
    })),
    ...program.sprints.map(({ id, title, first, last, place, focus }) => ({
      uid: uid(`sprint-${id}`),
      title,
      text: focus ?? "",
      ...{ allDay: true, from: first, to: dayAfter(last), place, page: `/sprints/${encodeURIComponent(id)}` },
    })),
  ];
}

function latest({ cycles }: Program, day: string): string {
  return [day, ...cycles.flatMap(({ to }) => to ?? [])].sort().at(-1) ?? day;
}
