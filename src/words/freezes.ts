/** What does the page of a team's freezes consist of? */
import type { Instant } from "../review/change.ts";
import { type FreezeKind, freezeKinds, kindRules } from "../review/freeze-kind.ts";
import type { Cycle, Program, RepositoryType } from "../review/program.ts";
import type { Freeze } from "../sprint/calendar.ts";
import { branchesOf, elsewhere } from "../sprint/freeze.ts";
import { endOfDay, instantAt } from "../sprint/moment.ts";
import { dayStart } from "../sprint/zone.ts";
import { type FreezeLink, freezeLink } from "./frozen.ts";

/** "before" it has begun, "now", "after" it is over. */
export type Phase = "before" | "now" | "after";

/** A freeze with the repositories and branches it is about. */
export interface FreezeLine extends FreezeLink {
  phase: Phase;
  /** Full names. */
  repositories: string[];
  branches: string[];
  ask: string | null;
  /** Every turn in the span of what comes again, in order; the one that is shown is the present, else the next, else the last. */
  turns: { since: Instant; until: Instant | null }[] | null;
}

/** Something that the calendar dates. */
export interface CalendarDate {
  at: Instant;
  what: "begins" | "ends" | "milestone" | "sprint";
  /** "The feature freeze begins", "mitaka-rc1". */
  text: string;
  freeze: string | null;
}

export interface FreezesView {
  at: Instant;
  /** The release cycle that is shown; null when the program has none now. */
  cycle: { id: string; from: string | null; to: string | null } | null;
  from: Instant;
  to: Instant;
  /** What holds now, the oldest first. */
  now: FreezeLine[];
  /** Every freeze of the span, in the order in which they begin. */
  all: FreezeLine[];
  /** What comes, the nearest first. */
  next: CalendarDate[];
  milestones: CalendarDate[];
  /** A row a repository, a cell for each kind: the freeze that holds, else the next, else the last; null for none. */
  table: {
    kinds: { kind: FreezeKind; name: string }[];
    rows: { repository: string; type: RepositoryType; cells: (FreezeLine | null)[] }[];
  };
}

/** What the page is made from. */
export interface CalendarFacts {
  program: Program;
  cycle: Cycle | null;
  at: Instant;
  from: Instant;
  to: Instant;
  /** Those of the span, in the order in which they begin. */
  freezes: readonly Freeze[];
}

/** How many coming dates are named. */
const soon = 12;

/** Pure. */
export function freezesView({ program, cycle, at, from, to, freezes }: CalendarFacts): FreezesView {
  const all = together(freezes.map((freeze) => ({ freeze, line: lineOf(program, freeze, at) })));
  const kinds = freezeKinds.filter((kind) => all.some((line) => line.kind === kind));
  const milestones = milestoneDates(cycle);
  const dates = [...all.flatMap(turnsOf), ...milestones, ...sprintDates(program)];
  return {
    at,
    cycle: cycle && { id: cycle.id, from: cycle.from, to: cycle.to },
    from,
    to,
    now: all.filter(({ phase }) => phase === "now"),
    all,
    next: dates
      .filter((date) => date.at > at)
      .sort(byDate)
      .slice(0, soon),
    milestones,
    table: {
      kinds: kinds.map((kind) => ({ kind, name: kindRules[kind].name })),
      rows: program.repositories.map(({ name, type }) => ({
        repository: name,
        type,
        cells: kinds.map((kind) => cellOf(all, kind, name)),
      })),
    },
  };
}

/** @returns the dates of a cycle's milestones; a milestone is its last day, in UTC. */
export function milestoneDates(cycle: Cycle | null): CalendarDate[] {
  const named = (cycle?.milestones ?? []).map(({ id, name, date }) => ({
    at: instantAt(date, endOfDay, "UTC"),
    what: "milestone" as const,
    text: name ?? id,
    freeze: null,
  }));
  return named.sort(byDate);
}

function sprintDates({ sprints }: Program): CalendarDate[] {
  return sprints.map(({ title, first, zone }) => ({
    at: dayStart(first, zone),
    what: "sprint",
    text: `${title} begins`,
    freeze: null,
  }));
}

function turnsOf({ id, name, since, until }: FreezeLine): CalendarDate[] {
  const begins: CalendarDate = { at: since, what: "begins", text: `The ${name} begins`, freeze: id };
  return until ? [begins, { at: until, what: "ends", text: `The ${name} ends`, freeze: id }] : [begins];
}

/** A plan that comes again is one line. */
function together(turns: readonly { freeze: Freeze; line: FreezeLine }[]): FreezeLine[] {
  const plan = ({ id, recurs }: Freeze) => (recurs ? id.slice(0, id.lastIndexOf("@")) : id);
  return [...Map.groupBy(turns, ({ freeze }) => plan(freeze)).values()].flatMap((own) => {
    const lines = own.map(({ line }) => line);
    const at = (phase: Phase) => lines.filter((line) => line.phase === phase);
    const shown = at("now")[0] ?? at("before")[0] ?? lines.at(-1);
    if (!shown) return [];
    const recurs = own[0]?.freeze.recurs ?? false;
    return [recurs ? { ...shown, turns: lines.map(({ since, until }) => ({ since, until })) } : shown];
  });
}

function lineOf(program: Program, freeze: Freeze, at: Instant): FreezeLine {
  const about = program.repositories.filter((repository) =>
    branchesOf(freeze, repository).some((branch) => elsewhere(freeze, { repository, branch }) === null),
  );
  const phase = freeze.since > at ? "before" : freeze.until !== null && freeze.until <= at ? "after" : "now";
  return {
    ...freezeLink(freeze),
    phase,
    repositories: about.map(({ name }) => name),
    branches: [...new Set(about.flatMap((repository) => branchesOf(freeze, repository)))],
    ask: freeze.ask,
    turns: null,
  };
}

function cellOf(all: readonly FreezeLine[], kind: FreezeKind, repository: string): FreezeLine | null {
  const own = all.filter((line) => line.kind === kind && line.repositories.includes(repository));
  const at = (phase: Phase) => own.filter((line) => line.phase === phase);
  return at("now")[0] ?? at("before")[0] ?? at("after").at(-1) ?? null;
}

function byDate(a: CalendarDate, b: CalendarDate): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
