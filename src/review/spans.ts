/** Whose turn was it when, over the life of a change? */
import { activitiesOf } from "./activities.ts";
import type { Change, Instant } from "./change.ts";
import { pastOf } from "./past.ts";
import type { Mover, TurnContext } from "./turn.ts";
import { turnAfter } from "./whose-turn.ts";

/** A time during which it was one mover's turn; `to` is exclusive, and null for the present. */
export interface TurnSpan {
  mover: Mover;
  from: Instant;
  to: Instant | null;
}

/**
 * The turns of a change from its first upload until it closed or until now, without gaps; neighbours differ.
 *
 * An honest approximation: after each act the change is put together as it probably was (see `pastOf`), and today's
 * rules are asked. Exact are uploads, votes given and taken back, comments, abandoning, restoring and merging. Copied
 * votes are guessed from the kind of the upload. Conflicts, open comments, submit requirements, attention and
 * dependencies of the past are not known and left out; reviewers are those of now, cores those of the day. The last
 * span of an open change is not approximated: it is the present turn.
 */
export function spansOf(change: Change, context: TurnContext): TurnSpan[] {
  const acts = activitiesOf(change);
  const past = pastOf(change, acts, context);
  const open = change.status === "open";
  const lived = open ? past : past.slice(0, past.findLastIndex((one) => one.change.status === "open") + 1);
  const end = open ? null : (past[lived.length]?.at ?? change.updated);
  const turns = lived.map((one) => ({
    from: one.at,
    mover: turnAfter(one.change, one.acts, { ...context, others: new Map(), now: one.at }).mover,
  }));
  const last = turns.at(-1);
  if (last && open) last.mover = turnAfter(change, acts, context).mover;

  const begun = turns.filter(({ mover }, i) => mover !== turns[i - 1]?.mover);
  return begun.map(({ mover, from }, i) => ({ mover, from, to: begun[i + 1]?.from ?? end }));
}
