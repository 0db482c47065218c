/** What can people do in an exemption, and what does each act carry? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { FreezeKind } from "../../review/freeze-kind.ts";
import type { Act } from "../process.ts";
import type { Condition } from "./condition.ts";
import type { ExemptionTerms } from "./terms.ts";

/** What is to be let through: changes by name, and those that implement a blueprint or close a bug. Never all empty. */
export interface Subject {
  changes: ChangeKey[];
  blueprint: string | null;
  bug: string | null;
}

/** What somebody asks for. */
export interface Request {
  title: string;
  freeze: FreezeKind;
  /** What people call it, when that is something else ("feature freeze exception"); null when nobody does. */
  label: string | null;
  subject: Subject;
  /** Texts of whoever asks; "" where nothing was said. */
  whyNow: string;
  benefit: string;
  riskOfAdding: string;
  riskOfLeavingOut: string;
  /** The time asked for: until when; null when no end was named. */
  until: Instant | null;
  /** When the freeze began, as the calendar said when it was asked; null when it did not say. */
  frozenSince: Instant | null;
  terms: ExemptionTerms;
}

/** Why, in the words of whoever acts; "" when nothing was said. */
interface Said {
  reason: string;
}

export type ExemptionAct =
  | Act<"request", Request>
  /** `for` false takes an earlier word back. */
  | Act<"sponsor", Said & { for: boolean }>
  | Act<"condition", Said & { condition: Condition }>
  | Act<"grant", Said & { conditions: Condition[]; until: Instant | null }>
  | Act<"decline", Said>
  | Act<"revoke", Said>
  | Act<"withdraw", Said>
  /** Moves the end; or, with the id of a condition, its date. */
  | Act<"extend", Said & { until: Instant; condition: string | null }>
  /** A person's word on a condition: kept or, to take it back, not. */
  | Act<"word", Said & { condition: string; kept: boolean }>
  /** What Midcycle saw at the forge, written down so that it stays when the mirror is read anew. */
  | Act<"evidence", { condition: string; met: Instant; change: ChangeKey | null; url: string | null; text: string }>
  /** `at`: when it was done, as Midcycle saw it; null for when it was said. */
  | Act<"done", Said & { at: Instant | null }>
  /** Takes back an earlier act, which stays in the history. */
  | Act<"correct", Said & { of: number }>;

/** In the order in which a board shows them: what waits for people first, what is over last. */
export const exemptionStates = [
  "requested",
  "in review",
  "conditional",
  "granted",
  "completed",
  "expired",
  "declined",
  "revoked",
  "withdrawn",
] as const;

export type ExemptionState = (typeof exemptionStates)[number];

/** Is nothing more to happen? */
export function isOver(state: ExemptionState): boolean {
  return exemptionStates.indexOf(state) >= exemptionStates.indexOf("completed");
}
