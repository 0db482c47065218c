/** Who has voted what, and which of the votes count? What nominations and polls share. */
import type { Instant } from "../review/change.ts";
import type { Share } from "../review/voting-rules.ts";
import type { Act } from "./process.ts";

/** What a vote says beside its value: that somebody wants no part, or cannot take part. Both leave the count, silence does not. */
export type Aside = "abstain" | "away";

/** Why a vote counts or does not. Nothing that was said is ever lost. */
export type Weight =
  /** The present word of somebody who may vote. */
  | "binding"
  /** The present word of somebody who may not. */
  | "non-binding"
  /** They voted again later. */
  | "replaced"
  /** Written down for somebody who had spoken themself: their own word stands. */
  | "outranked"
  /** It came when voting was over. */
  | "late";

/** One vote as it was given. */
export interface Ballot<Value> {
  /** Of its act. */
  seq: number;
  by: string;
  recordedBy: string;
  at: Instant;
  link: string | null;
  value: Value;
  reason: string | null;
  weight: Weight;
}

/** The vote as an act. */
export type Voting<Value> = Act<"voted", { value: Value; reason: string | null }>;

/** The votes of one process, while they come in. */
export interface Ballots<Value> {
  /** Every vote in the order in which it came. */
  all: readonly Ballot<Value>[];
  /** Takes a vote that is in time. */
  take(act: Voting<Value>, at: Instant): void;
  /** Keeps a vote that came too late. */
  late(act: Voting<Value>): void;
  /** @returns somebody's present word; null when they have not spoken in time. */
  of(who: string): Ballot<Value> | null;
  /** @returns how many of those who may vote now say this. */
  count(value: Value): number;
  /** @returns those who may vote and now say this, in the order of the terms. */
  saying(value: Value): string[];
  /** @returns those who may vote and have said nothing, in the order of the terms. */
  silent(): string[];
  /** @returns how many may vote, those who abstain or are away left out. */
  takingPart(): number;
}

/** @returns an empty box for the votes of those who may vote, and of anybody else beside them. */
export function ballotsFor<Value>(voters: readonly string[]): Ballots<Value | Aside> {
  const all: Ballot<Value | Aside>[] = [];
  const present = new Map<string, Ballot<Value | Aside>>();
  const counts = new Map<Value | Aside, number>();
  const count = (value: Value | Aside) => counts.get(value) ?? 0;
  return {
    all,
    take(act, at) {
      const before = present.get(act.by);
      const ballot = ballotOf(act, at, voters.includes(act.by) ? "binding" : "non-binding");
      all.push(ballot);
      if (before && before.recordedBy === act.by && act.recordedBy !== act.by) {
        ballot.weight = "outranked";
        return;
      }
      if (before?.weight === "binding") counts.set(before.value, count(before.value) - 1);
      if (before) before.weight = "replaced";
      present.set(act.by, ballot);
      if (ballot.weight === "binding") counts.set(ballot.value, count(ballot.value) + 1);
    },
    late: (act) => void all.push(ballotOf(act, act.at, "late")),
    of: (who) => present.get(who) ?? null,
    count,
    saying: (value) => voters.filter((voter) => present.get(voter)?.value === value),
    silent: () => voters.filter((voter) => !present.has(voter)),
    takingPart: () => voters.length - count("abstain") - count("away"),
  };
}

function ballotOf<Value>(
  { seq, by, recordedBy, link, body }: Voting<Value>,
  at: Instant,
  weight: Weight,
): Ballot<Value> {
  return { seq, by, recordedBy, at, link, value: body.value, reason: body.reason, weight };
}

/** @returns how many of so many a share asks for; at least one, and "majority" is more than half. */
export function shareOf(share: Share, of: number): number {
  const exact = {
    half: Math.ceil(of / 2),
    majority: Math.floor(of / 2) + 1,
    "two-thirds": Math.ceil((2 * of) / 3),
    all: of,
  };
  return Math.max(1, exact[share]);
}

/** @returns a share as it is said: "a majority", "two thirds". */
export function shareWords(share: Share): string {
  return { half: "half", majority: "a majority", "two-thirds": "two thirds", all: "all" }[share];
}
