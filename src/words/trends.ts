/** How did a team's work go over a window: how long did things wait, at which hours was it done, how much lay open? */
import type { Change, Instant } from "../review/change.ts";
import { type DaySheet, quarters } from "../review/day-sheet.ts";
import type { Mover, Turn } from "../review/turn.ts";
import { type Piecewise, someDays } from "./piecewise.ts";
import { ranked, type Spread, spreadingOf } from "./spread.ts";

/** Which sheets are looked at, and how. `place`: one repository's place in the program; null for all. */
export interface TrendGround {
  /** The earliest first. */
  sheets: readonly DaySheet[];
  place: number | null;
  /** Names of the repositories, in the program's order. */
  repositories: readonly string[];
  /** The first and the last day, "2016-01-27", by UTC. */
  first: string;
  last: string;
}

/** One repository's measure by period; null where nothing was first reviewed. */
export interface Period {
  at: Instant;
  median: number | null;
  count: number;
}

/** By how many quarters of an hour a zone is ahead at the beginning of a day by UTC, and at its last quarter. */
export type Offsets = (day: string) => { first: number; last: number };

const dayLength = 86_400_000;

/** @returns how long changes first reviewed in the window had waited for it. */
export function* firstReviewSpread({ sheets, place }: TrendGround): Piecewise<Spread> {
  const { seconds } = yield* waitsOf(sheets, place);
  return yield* spreadingOf(seconds);
}

/** @returns how many days a period of `periods` has: a week, or four where there would be too many weeks to see. */
export function periodDays({ first, last }: Pick<TrendGround, "first" | "last">): number {
  return (Date.parse(last) - Date.parse(first)) / dayLength > 420 ? 28 : 7;
}

/** @returns for each repository looked at the median wait for the first review, period by period up to the last day. */
export function* periods(ground: TrendGround): Piecewise<{ name: string; points: Period[] }[]> {
  const length = periodDays(ground) * dayLength;
  const [begin, end] = [Date.parse(ground.first), Date.parse(ground.last) + dayLength];
  const count = Math.max(1, Math.ceil((end - begin) / length));
  // Periods end with the window, so that the last one is whole.
  const start = end - count * length;
  const found: { name: string; points: Period[] }[] = [];
  for (const place of places(ground)) {
    const { seconds, ends } = yield* waitsOf(ground.sheets, place);
    const points: Period[] = [];
    // Sheets are in order of their days, so that the waits of a period lie together.
    for (let n = 0, sheet = 0, from = 0; n < count; n++) {
      let to = from;
      for (; sheet < ends.length && Date.parse(ground.sheets[sheet]?.day ?? "") < start + (n + 1) * length; sheet++) {
        to = ends[sheet] ?? to;
      }
      const own = seconds.subarray(from, to);
      points.push({ at: new Date(start + n * length).toISOString(), median: ranked(own, 0.5), count: own.length });
      from = to;
      if (n % 50 === 49) yield;
    }
    found.push({ name: ground.repositories[place] ?? "", points });
    yield;
  }
  return found;
}

/** @returns for each repository looked at the acts of people by weekday (Monday first) and hour in a zone. */
export function* hoursOfWeek(ground: TrendGround, offset: Offsets): Piecewise<{ name: string; counts: number[][] }[]> {
  const looked = places(ground);
  // Days of the same weekday and offset are added up before anybody asks which hour a quarter is there.
  const alike = new Map<string, { day: string; acts: Uint32Array }>();
  for (const [n, { day, acts }] of ground.sheets.entries()) {
    const { first, last } = offset(day);
    const key = `${weekdayOf(day)} ${first} ${last}`;
    const sum = alike.get(key) ?? { day, acts: new Uint32Array(acts.length) };
    alike.set(key, sum);
    for (let slot = 0; slot < acts.length; slot++) sum.acts[slot] = (sum.acts[slot] ?? 0) + (acts[slot] ?? 0);
    if (n % someDays === someDays - 1) yield;
  }
  return looked.map((place) => {
    const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
    for (const { day, acts } of alike.values()) {
      const there = hoursThere(day, offset);
      for (let quarter = 0; quarter < quarters; quarter++) {
        const { weekday, hour } = there(quarter);
        const row = counts[weekday] as number[];
        row[hour] = (row[hour] ?? 0) + (acts[place * quarters + quarter] ?? 0);
      }
    }
    return { name: ground.repositories[place] ?? "", counts };
  });
}

/**
 * @returns for a quarter of an hour of a day by UTC the weekday (Monday is 0) and hour there. On a day of a clock change
 * each half of the day is taken as its end is: near enough for a field of hours.
 */
