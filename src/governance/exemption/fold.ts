/** What have the acts of an exemption made of it so far? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { ExemptionAct, ExemptionState, Request } from "./acts.ts";
import type { ChangeFact, Condition } from "./condition.ts";

/** What is known besides the acts. */
export interface Around {
  /** What the mirror says of the changes that the exemption could be about. */
  facts: readonly ChangeFact[];
  /** What to call a person (`Who.id`). */
  name(id: string): string;
}

/** What the mirror or a person said about a condition, kept in the ledger. */
export type Recorded = { met: Instant; text: string; url: string | null; change: ChangeKey | null };

/** What the acts add up to, before the time is looked at. */
export interface Fold {
  request: Request;
  by: string;
  askedAt: Instant;
  /** Whose word counts, and when they gave it, in that order. */
  sponsors: Map<string, Instant>;
  conditions: Condition[];
  recorded: Map<string, Recorded>;
  granted: { at: Instant; by: string[] } | null;
  until: Instant | null;
  extensions: number;
  ended: { state: ExemptionState; at: Instant; by: string; reason: string } | null;
  /** Acts without effect, and why. */
  ignored: { seq: number; why: string }[];
}

/** @returns the beginning: what the first act says. @throws Error when it is no request, which the shell never writes. */
export function begin(acts: readonly ExemptionAct[]): Fold {
  const first = acts[0];
  if (first?.kind !== "request") throw new Error("an exemption begins with a request");
  return {
    request: first.body,
    by: first.by,
    askedAt: first.at,
    sponsors: new Map(),
    conditions: [],
    recorded: new Map(),
    granted: null,
    until: first.body.until,
    extensions: 0,
    ended: null,
    ignored: [],
  };
}
