/** By when is something to be done? */
import type { Instant } from "../../review/change.ts";
import { when } from "../moment.ts";
import type { Due } from "./minutes.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Words of the longest moment: "2016-02-05 17:00 America/Chicago". */
const mostWords = 4;

/**
 * Finds a day in a text: "by friday", "due 2016-02-05 17:00 UTC", "until 5 Feb", "before February 5", "within two
 * weeks", "in 3 days", "tomorrow". @returns the first that can mean only one thing; null when there is none.
 * @param said when it was said; null when nobody knows, and then only a whole date counts
 * @param zone IANA zone for what names none
 */
export function dueIn(text: string, said: Instant | null, zone: string): Due | null {
  const hints =
    /(?<![\p{L}\p{N}_])(?:(by|due|until|till|before|on|for)\s*:?|within|in|today|tomorrow|next week)(?![\p{L}\p{N}_])/giu;
  for (const hint of text.matchAll(hints)) {
    const word = hint[0].toLowerCase();
    const behind = text.slice(hint.index + hint[0].length).trim();
    const found =
      hint[1] !== undefined
        ? longest(behind, said, zone)
        : word === "within" || word === "in"
          ? spanIn(behind, said, zone)
          : moment(word === "next week" ? "in 1 week" : word, "", said, zone);
    if (found) return { at: found.at, text: `${hint[0]}${found.text && ` ${found.text}`}` };
  }
  return null;
}

function longest(behind: string, said: Instant | null, zone: string): Due | null {
  const words = behind.split(/\s+/).slice(0, mostWords);
  for (let count = words.length; count > 0; count--) {
    const text = words
      .slice(0, count)
      .join(" ")
      .replace(/[.,;:!)\]]+$/, "");
    const found = moment(calendarDay(text, said) ?? text.replace(/^(?:the )?(?:end of |eod )/i, ""), text, said, zone);
    if (found) return found;
  }
  return null;
}

function spanIn(behind: string, said: Instant | null, zone: string): Due | null {
  const [text, count = "", unit = ""] = /^(\w+) (day|week)s?(?!\w)/i.exec(behind) ?? [];
  if (text === undefined) return null;
  const spelled = /^an?$/i.test(count) ? 1 : numbers.indexOf(count.toLowerCase()) + 1;
  const days = /^\d{1,3}$/.test(count) ? Number(count) : spelled;
  return days > 0 ? moment(`in ${days} ${unit.toLowerCase()}s`, text, said, zone) : null;
}

function moment(words: string, text: string, said: Instant | null, zone: string): Due | null {
  if (said === null && !/^\d{4}-/.test(words)) return null;
  if (/^now$/i.test(words)) return null;
  const found = when(words, said ?? "1970-01-01T00:00:00.000Z", zone);
  return "at" in found ? { at: found.at, text } : null;
}

/** "5 Feb", "Feb 5th", "February 5, 2016" as "2016-02-05"; without a year the next such day. */
function calendarDay(text: string, said: Instant | null): string | null {
  const before = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?:,? (\d{4}))?$/i.exec(text);
  const after = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/i.exec(text);
  const [day, name, year] = before ? [before[1], before[2], before[3]] : [after?.[2], after?.[1], after?.[3]];
  if (!day || !name) return null;
  const month = months.findIndex((one) => fullName(one).startsWith(name.toLowerCase()) && name.length >= 3);
  if (month < 0 || (said === null && !year)) return null;
  const date = `${String(month + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (year) return `${year}-${date}`;
  const present = said?.slice(0, 10) ?? "";
  const near = `${present.slice(0, 4)}-${date}`;
  return near >= present ? near : `${Number(present.slice(0, 4)) + 1}-${date}`;
}

function fullName(month: string): string {
  const rest = ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"];
  return month + rest[months.indexOf(month)];
}
