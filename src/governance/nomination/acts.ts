/** Of which acts does a nomination consist? */
import type { Aside, Share, Voting } from "../ballots.ts";
import type { Act } from "../process.ts";

/** To become a core, to be one no longer, or to leave with honours by one's own wish. */
export type Aim = "join" | "remove" | "emeritus";

/** For, neither, against; or out of the count. */
export type NominationVote = 1 | 0 | -1 | Aside;

/** By which rule a nomination is decided. */
export interface NominationRule {
  /** What the rule is called ("kolla"). */
  preset: string;
  /** How many +1 it takes: a number, a share of those who take part, "silence" when it passes unless more say no than yes, or null when nobody's votes decide. */
  needed: number | Share | "silence" | null;
  /** What one -1 of a voter does: ends it, blocks it for as long as it stands, or neither. */
  veto: "ends" | "blocks" | null;
  /** Days from opening until it ends by itself; null when it does not. */
  windowDays: number | null;
  /** Hours that must have passed before it may end well, also when the votes are there. */
  waitHours: number;
  /** When it may end well before the window does: once there are enough votes, only once everybody says +1, or never. */
  early: "enough" | "unanimous" | null;
  /** Is nominating the nominator's own +1, or do they keep out of the vote? Only of a nominator who may vote. */
  nominator: "votes" | "recused";
}

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
