/** How do people read a moment and a span of time? */
import type { Instant } from "../review/change.ts";
import { momentWords } from "../sprint/saying.ts";
import { dayAt, spokenDay, wallTime } from "../sprint/zone.ts";

const units: readonly (readonly [string, number])[] = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
];

/** @returns a span in its largest unit and the one below, cut and not rounded: "3 d 4 h", "2 h 5 min", "40 s". Below 0 is "0 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const first = units.findIndex(([, size]) => whole >= size);
  if (first < 0) return "0 s";
  const counts = units.map(([name, size], i) => {
    const above = units[i - 1];
    return { name, count: Math.floor((above ? whole % above[1] : whole) / size) };
  });
  return counts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`)
    .join(" ");
}

/** @returns how far a moment is from now: "3 d 4 h ago", "in 2 h", and "just now" within a minute. */
export function ago(at: Instant, now: Instant): string {
  const seconds = (Date.parse(now) - Date.parse(at)) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 60) return "just now";
  const minutes = duration(distance - (distance % 60));
  return seconds > 0 ? `${minutes} ago` : `in ${minutes}`;
}

/** @returns "Wed 27 Jan 2016" as the calendar in an IANA zone shows it. @throws RangeError for a zone that does not exist. */
export function day(at: Instant, zone: string): string {
  return spokenDay(at, zone);
}

/** @returns "27 Jan 2016 18:02 CST" as the clock in an IANA zone shows it. @throws RangeError for a zone that does not exist. */
export function moment(at: Instant, zone: string): string {
  return momentWords(at, zone);
}

/** @returns "2016-01-27", the day in an IANA zone. @throws RangeError for a zone that does not exist. */
export function isoDay(at: Instant, zone: string): string {
  return dayAt(at, zone);
}

/** @returns "18:02" as the clock in an IANA zone shows it. @throws RangeError for a zone that does not exist. */
export function clockTime(at: Instant, zone: string): string {
  const { hour, minute } = wallTime(at, zone);
  return `${hour}:${minute}`;
}
