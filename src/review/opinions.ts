/** Who thinks what of a change now, and since when? */
import type { Activity } from "./activity.ts";
import type { Change, Instant } from "./change.ts";
import type { Who } from "./directory.ts";
import { compareText } from "./order.ts";
import type { TurnContext } from "./turn.ts";

/** A vote as it stands. */
export interface Opinion {
  who: Who;
  label: string;
  value: number;
  /** When they last said so, on whichever patch set: a copied vote keeps the date on which it was given. */
  since: Instant;
  /** True when the voter is in the repository's core group today. */
  core: boolean;
  /** True when the owner votes on their own change. */
  own: boolean;
}

/** @returns all votes as they stand, bots and the owner included, the earliest first. */
export function opinionsOf(
  change: Change,
  acts: readonly Activity[],
  { directory, repository, now }: TurnContext,
): Opinion[] {
  const owner = directory.who(change.owner);
  return change.votes
    .map(({ label, value, by, at }) => {
      const who = directory.who(by);
      const given = acts.findLast((act) => act.by === by && act.label === label && act.value === value);
      const core = directory.core(by, repository.coreGroup, now);
      return { who, label, value, since: given?.at ?? at, core, own: who.id === owner.id };
    })
    .sort((a, b) => compareText(a.since, b.since));
}

/** @returns the first opinion of each person: two accounts of one person are one voice. */
export function byPerson(opinions: readonly Opinion[]): Opinion[] {
  return opinions.filter(({ who }, i) => opinions.findIndex((other) => other.who.id === who.id) === i);
}
