/** What do the pages and answers about exemptions consist of? */
import type { ExemptionState } from "../governance/exemption/acts.ts";
import type { ChangeKey, Instant } from "../review/change.ts";
import type { FreezeKind } from "../review/freeze-kind.ts";
import type { OpenNumber } from "../review/number.ts";
import type { PersonLink } from "./views.ts";

/** An exempted change, as the mirror has it. */
export interface ExemptedChange {
  key: ChangeKey;
  number: number;
  url: string | null;
  subject: string | null;
  /** "open", "merged", "abandoned"; null when the mirror does not have it. */
  status: string | null;
}

/** A condition with its tick. */
export interface ConditionView {
  id: string;
  text: string;
  by: Instant | null;
  met: boolean;
  since: Instant | null;
  evidence: string | null;
  url: string | null;
  /** Its date passed without it. */
  failed: boolean;
  /** It waits for a person's word. */
  word: boolean;
}

/** An exemption in a list. */
export interface ExemptionLine {
  number: number;
  title: string;
  state: ExemptionState;
  over: boolean;
  freeze: { kind: FreezeKind; name: string };
  label: string | null;
  /** Why it stands there, the strongest first. */
  because: string[];
  awaiting: PersonLink[];
  unmet: string[];
  deadline: Instant | null;
  late: boolean;
  askedBy: PersonLink;
  askedAt: Instant;
  conditions: ConditionView[];
  changes: ExemptedChange[];
}

/** One act, as the history shows it. */
export interface ExemptionActView {
  seq: number;
  at: Instant;
  by: PersonLink;
  /** Who wrote it down for them; null when they did it themselves. */
  recordedBy: PersonLink | null;
  /** What it was, in words ("sponsored it"). */
  text: string;
  reason: string | null;
  through: string;
  link: string | null;
  /** Why it changed nothing; null for one that did. */
  ignored: string | null;
}

/** What the asking person may do now with a form. */
export const exemptionDeeds = [
  "sponsor",
  "unsponsor",
  "grant",
  "decline",
  "revoke",
  "withdraw",
  "extend",
  "done",
  "word",
  "correct",
] as const;

export type ExemptionDeed = (typeof exemptionDeeds)[number];

export interface ExemptionView extends ExemptionLine {
  blueprint: string | null;
  bug: string | null;
  whyNow: string;
  benefit: string;
  riskOfAdding: string;
  riskOfLeavingOut: string;
  until: Instant | null;
  granted: { at: Instant; by: PersonLink[] } | null;
  sponsors: PersonLink[];
  needed: number | null;
  /** The rules that it was opened under, in sentences. */
  terms: string[];
  /** "UTC" or "AoE". */
  dayEnds: string;
  history: ExemptionActView[];
  may: ExemptionDeed[];
}

/** What would be, if. */
export interface ImaginedExemption {
  state: ExemptionState;
  because: string[];
  unmet: string[];
  at: Instant;
  ifs: string[];
}

export interface ExemptionsView {
  /** By state, in the order in which a board shows them; states without any are left out. */
  groups: { state: ExemptionState; items: ExemptionLine[] }[];
  /** How many were granted, and what share of the milestone's changes that is. */
  load: OpenNumber[];
  total: number;
}
