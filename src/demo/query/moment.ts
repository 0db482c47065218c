/** How does Gerrit write moments, and read them in queries? */
import type { Seconds } from "../gerrit/change.ts";

/** @returns a moment as REST answers have it: "2026-01-28 14:00:00.000000000", UTC. */
export function timestamp(at: Seconds): string {
  const text = new Date(at * 1000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19)}.000000000`;
}

/** @returns milliseconds since 1970 of "2006-01-02[ 15:04:05[.890][ -0700]]", UTC unless said; null for any other text. */
export function millisecondsOf(text: string): number | null {
  const [, day, time = "00:00:00", fraction = "", sign = "+", hours = "00", minutes = "00"] =
    /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(?: ([+-])(\d\d)(\d\d))?)?$/.exec(text) ?? [];
  if (!day) return null;
  const full = time.length === 5 ? `${time}:00` : time;
  const at = Date.parse(`${day}T${full}.${fraction.slice(0, 3).padEnd(3, "0")}${sign}${hours}:${minutes}`);
  return Number.isNaN(at) ? null : at;
}
