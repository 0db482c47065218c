/** Of which acts does a poll consist? */
import type { Instant } from "../../review/change.ts";
import type { PollRule } from "../../review/voting-rules.ts";
import type { Aside, Voting } from "../ballots.ts";
import type { Act } from "../process.ts";

export type { PollRule } from "../../review/voting-rules.ts";

/** One thing that can be chosen. `id` is short: what people type. */
export interface Option {
  id: string;
  text: string;
}

/** What a poll was opened under. Later rosters and rules do not change it. */
export interface PollTerms {
  question: string;
  /** What one should know before voting; null when the question says all. */
  context: string | null;
  options: Option[];
  /** Whose cores are asked ("keystone-core"), in words. */
  electorate: string;
  /** Who may vote: the cores of that day. Anybody else's vote is kept and shown, and does not count. */
  voters: string[];
  askerName: string;
  rule: PollRule;
}

type Kinds = {
  asked: PollTerms;
  /** A concern must be resolved before the poll ends; it is known by its name. */
  concern: { name: string; text: string };
  resolved: { name: string; how: string | null };
  /** "I need time": nothing ends before `until`, or before its owner lifts it. */
  held: { until: Instant; why: string };
  unheld: { why: string | null };
  withdrawn: { reason: string | null };
};

/** What somebody chooses: the id of an option; or they stay out of the count. */
export type PollVote = string;

/** Anything that is done in a poll; the first is "asked". */
export type PollAct = { [Kind in keyof Kinds]: Act<Kind, Kinds[Kind]> }[keyof Kinds] | Voting<PollVote | Aside>;

/** @returns the terms of a poll, from its first act. */
export function pollTermsOf(acts: readonly PollAct[]): PollTerms {
  const [first] = acts;
  if (first?.kind !== "asked") throw new Error("a poll begins with its question");
  return first.body;
}
