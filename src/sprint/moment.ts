/** Which instant do people mean by a day, a time and a zone? */
import type { Instant } from "../review/change.ts";
import { dayAfter, dayAt, wallTime } from "./zone.ts";

/** The zone where a day ends last: "end of day anywhere on Earth". */
export const anywhere = "Etc/GMT+12";

/** A day alone means its last minute: OpenStack's deadlines are at 23:59. */
export const endOfDay = "23:59";

const minute = 60_000;
const halfDay = 12 * 60 * minute;

/**
 * @returns the instant at which clocks in a zone show a time ("HH:MM") of a day. A time that they show twice is the
 * second, since it is a deadline more often than not; one that they jump over is the moment of the jump.
 * @throws RangeError for a zone that does not exist.
 */
export function instantAt(day: string, time: string, zone: string): Instant {
  const asUtc = Date.parse(`${day}T${time}:00.000Z`);
  const shows = (at: number) => {
    const wall = wallTime(new Date(at).toISOString(), zone);
    const [month, date] = [wall.monthNumber, wall.day.padStart(2, "0")];
    return Date.parse(`${wall.year}-${month}-${date}T${wall.hour}:${wall.minute}:00.000Z`);
  };
  const offsets = [asUtc - 2 * halfDay, asUtc + 2 * halfDay].map((at) => shows(at) - at);
  const found = offsets.map((offset) => asUtc - offset).filter((at) => shows(at) === asUtc);
  return new Date(found.length > 0 ? Math.max(...found) : jump()).toISOString();

  /** The first minute that shows a later time than is asked for. */
  function jump(): number {
    let before = (asUtc - 4 * halfDay) / minute;
    let after = (asUtc + 4 * halfDay) / minute;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (shows(middle * minute) < asUtc) before = middle;
      else after = middle;
    }
    return after * minute;
  }
}

/** @returns the IANA zone of a name, "AoE" and "UTC" included; null when there is none. */
export function zoneOf(name: string): string | null {
  if (/^aoe$/i.test(name)) return anywhere;
  if (/^(?:utc|z|gmt)$/i.test(name)) return "UTC";
  if (!name.includes("/")) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    return null;
  }
}

/** What a text that should name a moment is taken for; `refused` is a whole sentence that says what is understood. */
export type When = { at: Instant; zone: string } | { refused: string };

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const understood =
  'Write "tomorrow", "in 3 days", "friday", "2016-02-05", "2016-02-05 17:00 America/Chicago", "2016-02-05 AoE" or "2016-02-05T17:00:00Z"';

/**
 * Reads when people mean something to be, as they write it: a day alone is its last minute, "now" is now. Nothing is
 * guessed: "5/2/2016" is refused, and so is a day that does not exist.
 * @param zone IANA zone of whoever writes, for what names none
 */
export function when(text: string, now: Instant, zone: string): When {
  const written = text.trim().replaceAll(/\s+/g, " ");
  if (/^now$/i.test(written)) return { at: now, zone };
  const exact = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:?\d\d)$/.exec(written);
  if (exact) {
    const at = Date.parse(`${exact[1]}T${exact[2]}${exact[3]?.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`);
    const there = isDay(exact[1] ?? "") && !Number.isNaN(at);
    return there ? { at: new Date(at).toISOString(), zone: "UTC" } : refused(written);
  }
  const parts = /^(.+?)(?: (?:at )?(\d\d?:\d\d))?(?: ([A-Za-z]+(?:\/[\w+/-]+)?))?$/.exec(written);
  const bare = parts && dayOf(written, now, zone) !== null ? [written, written, undefined, undefined] : parts;
  const [, dayText = "", time, zoneText] = bare ?? [];
  const there = zoneText === undefined ? zone : zoneOf(zoneText);
  const day = dayOf(dayText, now, there ?? zone);
  if (day !== null && there === null) return { refused: `No time zone is called "${zoneText}". ${understood}.` };
  const clock = time === undefined ? endOfDay : time.padStart(5, "0");
  if (day === null || there === null || !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(clock)) return refused(written);
  return { at: instantAt(day, clock, there), zone: there };
}

function refused(text: string): When {
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return { refused: `"${shown}" is no day or time that can mean only one thing. ${understood}.` };
}

function dayOf(text: string, now: Instant, zone: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDay(text) ? text : null;
  const word = text.toLowerCase();
  const today = dayAt(now, zone);
  if (word === "today") return today;
  if (word === "tomorrow") return dayAfter(today);
  const ahead = /^in (\d{1,3}) (day|week)s?$/.exec(word);
  if (ahead) return dayAfter(today, Number(ahead[1]) * (ahead[2] === "week" ? 7 : 1));
  const weekday = weekdays.indexOf(word.replace(/^on /, ""));
  if (weekday < 0) return null;
  const present = new Date(Date.parse(today)).getUTCDay();
  return dayAfter(today, (weekday - present + 7) % 7 || 7);
}

/** Does a day of that name exist? */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
