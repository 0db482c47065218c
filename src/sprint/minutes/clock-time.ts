/** How does meetbot write a time? */
import type { Instant } from "../../review/change.ts";

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @returns "Tue Jan  7 18:00:44 2014", in UTC. */
export function clockTime(at: Instant): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, " ");
  const [weekday, month] = [days[date.getUTCDay()], months[date.getUTCMonth()]];
  return `${weekday} ${month} ${day} ${timeOfDay(at)} ${date.getUTCFullYear()}`;
}

/** @returns "18:00:44", in UTC; empty for null. */
export function timeOfDay(at: Instant | null): string {
  return at?.slice(11, 19) ?? "";
}
