/** Which operators ask how old and how large a change is? */
import type { Change, Instant } from "../change.ts";
import { Mistaken, type Operator } from "./meaning.ts";
import { momentIn, rangeIn, secondsIn } from "./ranges.ts";

/** At least so old: not updated since. */
const age: Operator = (value, { now }) => {
  const cut = new Date(Date.parse(now) - secondsIn(value) * 1_000).toISOString();
  return {
    test: ({ change }) => change.updated <= cut,
    negated: ({ change }) => change.updated >= cut,
    narrow: { kind: "to", column: "updated", at: cut },
    timely: true,
  };
};

type Moment = (change: Change) => Instant | null;

/** Up to and at that moment. Gerrit's index takes the negation as "from that moment on", the moment itself included. */
const before =
  (column: "updated" | "submitted", of: Moment): Operator =>
  (value) => {
    const at = momentIn(value);
    return {
      test: ({ change }) => isSet(of(change), (moment) => moment <= at),
      negated: ({ change }) => isSet(of(change), (moment) => moment >= at),
      narrow: { kind: "to", column, at },
    };
  };

/** From that moment on, itself included. */
const after =
  (column: "updated" | "submitted", of: Moment): Operator =>
  (value) => {
    const at = momentIn(value);
    return { test: ({ change }) => isSet(of(change), (moment) => moment >= at), narrow: { kind: "from", column, at } };
  };

const updated: Moment = (change) => change.updated;
const merged: Moment = (change) => (change.status === "merged" ? change.submitted : null);

type Measure = (change: Change) => number | null;

/** "<=10", ">3", "5"; what the forge does not count is not known. */
const measured =
  (of: Measure): Operator =>
  (value) => {
    const range = rangeIn(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    if (range?.prefix !== "") throw new Mistaken(`expected a number, as "<=10" or ">3", not ${JSON.stringify(value)}`);
    const { min, max } = range;
    return {
      test({ change }) {
        const count = of(change);
        return count === null ? null : count >= min && count <= max;
      },
    };
  };

const delta = measured(({ insertions, deletions }) =>
  insertions === null || deletions === null ? null : insertions + deletions,
);

const limit: Operator = (value) => {
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new Mistaken(`expected a whole number above 0, not ${JSON.stringify(value)}`);
  return { test: () => true, limit: Number(value) };
};

/** By the names that Gerrit gives them. */
export const measureOperators: Record<string, Operator> = {
  age,
  before: before("updated", updated),
  until: before("updated", updated),
  after: after("updated", updated),
  since: after("updated", updated),
  mergedbefore: before("submitted", merged),
  mergedafter: after("submitted", merged),
  added: measured(({ insertions }) => insertions),
  deleted: measured(({ deletions }) => deletions),
  size: delta,
  delta,
  unresolved: measured(({ unresolvedComments }) => unresolvedComments),
  limit,
};

function isSet(moment: Instant | null, test: (moment: Instant) => boolean): boolean {
  return moment !== null && test(moment);
}
