/** How do a sprint's rules name its days and repositories? */
import type { Instant } from "../review/change.ts";
import type { Window } from "./days.ts";
import { spokenDay, wallTime, zoneName } from "./zone.ts";

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** @returns "three", "37": a count within a sentence. */
function spelled(n: number): string {
  return small[n] ?? String(n);
}

/** @returns "the five repositories", or the name of the only one. */
export function repositoriesWords({ repositories }: { repositories: readonly { name: string }[] }): string {
  const [only] = repositories;
  return repositories.length === 1 && only ? only.name : `the ${spelled(repositories.length)} repositories`;
}

/**
 * @returns "from Wed 27 Jan 2016 00:00 to Fri 29 Jan 2016 24:00 CST", "on Wed 27 Jan 2016 (CST)", and up to which
 * moment was counted while it lasts. For whole days of that zone.
 */
export function windowWords({ from, to }: Window, zone: string, now: Instant): string {
  const end = new Date(Date.parse(to) - 1).toISOString();
  const [first, last] = [spokenDay(from, zone), spokenDay(end, zone)];
  const [before, after] = [zoneName(from, zone), zoneName(end, zone)];
  const span =
    first === last
      ? `on ${first} (${before === after ? before : `${before}, then ${after}`})`
      : `from ${first} 00:00${before === after ? "" : ` ${before}`} to ${last} 24:00 ${after}`;
  if (now < from) return `${span}, which has not begun`;
  return now < to ? `${span}, counted until ${momentWords(now, zone)}` : span;
}

/** @returns "28 Jan 2016 18:02 CST". */
export function momentWords(at: Instant, zone: string): string {
  const { day, month, year, hour, minute } = wallTime(at, zone);
  return `${day} ${month} ${year} ${hour}:${minute} ${zoneName(at, zone)}`;
}
