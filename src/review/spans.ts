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
  const turns = pastOf(change, acts, context).map((past) => ({
    from: past.at,
    mover: turnAfter(past.change, past.acts, { ...context, others: new Map(), now: past.at }).mover,
  }));
  const last = turns.at(-1);
  if (last && change.status === "open") last.mover = turnAfter(change, acts, context).mover;

  const begun = turns.filter(({ mover }, i) => mover !== turns[i - 1]?.mover);
  const spans = begun.map(({ mover, from }, i) => ({ mover, from, to: begun[i + 1]?.from ?? null }));
  // A closed change is nobody's turn for ever after: its life ends where that began.
  return change.status === "open" ? spans : spans.slice(0, -1);
}
