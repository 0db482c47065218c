/** Until when is a promise meant to run, in the words of whoever gave it? */

import type { Instant } from "../../review/change.ts";
import { freezeKind, kindRules } from "../../review/freeze-kind.ts";
import type { Cycle, Program } from "../../review/program.ts";
import { endOfDay, instantAt, when } from "../moment.ts";
import { momentWords } from "../saying.ts";
import { dayAfter, dayAt } from "../zone.ts";
import type { Due } from "./acts.ts";
import { cycleAt } from "./due.ts";

/** What the words are read against. */
export interface DueGround {
  program: Pick<Program, "cycles" | "freezes">;
  /** When it was said. */
  now: Instant;
  /** IANA zone of dates that name none. */
  zone: string;
}

/** `refused` is one sentence that names what is understood. */
export type DueRead = { due: Due | null } | { refused: string };

/** How a due is written; forms, help and refusals show these. */
export const dueForms = [
  "2016-02-05",
  "friday",
  "within one week",
  "early in Newton",
  "newton-2",
  "in Newton",
  "feature freeze",
];

const counts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const third: Record<string, [milestone: string, words: string]> = {
  early: ["1", "early"],
  mid: ["2", "in the middle of"],
  middle: ["2", "in the middle of"],
  late: ["3", "late"],
};

/** Reads until when something is promised; "" and "no date" are no date. "Early in Newton" is by newton-1, and says so. */
export function dueFrom(text: string, ground: DueGround): DueRead {
  const written = text
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/^(?:by|until|due|before|not later than)\s+/i, "");
  if (written === "" || /^(?:no date|none|some ?day|soon|later)$/i.test(written)) return { due: null };
  const due = partOfCycle(written, ground) ?? freezeOf(written, ground) ?? spanOf(written, ground);
  if (due) return typeof due === "string" ? { refused: due } : { due };
  const read = when(written, ground.now, ground.zone);
  if ("refused" in read) {
    const forms = dueForms.map((form) => `"${form}"`).join(", ");
    return { refused: `"${written.slice(0, 60)}" is no date: write ${forms}, or nothing for no date.` };
  }
  return { due: { kind: "date", at: read.at, words: written } };
}

function partOfCycle(text: string, ground: DueGround): Due | string | null {
  const named = /^([a-z][\w.]*)-(\d|rc-?\d|release)$/i.exec(text);
  if (named?.[1] && named[2] && !/^(?:feature|in)$/i.test(named[1])) {
    const cycle = named[1].toLowerCase();
    const id = `${cycle}-${named[2].toLowerCase().replace("-", "")}`;
    return { kind: "milestone", cycle, milestone: named[2].toLowerCase() === "release" ? null : id, words: id };
  }
  const part =
    /^(?:(early|late|mid)(?:-|\s+)?(?:in|on in)?|in the (early|middle|late) part of|in the (middle) of)\s+(?:the\s+)?(.+)$/i.exec(
      text,
    );
  const [when, cycle] = [part?.[1] ?? part?.[2] ?? part?.[3], part?.[4]];
  if (when && cycle) {
    const found = cycleNamed(cycle, ground, true);
    const [number = "", words = ""] = third[when.toLowerCase()] ?? [];
    if (typeof found === "string") return found;
    const milestone = `${found?.id}-${number}`;
    const said = words === "in the middle of" ? `${words} ${found?.name}` : `${words} in ${found?.name}`;
    return found && { kind: "milestone", cycle: found.id, milestone, words: `${said}, read as by ${milestone}` };
  }
  const whole = /^(?:in|during|within|for|at the end of|the end of|end of)\s+(?:the\s+)?(.+)$/i.exec(text);
  const found = cycleNamed(whole?.[1] ?? text, ground, false);
  if (found === null || typeof found === "string") return found;
  return { kind: "milestone", cycle: found.id, milestone: null, words: `in ${found.name}, read as by its release` };
}

/** `sure`: the words before it say that it is a cycle, so it may be one that the calendar does not have yet. */
function cycleNamed(
  text: string,
  { program, now }: DueGround,
  sure: boolean,
): { id: string; name: string } | string | null {
  const match = /^(?:the\s+)?([\w.]+)(?:\s+(cycle|release|development cycle))?$/i.exec(text.trim());
  const [, word = "", noun] = match ?? [];
  if (!match || word === "") return null;
  const { cycles } = program;
  if (/^(?:this|current|next)$/i.test(word)) {
    if (!noun && !sure) return null;
    const present = cycleAt(cycles, now.slice(0, 10));
    const wanted = /^next$/i.test(word) ? after(cycles, present) : present;
    return wanted
      ? nameOf(wanted.id)
      : `The calendar does not say which cycle is the ${word.toLowerCase()} one: name it.`;
  }
  const found = cycles.find(({ id }) => id.toLowerCase() === word.toLowerCase());
  if (found) return nameOf(found.id);
  return (sure || noun) && /^\p{L}/u.test(word) ? nameOf(word.toLowerCase()) : null;
}

function after(cycles: readonly Cycle[], present: Cycle | null): Cycle | null {
  const ordered = cycles.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  return present ? (ordered[ordered.indexOf(present) + 1] ?? null) : null;
}

function nameOf(id: string): { id: string; name: string } {
  return { id, name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}` };
}

/** "Feature freeze" is the next one that the calendar has. */
function freezeOf(text: string, { program, now }: DueGround): Due | string | null {
  const bare = text.replace(/^the\s+/i, "");
  const kind = /freeze|deadline/i.test(bare) ? freezeKind(bare) : null;
  if (kind === null) return null;
  const plans = [...program.freezes, ...program.cycles.flatMap(({ freezes }) => freezes)];
  const next = plans
    .filter((plan) => plan.kind === kind && plan.every === null)
    .map(({ since }) => instantAt(since.day, since.time, since.zone))
    .filter((at) => at > now)
    .sort()[0];
  const { name } = kindRules[kind];
  return next
    ? { kind: "date", at: next, words: `the ${name}, ${momentWords(next, "UTC")}` }
    : `The calendar has no ${name} that is still to come.`;
}

/** "Within one week" and "next week": to the end of the last day. */
function spanOf(text: string, { now, zone }: DueGround): Due | null {
  const today = dayAt(now, zone);
  const match = /^(?:with)?in (?:the next )?(an?|\d{1,3}|[a-z]+) (day|week|month)s?$/i.exec(text);
  const [, number = "", unit = ""] = match ?? [];
  const n = /^an?$/i.test(number) ? 1 : /^\d+$/.test(number) ? Number(number) : counts.indexOf(number.toLowerCase());
  const days = unit.toLowerCase() === "week" ? 7 : unit.toLowerCase() === "month" ? 30 : 1;
  if (match && n > 0) return { kind: "date", at: instantAt(dayAfter(today, n * days), endOfDay, zone), words: text };
  if (!/^(?:next week|the end of next week|end of next week)$/i.test(text)) return null;
  const weekday = new Date(Date.parse(today)).getUTCDay();
  const friday = dayAfter(today, ((1 - weekday + 7) % 7 || 7) + 4);
  return { kind: "date", at: instantAt(friday, endOfDay, zone), words: `${text.toLowerCase()}, read as by its Friday` };
}
