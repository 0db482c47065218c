/** What do the pages and answers about nominations, polls and holds consist of? */
import type { HoldReason } from "../governance/hold/found.ts";
import type { Aim, NominationRule } from "../governance/nomination/acts.ts";
import type { NominationStanding, NominationState } from "../governance/nomination/standing.ts";
import type { Option, PollRule } from "../governance/poll/acts.ts";
import type { PollStanding, PollState } from "../governance/poll/standing.ts";
import type { ChangeKey, Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { PersonLink } from "./views.ts";

/** Where a process is and why, as it is drawn. */
export interface StandingView<State extends string = string> {
  state: State;
  because: string[];
  awaiting: PersonLink[];
  unmet: string[];
  /** When it stands otherwise by itself; null when it does not. */
  deadline: Instant | null;
}

/** One act of a process, as its history shows it. */
export interface ActView {
  seq: number;
  at: Instant;
  by: PersonLink;
  /** Who wrote it down for them; null when they did it themselves. */
  recordedBy: PersonLink | null;
  /** What it was, in words ("voted +1"). */
  text: string;
  reason: string | null;
  through: string;
  link: string | null;
}

/** What somebody says in a vote; `value` is null for somebody who has not spoken. */
export interface VoteCell {
  who: PersonLink;
  value: string | null;
  reason: string | null;
  at: Instant | null;
  recordedBy: PersonLink | null;
  link: string | null;
  /** Why it does not count; null for a vote that does. */
  note: string | null;
}

/** What the asking person may do now; nothing for a stranger. */
export interface MayView {
  vote: boolean;
  /** True when their vote would be kept and shown, and not count. */
  advice: boolean;
  answer: boolean;
  decide: boolean;
  open: boolean;
  withdraw: boolean;
  complete: boolean;
  record: boolean;
}

/** A nomination, a poll or an exemption in a list. */
export interface DecisionLine<State extends string = string> {
  /** Its number; the page is its kind and this number. */
  number: number;
  kind: "nomination" | "poll" | "exemption";
  title: string;
  state: State;
  /** The first sentence of why. */
  because: string;
  deadline: Instant | null;
  opened: Instant;
  awaiting: PersonLink[];
  /** True when it is over. */
  over: boolean;
}

/** One number of the candidate, and the same of the cores. */
export interface EvidenceView {
  own: OpenNumber;
  cores: OpenNumber;
}

export interface NominationView {
  number: number;
  title: string;
  aim: Aim;
  candidate: PersonLink;
  nominator: PersonLink;
  group: string;
  role: string;
  why: string;
  /** True while only the cores may see it. */
  private: boolean;
  rule: NominationRule;
  /** The rule in sentences. */
  terms: string[];
  standing: StandingView<NominationState>;
  opened: Instant | null;
  earliest: Instant | null;
  ends: Instant | null;
  closed: Instant | null;
  day: string | null;
  counts: NominationStanding["counts"];
  /** Everybody who may vote, in order of name. */
  voters: VoteCell[];
  /** Votes that do not count, in the order in which they came. */
  beside: VoteCell[];
  history: ActView[];
  evidence: EvidenceView[];
  /** What is left to do by hand once it is granted; empty before and afterwards. */
  steps: string[];
  /** Text to publish once it is granted; null before. */
  announcement: string | null;
  may: MayView;
}

export interface PollView {
  number: number;
  question: string;
  context: string | null;
  electorate: string;
  asker: PersonLink;
  rule: PollRule;
  terms: string[];
  options: Option[];
  standing: StandingView<PollState>;
  opened: Instant;
  earliest: Instant;
  ends: Instant;
  closed: Instant | null;
  decided: Option | null;
  results: { option: Option; binding: number; others: number }[];
  counts: PollStanding["counts"];
  voters: VoteCell[];
  beside: VoteCell[];
  concerns: {
    name: string;
    text: string;
    by: PersonLink;
    at: Instant;
    resolved: { by: PersonLink; at: Instant; how: string | null } | null;
  }[];
  holds: { by: PersonLink; at: Instant; until: Instant; why: string; lifted: Instant | null; inForce: boolean }[];
  history: ActView[];
  may: MayView;
}

/** One hold on one change. */
export interface HoldLine {
  id: string;
  change: { key: ChangeKey; number: number; subject: string; repository: string; url: string };
  kind: "block" | "priority" | "word";
  mark: string;
  by: PersonLink;
  since: Instant;
  why: string | null;
  reason: HoldReason;
  until: Instant | null;
  /** Since when it has no reason any more, and what ended it; null while it has one. */
  ended: { at: Instant; why: string } | null;
  /** Number of the process when it is somebody's word; null for a vote. */
  number: number | null;
}

export interface HoldsView {
  /** Overdue ones first, then by age. */
  holds: HoldLine[];
  overdue: number;
}

export interface DecisionsView {
  /** Whom the first list is for; null for nobody in particular. */
  as: PersonLink | null;
  /** What waits for their word. */
  waiting: DecisionLine[];
  open: DecisionLine[];
  /** The last that ended, the latest first. */
  past: DecisionLine[];
  holds: HoldsView;
}
