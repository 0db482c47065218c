/** How long do changes wait: for a first review, in each turn, now? */
import { activitiesOf } from "./activities.ts";
import type { ActivityRow } from "./activity.ts";
import { type Change, type ChangeKey, type Instant, parseChangeKey } from "./change.ts";
import type { Directory } from "./directory.ts";
import { type Program, repositoryOf } from "./program.ts";
import { spansOf, type TurnSpan } from "./spans.ts";
import { humanReview, type Shown, shownOf } from "./statistics-row.ts";
import type { Mover, Turn, TurnContext } from "./turn.ts";

/** From one moment on and before another. */
export interface Window {
  from: Instant;
  to: Instant;
}

/** From when to when a change was open; `closed` is null for one that still is. */
export interface Lifespan {
  key: ChangeKey;
  repository: string;
  created: Instant;
  closed: Instant | null;
}

/** What waits are measured on, of one change; small, so that whole changes need not be kept. */
export interface Life {
  shown: Shown;
  created: Instant;
  /** When it merged or was last abandoned; null while it is open. */
  closed: Instant | null;
  /** The first vote or comment by a person other than the owner; null when there is none. */
  firstReview: { at: Instant; by: string } | null;
  /** Whose turn it was when, until it closed; empty while it is open. */
  spans: readonly TurnSpan[];
}

/** How long one change waited for one thing. */
export interface Wait {
  shown: Shown;
  /** When the waiting ended; for one that lasts, when it began. */
  at: Instant;
  /** Name of who ended it; null where nobody is meant. */
  by: string | null;
  seconds: number;
}

/** @returns the changes whose lives a window is measured on: those closed in it, and those that people reviewed in it. */
export function livesNeeded(
  lifespans: readonly Lifespan[],
  rows: readonly ActivityRow[],
  directory: Directory,
  window: Window,
): ChangeKey[] {
  const closed = lifespans.filter((span) => span.closed !== null && within(span.closed, window));
  const reviewed = rows.filter((row) => within(row.at, window) && humanReview(row, directory));
  return [...new Set([...closed.map(({ key }) => key), ...reviewed.map(({ change }) => change)])];
}

/** @returns the life of a whole change: its messages, patch sets and votes are needed. */
export function lifeOf(change: Change, context: TurnContext): Life {
  const { directory } = context;
  const acts = activitiesOf(change);
  const first = acts.find((act) => humanReview({ ...act, owner: change.owner }, directory));
  const closed = change.status !== "open";
  return {
    shown: shownOf(change),
    created: change.created,
    closed: closed ? (acts.findLast(({ kind }) => kind === change.status)?.at ?? change.updated) : null,
    firstReview: first?.by ? { at: first.at, by: directory.who(first.by).name } : null,
    spans: closed ? spansOf(change, context) : [],
  };
}

/** @returns how long changes whose first review by a person came in the window had waited for it, the shortest first. */
export function firstReviewWaits(lives: readonly Life[], window: Window): Wait[] {
  return sorted(
    lives.flatMap(({ shown, created, firstReview }) =>
      firstReview && within(firstReview.at, window)
        ? [{ shown, ...firstReview, seconds: secondsBetween(created, firstReview.at) }]
        : [],
    ),
  );
}

/** @returns for each mover how long the changes closed in the window were its turn, all its spans together, the shortest first. */
export function turnWaits(lives: readonly Life[], window: Window): Map<Mover, Wait[]> {
  const waits = lives.flatMap(({ shown, closed, spans }) => {
    if (closed === null || !within(closed, window)) return [];
    return [...Map.groupBy(spans, ({ mover }) => mover)].map(([mover, own]) => {
      const seconds = own.reduce((sum, { from, to }) => sum + secondsBetween(from, to ?? closed), 0);
      return { mover, wait: { shown, at: closed, by: null, seconds } };
    });
  });
  return byMover(waits);
}

/** @returns for each mover how long open changes have waited for it at `now`, the shortest first. */
export function presentWaits(open: Iterable<{ change: Change; turn: Turn }>, now: Instant): Map<Mover, Wait[]> {
  const waits = [...open].map(({ change, turn: { mover, since } }) => ({
    mover,
    wait: { shown: shownOf(change), at: since, by: null, seconds: secondsBetween(since, now) },
  }));
  return byMover(waits);
}

/**
 * @returns how many of the team's changes were open at the end of each day of the window by UTC, and at its end. A
 * change counts as open from its first upload until it last closed.
 */
export function openOverTime(
  lifespans: readonly Lifespan[],
  program: Program,
  { from, to }: Window,
): { at: Instant; open: number }[] {
  const own = lifespans.filter(({ key, repository }) => {
    const forge = parseChangeKey(key)?.forge;
    return forge !== undefined && repositoryOf(program, forge, repository) !== null;
  });
  const begun = own.map(({ created }) => created).sort();
  const ended = own.flatMap(({ closed }) => closed ?? []).sort();
  let [opened, closed] = [0, 0];
  return dayEnds(from, to).map((at) => {
    while (opened < begun.length && (begun[opened] as Instant) < at) opened++;
    while (closed < ended.length && (ended[closed] as Instant) < at) closed++;
    return { at, open: opened - closed };
  });
}

function dayEnds(from: Instant, to: Instant): Instant[] {
  const day = 86_400_000;
  const ends: Instant[] = [];
  for (let at = (Math.floor(Date.parse(from) / day) + 1) * day; at < Date.parse(to); at += day) {
    ends.push(new Date(at).toISOString());
  }
  return [...ends, to];
}

function byMover(waits: readonly { mover: Mover; wait: Wait }[]): Map<Mover, Wait[]> {
  const groups = Map.groupBy(waits, ({ mover }) => mover);
  return new Map([...groups].map(([mover, of]) => [mover, sorted(of.map(({ wait }) => wait))]));
}

function sorted(waits: Wait[]): Wait[] {
  return waits.sort((a, b) => a.seconds - b.seconds);
}

function within(at: Instant, { from, to }: Window): boolean {
  return from <= at && at < to;
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
