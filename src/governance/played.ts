/** How does a process go on from act to act, until it closes by itself? */
import type { Instant } from "../review/change.ts";
import type { Act } from "./process.ts";

/** What one kind of process makes of its acts. */
export interface Game<Acts extends Act, Outcome> {
  /** Takes one act into account. Acts come in order of `seq`, `at` never going back. */
  take(act: Acts, at: Instant): void;
  /** Moments at which the same acts may come to mean something else; null where there is none. */
  moments(): readonly (Instant | null)[];
  /** What it has come to at a moment; null while it goes on. */
  outcome(at: Instant): Outcome | null;
}

/** How far a process came. */
export interface Played<Acts extends Act, Outcome> {
  /** What it came to, and when; null while it goes on. */
  end: { at: Instant; outcome: Outcome } | null;
  /** Acts that came when it had ended, in order. An act of the very moment of the end is one of them. */
  late: Acts[];
}

/** Plays the acts up to a moment. An act with an earlier clock than the one before it counts as of the same moment. */
export function playOut<Acts extends Act, Outcome>(
  game: Game<Acts, Outcome>,
  acts: readonly Acts[],
  at: Instant,
): Played<Acts, Outcome> {
  let since: Instant = acts[0]?.at ?? at;
  const late: Acts[] = [];
  let end: Played<Acts, Outcome>["end"] = null;
  for (const [index, act] of acts.entries()) {
    if (act.at > at) continue;
    const now = act.at > since ? act.at : since;
    if (index > 0) end ??= endOf(game, since, now);
    if (end) late.push(act);
    else game.take(act, now);
    since = now;
  }
  end ??= endOf(game, since, at);
  return { end, late };
}

/** The first moment of a span at which it is over. */
function endOf<Outcome>(
  game: Game<never, Outcome>,
  from: Instant,
  to: Instant,
): { at: Instant; outcome: Outcome } | null {
  let first: { at: Instant; outcome: Outcome } | null = null;
  for (const at of [from, ...game.moments()]) {
    if (at === null || at < from || at > to || (first && at >= first.at)) continue;
    const outcome = game.outcome(at);
    if (outcome) first = { at, outcome };
  }
  return first;
}

/** @returns the moments so many milliseconds later. */
export function later(at: Instant, ...milliseconds: number[]): Instant[] {
  const begun = Date.parse(at);
  return milliseconds.map((length) => (length === 0 ? at : new Date(begun + length).toISOString()));
}

/** Milliseconds of an hour and of a day of 24 hours. */
export const [hour, day] = [3_600_000, 86_400_000];
