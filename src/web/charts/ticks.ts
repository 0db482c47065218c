/** At which days does an axis of time carry a mark, and what does the mark say? */
import type { Instant } from "../../review/change.ts";
import { dayAfter, dayAt, dayStart } from "../../sprint/zone.ts";

/** One mark, at the first instant of a day in a zone. */
export interface Tick {
  at: Date;
  /** "27 Jan"; "2016" where years pass. */
  label: string;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Days between marks, the first that is wide enough is taken; beyond it marks stand at the first of a month. */
const steps = [1, 2, 7, 14];
/** Months between marks. */
const strides = [1, 2, 3, 6, 12, 24, 60, 120];

/** @returns at most `most` marks between two instants, at equal days of the calendar there. */
export function ticks(from: Instant, to: Instant, zone: string, most: number): Tick[] {
  const [first, last] = [dayAt(from, zone), dayAt(to, zone)];
  const days = Math.max(1, (Date.parse(last) - Date.parse(first)) / 86_400_000);
  const step = steps.find((one) => days / one <= most);
  const marks = step === undefined ? byMonth(first, last, days / 30.4, most) : byDay(first, last, step);
  return marks
    .map(({ day, label }) => ({ at: new Date(dayStart(day, zone)), label }))
    .filter(({ at }) => at.toISOString() >= from && at.toISOString() <= to);
}

function byDay(first: string, last: string, step: number) {
  const marks: { day: string; label: string }[] = [];
  // Weeks begin on Mondays wherever the span begins.
  const late = step < 7 ? 0 : (8 - new Date(Date.parse(first)).getUTCDay()) % 7;
  for (let day = dayAfter(first, late); day <= last; day = dayAfter(day, step)) {
    marks.push({ day, label: `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}` });
  }
  return marks;
}

function byMonth(first: string, last: string, length: number, most: number) {
  const stride = strides.find((one) => length / one <= most) ?? 240;
  const marks: { day: string; label: string }[] = [];
  const begin = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  for (let n = Math.ceil(begin / stride) * stride; ; n += stride) {
    const [year, month] = [Math.floor(n / 12), n % 12];
    const day = `${year}-${String(month + 1).padStart(2, "0")}-01`;
    if (day > last) return marks;
    const name = stride >= 12 ? String(year) : month === 0 ? `Jan ${year}` : (months[month] ?? "");
    if (day >= first) marks.push({ day, label: name });
  }
}
