/** Which whole numbers and moments does a value of a query stand for? */
import type { Instant } from "../change.ts";
import { Mistaken } from "./meaning.ts";

/** Whole numbers from `min` to `max`, and what stood before the comparison. */
export interface Range {
  prefix: string;
  min: number;
  max: number;
}

/** @returns what "Code-Review>=2", "<=10" or "5" stand for, cut to what is possible; null when it does not end so. */
export function rangeIn(value: string, least: number, most: number): Range | null {
  const match = /(>=|<=|>|=|<|)([+-]?\d{1,9})$/.exec(value);
  if (!match) return null;
  const number = Number(match[2]);
  const within = (n: number) => Math.min(most, Math.max(least, n));
  const prefix = value.slice(0, match.index);
  switch (match[1]) {
    case ">":
      return { prefix, min: within(number + 1), max: most };
    case ">=":
      return { prefix, min: within(number), max: most };
    case "<":
      return { prefix, min: least, max: within(number - 1) };
    case "<=":
      return { prefix, min: least, max: within(number) };
    default:
      return { prefix, min: within(number), max: within(number) };
  }
}

const units: readonly [RegExp, seconds: number][] = [
  [/^$|^s(?:ec|econds?)?$/i, 1],
  [/^m(?:in|inutes?)?$/i, 60],
  [/^h(?:r|ours?)?$/i, 3_600],
  [/^d(?:ays?)?$/i, 86_400],
  [/^w(?:eeks?)?$/i, 7 * 86_400],
  [/^mon(?:ths?)?$/i, 30 * 86_400],
  [/^y(?:ears?)?$/i, 365 * 86_400],
];

/** @returns the seconds of "2d", "1 week" or "90". @throws Mistaken for anything else. */
export function secondsIn(value: string): number {
  const [, digits = "", unit = ""] = /^(0|[1-9]\d{0,8})\s*(.*)$/.exec(value.trim()) ?? [];
  const seconds = digits && units.find(([name]) => name.test(unit.trim()))?.[1];
  if (!seconds) throw new Mistaken(`expected an age, as "2d", "5h" or "1week", not ${JSON.stringify(value)}`);
  return Number(digits) * seconds;
}

const moment = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?(?: ([+-])(\d\d)(\d\d))?)?$/;

/** @returns the moment of `2006-01-02[ 15:04:05[.890][ -0700]]`, UTC when no zone is said. @throws Mistaken for anything else. */
export function momentIn(value: string): Instant {
  const parts = moment.exec(value);
  if (!parts) {
    throw new Mistaken(
      `expected a moment, as "2016-01-27" or "2016-01-27 18:00:00" in quotes, not ${JSON.stringify(value)}`,
    );
  }
  const [year, month, day, hours, minutes, seconds] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const fraction = Math.floor(Number(parts[7] ?? 0) * 1_000);
  const away = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === "-" ? -1 : 1);
  const time = Date.UTC(
    year as number,
    (month as number) - 1,
    day,
    hours,
    (minutes as number) - away,
    seconds,
    fraction,
  );
  return new Date(time).toISOString();
}
