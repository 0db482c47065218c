/** Which span of time does a question about the last days mean? */
import type { Instant } from "../review/change.ts";
import { type Context, Refused } from "./context.ts";

/** From `days` before now up to now. */
export interface Window {
  from: Instant;
  to: Instant;
  days: number;
}

/** Days counted when nothing is said. */
const usual = 90;

/** @returns the last `days` days. @throws Refused unless it is a whole number from 1 to 3,650. */
export function windowOf(context: Context, days: number = usual): Window {
  if (!Number.isInteger(days) || days < 1 || days > 3_650) {
    throw new Refused(`"${days}" is not a number of days: give a whole number from 1 to 3650.`);
  }
  const to = context.now();
  return { from: new Date(Date.parse(to) - days * 86_400_000).toISOString(), to, days };
}
