/** How is the queue put into another order? */
import type { Ranked } from "../review/queue.ts";
import { type Sort, sorts } from "../words/sorts.ts";
import { Refused } from "./context.ts";

const compare: Record<Exclude<Sort, "order">, (a: Ranked, b: Ranked) => number> = {
  age: (a, b) => text(a.change.created, b.change.created),
  waiting: (a, b) => text(a.turn.since, b.turn.since),
  updated: (a, b) => text(b.change.updated, a.change.updated),
  size: (a, b) => lines(a) - lines(b),
  repository: (a, b) => text(a.change.repository, b.change.repository),
};

/** @returns the changes in another order; what is equal there stays in the team's. */
export function sorted(ranked: readonly Ranked[], sort: Sort): readonly Ranked[] {
  return sort === "order" ? ranked : ranked.toSorted(compare[sort]);
}

/** @throws Refused naming the orders there are. */
export function knownSort(name: string): Sort {
  const found = sorts.find((sort) => sort === name);
  if (!found) throw new Refused(`The queue has no order called "${name}". Choose one of ${sorts.join(", ")}.`);
  return found;
}

/** A size that is not known comes last. */
function lines({ change: { insertions, deletions } }: Ranked): number {
  return insertions === null || deletions === null ? Number.MAX_SAFE_INTEGER : insertions + deletions;
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
