/** Of which acts does a nomination consist? */
import type { NominationRule } from "../../review/voting-rules.ts";
import type { Aside, Voting } from "../ballots.ts";
import type { Act } from "../process.ts";

export type { NominationRule } from "../../review/voting-rules.ts";

/** To become a core, to be one no longer, or to leave with honours by one's own wish. */
export const aims = ["join", "remove", "emeritus"] as const;
export type Aim = (typeof aims)[number];

/** For, neither, against; or out of the count. */
export type NominationVote = 1 | 0 | -1 | Aside;

/** What a nomination was opened under. Later rosters and rules do not change it. */
export interface NominationTerms {
  aim: Aim;
  candidate: string;
  /** Their name and the nominator's on that day, for texts that must not change later. */
  name: string;
  nominatorName: string;
  /** The core group that it is about. */
  group: string;
  /** What they would be, in words ("core of the specs"). */
  role: string;
  why: string;
  /** Must the candidate say yes? Not to be removed, and not to their own wish. */
  acceptance: boolean;
  /** True when the cores are heard among themselves first. */
  sounding: boolean;
  /** Who may vote: the cores of the group on that day, without the candidate and without a recused nominator. */
  voters: string[];
  /** Cores who may not vote, and why ("is the candidate"). */
  recused: { who: string; why: string }[];
  /** Who may decide alone; empty when votes decide. */
  appointers: string[];
  rule: NominationRule;
}

type Kinds = {
  proposed: NominationTerms;
  /** What a core said while the cores were heard in private. It counts for nothing and stays among them. */
  sounded: { value: NominationVote; reason: string | null };
  /** The private part is over. */
  opened: { reason: string | null };
  /** The candidate's word. */
  answered: { accepts: boolean; reason: string | null };
  /** The word of somebody who may decide alone. */
  decided: { grants: boolean; reason: string | null };
  withdrawn: { reason: string | null };
  /** The membership was written: from that day on they are a core, or no longer. */
  completed: { day: string; how: string };
};

/** Anything that is done in a nomination; the first is "proposed". */
export type NominationAct = { [Kind in keyof Kinds]: Act<Kind, Kinds[Kind]> }[keyof Kinds] | Voting<NominationVote>;

/** @returns the terms of a nomination, from its first act. */
export function termsOf(acts: readonly NominationAct[]): NominationTerms {
  const [first] = acts;
  if (first?.kind !== "proposed") throw new Error("a nomination begins with its proposal");
  return first.body;
}
