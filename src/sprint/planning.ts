/** Can a sprint be as somebody writes it down? */
import { isAddress } from "../review/address.ts";
import type { Sprint } from "../review/program.ts";
import { plainPlan, type RhythmPart } from "../review/sprint-plan.ts";
import { isDay } from "./moment.ts";
import { rhythmFlaw } from "./rhythm.ts";
import { dayAfter, isZone } from "./zone.ts";

/** A sprint as a form or a command has it: all of it text, lists one entry a line; what is undefined stays as it was. */
export interface SprintWords {
  title?: string | undefined;
  first?: string | undefined;
  last?: string | undefined;
  zone?: string | undefined;
  place?: string | undefined;
  remote?: boolean | undefined;
  countRemote?: boolean | undefined;
  focus?: string | undefined;
  notes?: string | undefined;
  etherpad?: string | undefined;
  topics?: string | undefined;
  hashtags?: string | undefined;
  hosts?: string | undefined;
  rooms?: string | undefined;
  priorities?: string | undefined;
  expected?: string | undefined;
  /** "09:00-12:30 discussion", a line each. */
  rhythm?: string | undefined;
}

/** Days that a sprint lasts at most. */
const longest = 31;

/** @returns the sprint; or one sentence that says what cannot be. `before`: the sprint as it was, null for a new one. */
export function sprintFrom(
  id: string,
  words: SprintWords,
  before: Sprint | null,
): { sprint: Sprint } | { refused: string } {
  if (!/^[a-z0-9]([a-z0-9.-]{0,58}[a-z0-9])?$/.test(id)) {
    return {
      refused: `"${id.slice(0, 60)}" is no name for addresses: give lower-case letters, digits, dots and hyphens, as "keystone-newton-midcycle".`,
    };
  }
  if (before === null && id === "new")
    return { refused: 'No sprint can be called "new": its address is that of the form.' };
  const text = (key: "title" | "first" | "last" | "zone") => words[key]?.trim() ?? before?.[key] ?? "";
  const [title, first, last, zone] = [text("title"), text("first"), text("last"), text("zone")];
  if (!title || title.length > 120) return { refused: "Give the sprint a title of 1 to 120 characters." };
  for (const day of [first, last]) {
    if (!isDay(day))
      return { refused: `"${day.slice(0, 40)}" is no day: write the first and the last day as "2016-01-27".` };
  }
  if (last < first)
    return { refused: `It would end on ${last}, before it begins on ${first}: give a last day not before ${first}.` };
  if (last > dayAfter(first, longest - 1))
    return { refused: `A sprint lasts ${longest} days at most: from ${first} to ${dayAfter(first, longest - 1)}.` };
  if (!isZone(zone))
    return {
      refused: `No time zone is called "${zone.slice(0, 60)}": give an IANA name, as "America/Chicago" or "UTC".`,
    };
  const rhythm = words.rhythm === undefined ? (before?.rhythm ?? []) : rhythmFrom(words.rhythm);
  if ("refused" in rhythm) return rhythm;
  const address = (key: "notes" | "etherpad") => words[key]?.trim() ?? before?.[key] ?? "";
  const strange = (["notes", "etherpad"] as const).find((key) => address(key) && !isAddress(address(key)));
  if (strange)
    return { refused: `"${address(strange).slice(0, 60)}" is no address: give one that begins with https://.` };
  const lines = (key: "topics" | "hashtags" | "hosts" | "rooms" | "priorities" | "expected") =>
    words[key] === undefined ? (before?.[key] ?? []) : linesOf(words[key]);
  const line = (key: "place" | "focus") =>
    words[key] === undefined ? (before?.[key] ?? null) : words[key].trim().slice(0, 300) || null;
  return {
    sprint: {
      ...{ id, title, first, last, zone, rhythm },
      place: line("place"),
      focus: line("focus"),
      remote: words.remote ?? before?.remote ?? false,
      countRemote: words.countRemote ?? before?.countRemote ?? plainPlan.countRemote,
      notes: address("notes") || null,
      etherpad: address("etherpad").replace(/\/+$/, "") || plainPlan.etherpad,
      summary: before?.summary ?? null,
      topics: lines("topics"),
      hashtags: lines("hashtags"),
      hosts: lines("hosts"),
      rooms: lines("rooms"),
      priorities: lines("priorities"),
      expected: lines("expected"),
    },
  };
}

/** @returns what differs between two versions of a sprint, in words ("last: 2016-01-29, was 2016-01-28"). */
export function sprintDifferences(before: Sprint, after: Sprint): string[] {
  const shown = (value: unknown) =>
    Array.isArray(value)
      ? value.map((one) => (typeof one === "string" ? one : Object.values(one).join(" "))).join(", ")
      : String(value ?? "");
  return (Object.keys(after) as (keyof Sprint)[])
    .filter((key) => shown(before[key]) !== shown(after[key]))
    .map((key) => `${key}: ${shown(after[key]) || "nothing"}, was ${shown(before[key]) || "nothing"}`);
}

/** @returns the parts of a day, a line each ("09:00-12:30 discussion"). */
function rhythmFrom(text: string): RhythmPart[] | { refused: string } {
  const parts: RhythmPart[] = [];
  for (const line of linesOf(text)) {
    const match = /^(\d{1,2}:\d\d)\s*(?:-|–|to)\s*(\d{1,2}:\d\d)\s+(\S.*)$/.exec(line);
    const [from = "", to = "", what = ""] = [match?.[1]?.padStart(5, "0"), match?.[2]?.padStart(5, "0"), match?.[3]];
    if (![from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
      return { refused: `"${line.slice(0, 60)}" is no part of a day: write a line as "09:00-12:30 discussion".` };
    }
    parts.push({ from, to, what });
  }
  const flaw = rhythmFlaw(parts);
  return flaw ? { refused: `Part ${flaw.part + 1} of the day does not fit: give ${flaw.expected}.` } : parts;
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().slice(0, 300));
  return [...new Set(lines.filter(Boolean))].slice(0, 200);
}
