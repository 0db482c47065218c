/** How did the sprint's work grow, hour by hour? */
import type { Instant } from "../review/change.ts";
import { humanReview } from "../review/statistics-row.ts";
import { actsIn, type SprintFacts, wholeSprint } from "./facts.ts";
import { certainMerge, revision } from "./tally.ts";

/** How many changes had merged, been revised and been reviewed before an instant of the sprint, each once. */
export interface BurnUpPoint {
  at: Instant;
  merged: number;
  revised: number;
  reviewed: number;
}

const hour = 3_600_000;

/** @returns a point at the start, at every full hour since, and at the end or now; none before the sprint. */
export function burnUp(facts: SprintFacts): BurnUpPoint[] {
  const whole = wholeSprint(facts);
  const acts = actsIn(facts, whole);
  const merged = firsts(acts.filter(certainMerge));
  const revised = firsts(acts.filter(revision));
  const reviewed = firsts(acts.filter((act) => humanReview(act, facts.directory)));
  const end = Date.parse(facts.now < whole.to ? facts.now : whole.to);

  const moments: Instant[] = [];
  for (let at = Date.parse(whole.from); at < end; at += hour) moments.push(new Date(at).toISOString());
  if (moments.length > 0) moments.push(new Date(end).toISOString());
  return moments.map((at) => ({
    at,
    merged: before(merged, at),
    revised: before(revised, at),
    reviewed: before(reviewed, at),
  }));
}

/** When each change was first merged or revised: it counts once, from then on. */
function firsts(acts: readonly { change: string; at: Instant }[]): Instant[] {
  const first = new Map<string, Instant>();
  for (const { change, at } of acts) {
    const known = first.get(change);
    if (known === undefined || at < known) first.set(change, at);
  }
  return [...first.values()];
}

function before(moments: readonly Instant[], at: Instant): number {
  return moments.filter((moment) => moment < at).length;
}