export function hoursThere(day: string, offset: Offsets): (quarter: number) => { weekday: number; hour: number } {
  const own = weekdayOf(day);
  const { first, last } = offset(day);
  const there = wheel(first, last);
  return (quarter) => {
    const slot = there[quarter] as (typeof there)[number];
    return { weekday: (own + slot.days + 7) % 7, hour: slot.hour };
  };
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (Math.floor(Date.parse(day) / dayLength) + 3) % 7;
}

const wheels = new Map<string, { days: number; hour: number }[]>();

/** For each quarter of a day by UTC the hour there, and by how many days it is another day; zones have few such wheels. */
function wheel(first: number, last: number): { days: number; hour: number }[] {
  const key = `${first} ${last}`;
  const known = wheels.get(key);
  if (known) return known;
  const made = Array.from({ length: quarters }, (_, quarter) => {
    const there = quarter + (quarter < quarters / 2 ? first : last);
    const days = Math.floor(there / quarters);
    return { days, hour: Math.floor((there - days * quarters) / 4) };
  });
  wheels.set(key, made);
  return made;
}

/** @returns how many changes were open at the end of each day, told backwards from the `open` ones now. */
export function* openByDay(
  ground: TrendGround,
  open: number,
  now: Instant,
): Piecewise<{ at: Instant; value: number }[]> {
  const points: { at: Instant; value: number }[] = [{ at: now, value: open }];
  let value = open;
  let next = ground.sheets.length - 1;
  for (let at = Date.parse(ground.last), n = 1; at > Date.parse(ground.first); at -= dayLength, n++) {
    const moment = new Date(at).toISOString();
    const day = moment.slice(0, 10);
    while (next >= 0 && (ground.sheets[next]?.day ?? "") > day) next--;
    const sheet = ground.sheets[next];
    if (sheet?.day === day) value += sumOf(sheet.closed, ground.place) - sumOf(sheet.opened, ground.place);
    points.push({ at: moment, value: Math.max(0, value) });
    if (n % someDays === 0) yield;
  }
  return points.reverse();
}

/** @returns a count over the window. */
export function total({ sheets, place }: TrendGround, of: "opened" | "merged" | "reviews"): number {
  return sheets.reduce((sum, sheet) => sum + sumOf(sheet[of], place), 0);
}

/** Classes of ages, with the days at which they begin. */
export const ages = [
  { id: "week", name: "up to a week", from: 0 },
  { id: "two-weeks", name: "1 to 2 weeks", from: 7 },
  { id: "month", name: "2 to 4 weeks", from: 14 },
  { id: "quarter", name: "1 to 3 months", from: 28 },
  { id: "half", name: "3 to 6 months", from: 91 },
  { id: "year", name: "6 to 12 months", from: 182 },
  { id: "old", name: "over a year", from: 365 },
] as const;

/** @returns the class of a change that was begun then. */
export function ageOf(created: Instant, now: Instant): (typeof ages)[number] {
  const days = (Date.parse(now) - Date.parse(created)) / dayLength;
  return ages.findLast(({ from }) => days >= from) ?? ages[0];
}

/** @returns how many open changes of each age each mover has. */
export function openByAge(
  open: Iterable<{ change: Change; turn: Turn }>,
  now: Instant,
): Map<string, Map<Mover, number>> {
  const counts = new Map(ages.map(({ id }) => [id as string, new Map<Mover, number>()]));
  for (const { change, turn } of open) {
    const own = counts.get(ageOf(change.created, now).id);
    own?.set(turn.mover, (own.get(turn.mover) ?? 0) + 1);
  }
  return counts;
}

function places({ place, repositories }: TrendGround): number[] {
  return place === null ? repositories.map((_, n) => n) : [place];
}

/** All the waits of a place, or of all; `ends` has for each sheet how many there were up to its end. */
function* waitsOf(
  sheets: readonly DaySheet[],
  place: number | null,
): Piecewise<{ seconds: Uint32Array; ends: Uint32Array }> {
  const whole = new Uint32Array(sheets.reduce((sum, { waits }) => sum + waits.seconds.length, 0));
  const ends = new Uint32Array(sheets.length);
  let filled = 0;
  for (const [sheet, { waits }] of sheets.entries()) {
    for (let n = 0; n < waits.seconds.length; n++) {
      if (place === null || waits.repository[n] === place) whole[filled++] = waits.seconds[n] ?? 0;
    }
    ends[sheet] = filled;
    if (sheet % someDays === someDays - 1) yield;
  }
  return { seconds: whole.subarray(0, filled), ends };
}

function sumOf(counts: readonly number[], place: number | null): number {
  return place === null ? counts.reduce((sum, n) => sum + n, 0) : (counts[place] ?? 0);
}
