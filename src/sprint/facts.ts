/** What are a sprint's numbers made from, and into which parts do they fall? */
import type { ActivityRow } from "../review/activity.ts";
import type { Change, Instant } from "../review/change.ts";
import type { Directory } from "../review/directory.ts";
import { type Program, type Repository, repositoryOf, type Sprint } from "../review/program.ts";
import { idPart } from "../review/statistics-row.ts";
import { sprintWindow, type Window } from "./days.ts";
import type { Attendee } from "./roster.ts";
import { repositoriesWords, windowWords } from "./saying.ts";
import { uncertainMerge } from "./tally.ts";

/** All that a sprint's numbers depend on. */
export interface SprintFacts {
  sprint: Sprint;
  program: Program;
  directory: Directory;
  /** Everything that happened within `sprintReach(sprint)`, in any order; more does no harm. */
  rows: readonly ActivityRow[];
  /** The open changes as they are at `now`. */
  open: readonly Change[];
  /** Everybody who ever was on the roster, in the order in which they came. */
  roster: readonly Attendee[];
  now: Instant;
}

/** A part of a sprint that is counted by itself: all of it, one day, one repository. */
export interface Part extends Window {
  /** Distinguishes the ids of its numbers ("2016-01-27"); empty for the whole. */
  id: string;
  /** Null for all of the team's. */
  repository: Repository | null;
  /** "on Wed 27 Jan 2016 (CST)", "from … to … CST". */
  when: string;
  /** "the five repositories", "openstack/keystone". */
  where: string;
}

/** @returns the whole sprint. */
export function wholeSprint({ sprint, program, now }: SprintFacts): Part {
  const window = sprintWindow(sprint);
  const when = windowWords(window, sprint.zone, now);
  return { ...window, id: "", repository: null, when, where: repositoriesWords(program) };
}

/** @returns each day that has begun, in order. */
export function dayParts(facts: SprintFacts): Part[] {
  const { sprint, now } = facts;
  return sprintWindow(sprint)
    .days.filter(({ from }) => from <= now)
    .map(({ day, from, to }) => ({
      ...wholeSprint(facts),
      id: day,
      from,
      to,
      when: windowWords({ from, to }, sprint.zone, now),
    }));
}

/** @returns each repository of the program over the whole sprint, in the program's order. */
export function repositoryParts(facts: SprintFacts): Part[] {
  return facts.program.repositories.map((repository) => ({
    ...wholeSprint(facts),
    id: idPart(repository.name),
    repository,
    where: repository.name,
  }));
}

/** A span of time in one repository, or in all of the team's. */
type Within = Pick<Part, "from" | "to" | "repository">;

/** @returns what certainly happened within a part, in the team's repositories only. */
export function actsIn(facts: SprintFacts, part: Within): readonly ActivityRow[] {
  return sought(facts, "acts", part, (row) => happened(part, row));
}

/** @returns the merges that may lie within a part and may not: their moment is known only to be between two. */
export function perhapsIn(facts: SprintFacts, part: Within): readonly ActivityRow[] {
  const { from, to } = part;
  return sought(facts, "perhaps", part, (row) => {
    const latest = mergedBy(row);
    if (latest === null || row.at >= to || latest < from) return false;
    return row.at < from || latest >= to;
  });
}

/** @returns the merges within a part whose moment people have marked as uncertain. */
export function doubtfulIn(facts: SprintFacts, part: Within): readonly ActivityRow[] {
  return sought(facts, "doubtful", part, (row) => uncertainMerge(row) && happened(part, row));
}

/** Every count asks for the same few windows, and telling whose a row is costs most of them. */
function sought(
  { rows, program }: SprintFacts,
  what: string,
  part: Within,
  within: (row: ActivityRow) => boolean,
): readonly ActivityRow[] {
  const kept = windows.get(rows);
  const own = kept?.program === program ? kept.found : new Map<string, ActivityRow[]>();
  if (kept?.program !== program) windows.set(rows, { program, found: own });
  const key = [what, part.from, part.to, part.repository?.forge, part.repository?.name].join(" ");
  const found = own.get(key) ?? rows.filter((row) => within(row) && ours(program, part, row));
  own.set(key, found);
  return found;
}

const windows = new WeakMap<object, { program: Program; found: Map<string, ActivityRow[]> }>();

function happened({ from, to }: Within, row: ActivityRow): boolean {
  return row.at >= from && row.at < to && (mergedBy(row) ?? from) < to;
}

/** The latest possible moment of a merge whose own is only the earliest; null for every other act. */
function mergedBy({ kind, detail }: ActivityRow): Instant | null {
  return kind === "merged" ? detail : null;
}

function ours(program: Program, { repository }: Within, row: ActivityRow): boolean {
  const own = repositoryOf(program, row.forge, row.repository);
  return own !== null && (repository === null || repository === own);
}
