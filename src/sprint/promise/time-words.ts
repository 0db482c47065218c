/** Which words of a sentence say until when, so that it lies ahead? */
import { dayAt } from "../zone.ts";
import type { Due } from "./acts.ts";
import { dueAt } from "./due.ts";
import { type DueGround, dueFrom } from "./due-text.ts";

/** Words that name a time to come. */
export interface Ahead {
  /** As written ("within one week"). */
  words: string;
  /** What they are read as. */
  due: Due;
}

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const name = "[\\p{Lu}][\\p{L}\\d]+";
const number = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})";
const weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";

/** Each with the part that says the time; the first that fits and lies ahead counts. */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b(early (?:on )?in (?:the )?(?:next|${name})(?: (?:cycle|release))?)`, "iu"),
  new RegExp(`\\b((?:late|mid)(?: in|-)? ?(?:the )?(?:next|${name}) (?:cycle|release))`, "u"),
  new RegExp(`\\b(in the (?:early|middle|late) part of (?:the )?${name})`, "u"),
  new RegExp(`\\b(in the middle of (?:the )?${name})`, "u"),
  new RegExp(`\\b(early ${name})\\b`, "u"),
  new RegExp(`\\b(?:within|in) (the next )?(${number} (?:day|week|month)s?)\\b(?! ago)`, "iu"),
  /\b(?:by|before|until) (?:the )?((?:spec|feature|feature proposal|library|client library|requirements|string) freeze)\b/iu,
  /\b(\d{4}-\d\d-\d\d)\b/u,
  new RegExp(`\\b(?:by|before|until|on) (?:the )?((?:${months}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)`, "u"),
  new RegExp(`\\b(?:by|before|until|on) (?:the )?(\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})(?:,? \\d{4})?)`, "u"),
  new RegExp(`\\b(?:by|before|until) (?:next )?(${weekday})\\b`, "iu"),
  /\b(next week|the end of next week|tomorrow)\b/iu,
  /\b((?:in|for|during|by) the next (?:cycle|release)|next (?:cycle|release))\b/iu,
  /\b([a-z]{3,}-(?:\d|rc1|release))\b/iu,
  new RegExp(`\\b((?:in|for|during|by the end of) (?:the )?${name}(?: (?:cycle|release))?)`, "gu"),
];

/** @returns the first words of a sentence that name a time after the ground's; null when none do. */
export function aheadIn(sentence: string, ground: DueGround): Ahead | null {
  for (const pattern of patterns) {
    const all = pattern.global ? [...sentence.matchAll(pattern)] : [pattern.exec(sentence)];
    for (const match of all) {
      const words = match && (match[2] ?? match[1] ?? "");
      const due = words ? read(match, words, ground) : null;
      if (words && due && liesAhead(due, ground)) return { words: match[0], due };
    }
  }
  return null;
}

function read(match: RegExpExecArray, words: string, ground: DueGround): Due | null {
  const span = /^(?!next)\w+ (?:day|week|month)s?$/i.test(words) ? `within ${words}` : words;
  const text = dayIn(span, ground) ?? span;
  const found = dueFrom(text, ground);
  if ("refused" in found || found.due === null) return null;
  // What was read into it is said; else it stays as it was written.
  return found.due.words === text ? { ...found.due, words: match[0].trim() } : found.due;
}

/** "February 5th" as "2016-02-05": of this year, or the next when it is over. */
function dayIn(text: string, { now, zone }: DueGround): string | null {
  const match =
    new RegExp(`^(?<month>${months}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?$`).exec(text) ??
    new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${months})(?:,? (?<year>\\d{4}))?$`).exec(text);
  const { month = "", day = "", year } = match?.groups ?? {};
  if (!match) return null;
  const rest = `${String(months.split("|").indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const today = dayAt(now, zone);
  const named = `${year ?? today.slice(0, 4)}-${rest}`;
  return year || named >= today ? named : `${Number(today.slice(0, 4)) + 1}-${rest}`;
}

/** A cycle that the calendar does not know may lie ahead; one that it knows does when it is not over. */
function liesAhead(due: Due, { program, now }: DueGround): boolean {
  const at = dueAt(due, program.cycles);
  if (at !== null) return at > now;
  const cycle = due.kind === "milestone" ? program.cycles.find(({ id }) => id === due.cycle) : null;
  return !cycle?.to || cycle.to >= now.slice(0, 10);
}
