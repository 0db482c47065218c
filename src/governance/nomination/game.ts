/** What has become of the votes of a nomination, at any moment? */
import type { Instant } from "../../review/change.ts";
import { type Ballots, ballotsFor, shareOf } from "../ballots.ts";
import { day, type Game, hour, later } from "../played.ts";
import type { NominationAct, NominationTerms, NominationVote } from "./acts.ts";

/** How the voting ended. */
export type NominationOutcome =
  | { state: "passed"; by: "votes" | "silence" | "appointer" }
  | { state: "declined"; by: "candidate" | "appointer" | "veto" | "votes" }
  | { state: "lapsed" }
  | { state: "withdrawn" };

/** Somebody's word with its date and reason. */
export interface Word {
  by: string;
  at: Instant;
  yes: boolean;
  reason: string | null;
}

/** A nomination as its acts have made it. */
export interface Tally extends Game<NominationAct, NominationOutcome> {
  terms: NominationTerms;
  nominator: string;
  /** Of the nomination, and of everything that was heard in private. */
  ballots: Ballots<NominationVote>;
  sounded: NominationAct[];
  /** Null while the cores are heard in private. */
  opened: Instant | null;
  /** Before this moment it cannot end well; null as long as it is not open. */
  earliest: Instant | null;
  /** End of the window; null when there is none, or not yet. */
  deadline: Instant | null;
  answer: Word | null;
  decision: Word | null;
  withdrawn: Word | null;
  /** How many +1 it takes now; null when votes do not decide. */
  needed(): number | null;
  /** May somebody open and withdraw it: the nominator, and whoever may decide alone? */
  leads(who: string): boolean;
}

/** @returns a nomination with nothing but its terms. */
export function tallyOf(terms: NominationTerms, proposal: NominationAct): Tally {
  const { rule } = terms;
  const ballots = ballotsFor<1 | 0 | -1>(terms.voters);
  const tally: Tally = {
    terms,
    nominator: proposal.by,
    ballots,
    sounded: [],
    opened: null,
    earliest: null,
    deadline: null,
    answer: null,
    decision: null,
    withdrawn: null,
    needed() {
      if (rule.needed === null || typeof rule.needed === "number") return rule.needed;
      return rule.needed === "silence" ? 0 : shareOf(rule.needed, ballots.takingPart());
    },
    take(act, at) {
      if (act.kind === "proposed") {
        if (!terms.sounding) open(at);
      } else if (act.kind === "opened" && leads(act.by)) open(at);
      else if (act.kind === "sounded") tally.sounded.push(act);
      else if (act.kind === "voted") ballots.take(act, at);
      else if (act.kind === "withdrawn" && leads(act.by)) tally.withdrawn = wordOf(act, at, false, act.body.reason);
      else if (act.kind === "answered" && act.by === terms.candidate)
        tally.answer = wordOf(act, at, act.body.accepts, act.body.reason);
      else if (act.kind === "decided" && terms.appointers.includes(act.by))
        tally.decision = wordOf(act, at, act.body.grants, act.body.reason);
    },
    leads,
    moments: () => [tally.earliest, tally.deadline],
    outcome: (at) => outcomeOf(tally, at),
  };
  function leads(who: string): boolean {
    return who === proposal.by || terms.appointers.includes(who);
  }
  function open(at: Instant): void {
    if (tally.opened !== null) return;
    tally.opened = at;
    const [earliest = at, end = at] = later(at, rule.waitHours * hour, (rule.windowDays ?? 0) * day);
    tally.earliest = earliest;
    tally.deadline = rule.windowDays === null ? null : end;
    const nominator = proposal.by;
    if (rule.nominator === "votes" && terms.voters.includes(nominator)) {
      const body = { value: 1 as const, reason: terms.why };
      ballots.take({ ...proposal, kind: "voted", body }, at);
    }
  }
  return tally;
}

function outcomeOf(tally: Tally, at: Instant): NominationOutcome | null {
  const { terms, ballots, answer, decision, earliest, deadline } = tally;
  const { veto } = terms.rule;
  if (tally.withdrawn) return { state: "withdrawn" };
  if (answer && !answer.yes) return { state: "declined", by: "candidate" };
  if (decision && !decision.yes) return { state: "declined", by: "appointer" };
  const against = ballots.count(-1);
  if (veto === "ends" && against > 0) return { state: "declined", by: "veto" };
  if (earliest === null || at < earliest) return null;
  if (decision) return { state: "passed", by: "appointer" };
  const over = deadline !== null && at >= deadline;
  const vetoed = veto !== null && against > 0;
  if (!vetoed && enough(tally) && (over || early(tally)))
    return { state: "passed", by: terms.rule.needed === "silence" ? "silence" : "votes" };
  if (!over) return null;
  if (vetoed) return { state: "declined", by: "veto" };
  return against > ballots.count(1) ? { state: "declined", by: "votes" } : { state: "lapsed" };
}

/** @returns whether the votes as they are would carry it at the end of the window, vetoes apart. */
export function enough({ terms, ballots, needed }: Tally): boolean {
  const yes = ballots.count(1);
  if (terms.rule.needed === "silence") return yes >= ballots.count(-1);
  const least = needed();
  return least !== null && yes >= least;
}

function early({ terms, ballots }: Tally): boolean {
  const part = ballots.takingPart();
  if (terms.rule.early === "unanimous") return part > 0 && ballots.count(1) === part;
  return terms.rule.early === "enough";
}

function wordOf(act: NominationAct, at: Instant, yes: boolean, reason: string | null): Word {
  return { by: act.by, at, yes, reason };
}
