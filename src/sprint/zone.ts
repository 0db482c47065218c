/** What do the clocks and calendars of a zone say at an instant, and when does a day begin there? */
import type { Instant } from "../review/change.ts";

/** What a wall clock and a wall calendar show. `weekday` and `month` are English abbreviations ("Wed", "Jan"). */
export interface WallTime {
  year: string;
  month: string;
  /** "01" to "12". */
  monthNumber: string;
  /** "1" to "31". */
  day: string;
  weekday: string;
  hour: string;
  minute: string;
}

const minute = 60_000;
const dayLength = 86_400_000;

/** @returns what people in an IANA zone read off the wall. @throws RangeError for a zone that does not exist. */
export function wallTime(at: Instant, zone: string): WallTime {
  const part = parts(at, zone);
  return {
    year: part.year ?? "",
    month: months[Number(part.month) - 1] ?? "",
    monthNumber: part.month ?? "",
    day: String(Number(part.day)),
    weekday: part.weekday ?? "",
    hour: part.hour ?? "",
    minute: part.minute ?? "",
  };
}

/** @returns the calendar day there, "YYYY-MM-DD". */
export function dayAt(at: Instant, zone: string): string {
  const { year, month, day } = parts(at, zone);
  return `${year}-${month}-${day}`;
}

/** @returns the first minute of a calendar day there: usually midnight, later where clocks jump over it. */
export function dayStart(day: string, zone: string): Instant {
  const key = `${day} ${zone}`;
  const known = starts.get(key) ?? soughtStart(day, zone);
  // The same few days are asked for again and again, and a search reads the clock a dozen times.
  if (starts.size > mostStarts) starts.clear();
  starts.set(key, known);
  return known;
}

const starts = new Map<string, Instant>();
const mostStarts = 5_000;

function soughtStart(day: string, zone: string): Instant {
  // No zone is further than a day from UTC, and days there begin in order: search the minutes between.
  let before = (Date.parse(day) - dayLength) / minute;
  let within = (Date.parse(day) + dayLength) / minute;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayAt(instantOf(middle), zone) < day) before = middle;
    else within = middle;
  }
  return instantOf(within);
}

function instantOf(minutes: number): Instant {
  return new Date(minutes * minute).toISOString();
}

/** @returns the calendar day after one, "YYYY-MM-DD". */
export function dayAfter(day: string, count = 1): string {
  return new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);
}

/** @returns a day as people write it: "Wed 27 Jan 2016". */
export function spokenDay(at: Instant, zone: string): string {
  const { weekday, day, month, year } = wallTime(at, zone);
  return `${weekday} ${day} ${month} ${year}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function parts(at: Instant, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const digits = "2-digit";
  const date = { year: "numeric", month: digits, day: digits, weekday: "short" } as const;
  const format = clock("en-US", { ...date, hour: digits, minute: digits, hourCycle: "h23", timeZone: zone });
  return Object.fromEntries(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times as much as using it. */
function clock(locale: string, options: Intl.DateTimeFormatOptions & { timeZone: string }): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeZone} ${options.timeZoneName ?? ""}`;
  const format = clocks.get(key) ?? new Intl.DateTimeFormat(locale, options);
  clocks.set(key, format);
  return format;
}

/** Each English-speaking country abbreviates only the zones that it knows; elsewhere the offset is the name. */
const namers = ["en-US", "en-GB", "en-AU", "en-NZ", "en-IN", "en-ZA"];

/** @returns how people in a zone call their time at an instant: "CST", "CET", "AoE", "GMT+5:45". */
export function zoneName(at: Instant, zone: string): string {
  if (zone === "Etc/GMT+12") return "AoE";
  const named = (locale: string) =>
    clock(locale, { timeZone: zone, timeZoneName: "short" })
      .formatToParts(Date.parse(at))
      .find(({ type }) => type === "timeZoneName")?.value ?? zone;
  const locale = namers.find((one) => !/^GMT[+-]/.test(named(one)));
  return named(locale ?? "en-US");
}

/** @returns by how many seconds clocks there are ahead of UTC at an instant; negative where they are behind. */
export function zoneOffset(at: Instant, zone: string): number {
  const { year, month, day, hour, minute } = parts(at, zone);
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return (wall - Math.floor(Date.parse(at) / 60_000) * 60_000) / 1_000;
}

/** Is it an IANA zone that this Node knows? */
export function isZone(text: string): boolean {
  try {
    return text !== "" && new Intl.DateTimeFormat("en", { timeZone: text }) !== null;
  } catch {
    return false;
  }
}
