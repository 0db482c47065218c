/** What is the process of somebody who asks, by a word to Midcycle, to let a change wait? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { Act, Process, Standing } from "../process.ts";

/** held: it waits. ended: the day came that was named. lifted: its owner lets it go. */
export const holdStates = ["held", "ended", "lifted"] as const;
export type HoldState = (typeof holdStates)[number];

/** What one hold consists of; the first act is "held". Only its owner lifts it. */
export type HoldAct =
  | Act<"held", { change: ChangeKey; subject: string; why: string; until: Instant | null }>
  | Act<"lifted", { why: string | null }>;

/** @returns what was asked for, from the first act. */
export function heldOf(acts: readonly HoldAct[]): Extract<HoldAct, { kind: "held" }> {
  const [first] = acts;
  if (first?.kind !== "held") throw new Error("a hold begins with its reason");
  return first;
}

/** @returns the standing of a hold; `name` says what to call a `Who.id` in a sentence. */
export function holdStanding(
  acts: readonly HoldAct[],
  at: Instant,
  name: (id: string) => string = (id) => id,
): Standing<HoldState> {
  const { by, body } = heldOf(acts);
  const { until, why } = body;
  const end = until ?? null;
  const lifted = acts.find(
    (act) => act.kind === "lifted" && act.by === by && act.at <= at && (end === null || act.at < end),
  );
  const nothing = { awaiting: [], unmet: [], deadline: null };
  if (lifted) return { ...nothing, state: "lifted", because: [`${name(by)} lifted it.`] };
  if (end !== null && at >= end) return { ...nothing, state: "ended", because: ["The day came that was named."] };
  return {
    state: "held",
    because: [`${name(by)} asks to wait: ${why}`],
    awaiting: [by],
    unmet: [`${name(by)} has not lifted it.`],
    deadline: end,
  };
}

/** Holds as a kind of process. */
export const hold: Process<HoldAct, HoldState> = { kind: "hold", standing: holdStanding };
