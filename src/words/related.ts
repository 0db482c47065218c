/** How do we group the changes around one: what it needs, what waits for it, its topic, its copies? */
import type { ChangeKey, Instant, Status } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";

/** A change beside another; `turn` is null unless it is open here, `status` and `subject` for one that is not mirrored. */
export interface RelatedChange {
  key: ChangeKey;
  subject: string | null;
  status: Status | null;
  url: string | null;
  turn: { mover: Mover; since: Instant } | null;
}

/** Changes of one relation, with what the relation is called above them. */
export interface RelatedGroup {
  title: string;
  changes: RelatedChange[];
}

/** Titles by the words of the store, in the order in which they are shown. */
const titles: Record<string, string> = {
  "needs its parent": "Parents: must merge first",
  "depends on": "Depends on",
  "is its child": "Children: wait for this one",
  "waits for it": "Others that depend on this one",
  "is reverted by it": "This one reverts",
  "reverts it": "Reverts of this one",
  "is the source of it": "Cherry-picked from",
  "was picked from it": "Cherry-picks of this one",
  "same Change-Id": "The same Change-Id elsewhere",
  "same topic": "The same topic",
};

/** @returns the groups that have changes, in their usual order; what is open first in each. */
export function relatedGroups(related: readonly (RelatedChange & { relation: string })[]): RelatedGroup[] {
  const own = Map.groupBy(related, ({ relation }) => relation);
  const known = Object.keys(titles).filter((relation) => own.has(relation));
  const others = [...own.keys()].filter((relation) => !(relation in titles));
  return [...known, ...others].map((relation) => ({
    title: titles[relation] ?? relation,
    changes: (own.get(relation) ?? [])
      .map(({ relation: _, ...change }) => change)
      .sort((a, b) => Number(a.status !== "open") - Number(b.status !== "open")),
  }));
}
