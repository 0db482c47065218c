/** What is kept of one day of a team's work, so that years can be added up without reading them again? */
import type { ActivityKind } from "./activity.ts";
import type { Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { Program } from "./program.ts";
import { humanReview } from "./statistics-row.ts";

/** Quarters of an hour in a day: zones lie a quarter of an hour apart at the closest. */
export const quarters = 96;

/** Counts of one day by UTC; arrays by repository are in the program's order. */
export interface DaySheet {
  /** "2016-01-27". */
  day: string;
  /** Changes that came, or came back, and changes that merged or were abandoned. */
  opened: number[];
  closed: number[];
  merged: number[];
  /** Votes and comments by people on other people's changes. */
  reviews: number[];
  /** Acts of people by repository and quarter of an hour: `repository * quarters + quarter`. */
  acts: Uint16Array;
  /** Seconds that changes first reviewed this day had waited for it, and whose repository each is of. */
  waits: { repository: Uint16Array; seconds: Uint32Array };
}

/** What a sheet is made of. */
export interface DayAct {
  change: string;
  forge: string;
  repository: string;
  owner: string;
  created: Instant;
  kind: ActivityKind;
  at: Instant;
  by: string | null;
  value: number | null;
  patchSet: number | null;
}

/**
 * @returns the sheet of a day. `acts`: all of that day, in order of time; `reviewed`: the changes that a person had
 * reviewed before that day, as far as they are reviewed on it.
 */
export function daySheet(
  day: string,
  acts: readonly DayAct[],
  reviewed: ReadonlySet<string>,
  { program, directory }: { program: Program; directory: Directory },
): DaySheet {
  const places = new Map(program.repositories.map(({ forge, name }, n) => [`${forge} ${name}`, n]));
  const none = () => (places.size === 0 ? [] : new Array<number>(places.size).fill(0));
  const sheet = { day, opened: none(), closed: none(), merged: none(), reviews: none() };
  const hours = new Uint16Array(places.size * quarters);
  const waits = firstReviews(acts, reviewed, directory).flatMap((act) => {
    const place = places.get(`${act.forge} ${act.repository}`);
    return place === undefined ? [] : [{ place, seconds: waited(act) }];
  });
  for (const act of acts) {
    const place = places.get(`${act.forge} ${act.repository}`);
    if (place === undefined) continue;
    const add = (counts: number[]) => {
      counts[place] = (counts[place] ?? 0) + 1;
    };
    if ((act.kind === "uploaded" && act.patchSet === 1) || act.kind === "restored") add(sheet.opened);
    if (act.kind === "merged" || act.kind === "abandoned") add(sheet.closed);
    if (act.kind === "merged") add(sheet.merged);
    if (humanAct(act, directory)) {
      const slot = place * quarters + quarterOf(act.at);
      hours[slot] = (hours[slot] ?? 0) + 1;
    }
    if (humanReview(act, directory)) add(sheet.reviews);
  }
  return {
    ...sheet,
    acts: hours,
    waits: {
      repository: Uint16Array.from(waits, ({ place }) => place),
      seconds: Uint32Array.from(waits, ({ seconds }) => seconds),
    },
  };
}

/** @returns the acts of a day that were the first review of their change by a person; arguments as for `daySheet`. */
export function firstReviews<Act extends DayAct>(
  acts: readonly Act[],
  reviewed: ReadonlySet<string>,
  directory: Directory,
): Act[] {
  const known = new Set(reviewed);
  return acts.filter((act) => {
    if (known.has(act.change) || !humanReview(act, directory)) return false;
    known.add(act.change);
    return true;
  });
}

/** @returns how many seconds the change of an act had been there when it was done. */
export function waited({ created, at }: Pick<DayAct, "created" | "at">): number {
  return Math.max(0, Math.round((Date.parse(at) - Date.parse(created)) / 1_000));
}

/** @returns true for what a person did, be it the owner. */
export function humanAct({ by }: Pick<DayAct, "by">, directory: Directory): boolean {
  if (by === null) return false;
  const who = directory.who(by);
  return !who.bot && !who.ci;
}

/** @returns the quarter of an hour of the day, by UTC. */
export function quarterOf(at: Instant): number {
  return Number(at.slice(11, 13)) * 4 + Math.floor(Number(at.slice(14, 16)) / 15);
}
