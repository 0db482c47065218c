/** Which part of a program file does a release schedule make? */
import { type FreezeKind, freezeKinds } from "../../review/freeze-kind.ts";
import { compareText } from "../../review/order.ts";
import { type DatedEvent, type EventId, eventId, isTeam } from "./event.ts";
import type { Schedule } from "./read.ts";

/** An entry of `cycles`, with the keys of the program file. */
export interface CyclePart {
  id: string;
  from: string;
  to: string;
  milestones: { id: string; date: string; name?: string }[];
  freezes: { kind: FreezeKind; since: string; id?: string; name?: string }[];
}

/** What the import is told beside the schedule. */
export interface PartAsked {
  series: string;
  /** Teams whose own deadlines are taken; they overrule those of all teams. */
  teams: readonly string[];
  /** Titles by id from the text beside the schedule; null when there is none. */
  titles: ReadonlyMap<string, string> | null;
}

type Known = DatedEvent & EventId;

/** @returns the part, and what was left out or is odd, a sentence each. */
export function cyclePart(
  schedule: Schedule,
  { series, teams, titles }: PartAsked,
): { part: CyclePart; notes: string[] } {
  const notes = [...schedule.notes];
  const read = schedule.events.flatMap((event): Known[] => {
    const found = eventId(event.id);
    if (found) return [{ ...event, ...found, team: found.team ?? teamOf(event, found) }];
    if (event.list !== null && teams.includes(event.list)) return [{ ...event, ...named(event) }];
    notes.push(`${event.id} is no id that a schedule uses: left out.`);
    return [];
  });
  const letter = commonLetter(read);
  const foreign = read.filter((event) => !["", letter].includes(event.letter) && event.what !== "other");
  for (const { id } of foreign) notes.push(`${id} belongs to another series: left out.`);
  const own = read.filter((event) => !foreign.includes(event) && wanted(event, teams));
  const skipped = new Set(
    read.flatMap(({ team }) => (team !== null && !teams.some((one) => isTeam(team, one)) ? [team] : [])),
  );
  if (skipped.size > 0)
    notes.push(`Deadlines of ${[...skipped].sort().join(", ")} were left out: --team takes those of a team.`);
  notes.push(...dangling(schedule, titles));
  return {
    part: { id: series, from: schedule.from, to: endOf(own, schedule), ...split(own, series, titles, notes) },
    notes,
  };
}

function split(
  events: readonly Known[],
  series: string,
  titles: PartAsked["titles"],
  notes: string[],
): Pick<CyclePart, "milestones" | "freezes"> {
  const milestones: CyclePart["milestones"] = [];
  const freezes = new Map<FreezeKind, Known>();
  for (const event of events.toSorted((a, b) => compareText(a.deadline, b.deadline) || compareText(a.id, b.id))) {
    if (event.what === "milestone" || event.what === "other") {
      const name = titles?.get(event.id) ?? event.name;
      milestones.push({
        id: `${series}-${slugs[event.slug] ?? event.slug}`,
        date: event.deadline,
        ...(name ? { name } : {}),
      });
      continue;
    }
    const other = freezes.get(event.what);
    if (other) {
      const [kept, left] = event.team !== null && other.team === null ? [event, other] : [other, event];
      notes.push(`${kept.id} (${kept.deadline}) stands for ${left.id} (${left.deadline}) too.`);
      freezes.set(event.what, kept);
    } else freezes.set(event.what, event);
  }
  const last = events.find(({ slug, team }) => slug === "finalrc" && team === null);
  const release = last ? [{ kind: "release-freeze" as const, since: last.deadline }] : [];
  const found = freezeKinds.flatMap((kind) => {
    const event = freezes.get(kind);
    return event ? [{ kind, since: event.deadline }] : [];
  });
  return {
    milestones: unique(milestones),
    freezes: [...found, ...release].sort((a, b) => compareText(a.since, b.since)),
  };
}

const slugs: Record<string, string> = { finalrc: "final-rc", mf: "membership-freeze" };

function wanted({ team }: Known, teams: readonly string[]): boolean {
  return team === null || teams.some((one) => isTeam(team, one));
}

/** A list of several teams leaves it to the id to say whose an event is: its first word. */
function teamOf({ list }: DatedEvent, { slug, what }: EventId): string | null {
  if (list === null) return null;
  if (list !== "" && !list.startsWith("other")) return list;
  return what === "other" ? (slug.split("-")[0] ?? null) : null;
}

/** A team's list may have ids of its own making: its words still tell. */
function named({ id, list }: DatedEvent): EventId {
  const found = eventId(`x-${id}`);
  return { letter: "", team: list, what: found?.what ?? "other", slug: found?.slug ?? id };
}

/** Only within one file does a letter name a series: there were two of a, b and c. */
function commonLetter(events: readonly Known[]): string {
  const counts = new Map<string, number>();
  for (const { letter, what } of events) if (what !== "other") counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

function endOf(events: readonly Known[], { to }: Schedule): string {
  return events.find(({ slug, team }) => slug === "release" && team === null)?.deadline ?? to;
}

function dangling({ events }: Schedule, titles: PartAsked["titles"]): string[] {
  if (titles === null) return [];
  const dated = new Set(events.map(({ id }) => id));
  const undated = [...titles.keys()].filter((id) => !dated.has(id) && eventId(id) !== null);
  const untold = [...dated].filter((id) => !titles.has(id));
  return [
    ...undated.map((id) => `${id} is described but in no week: it has no date and was left out.`),
    ...untold.map((id) => `${id} is in a week but described nowhere: its id is its title.`),
  ];
}

function unique<T extends { id: string }>(all: readonly T[]): T[] {
  return all.filter(({ id }, n) => all.findIndex((one) => one.id === id) === n);
}

/** @returns titles by label of a schedule's text: a label `.. _t-ff:` and the heading that follows it. */
export function titlesIn(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/);
  const titles = new Map<string, string>();
  for (const [n, line] of lines.entries()) {
    const label = /^\.\. _([a-z]-[\w-]+):\s*$/.exec(line)?.[1];
    if (label === undefined) continue;
    const heading = lines.slice(n + 1).find((one) => one.trim() !== "" && !one.startsWith(".. _"));
    titles.set(label, heading?.trim() ?? label);
  }
  return titles;
}
