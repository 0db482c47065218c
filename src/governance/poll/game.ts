/** What has become of the votes of a poll, at any moment? */
import type { Instant } from "../../review/change.ts";
import { type Ballots, ballotsFor, shareOf } from "../ballots.ts";
import { day, type Game, hour, later } from "../played.ts";
import type { Option, PollAct, PollTerms, PollVote } from "./acts.ts";

/** How a poll ended: with an option, without one, or taken back. */
export type PollOutcome = { state: "decided"; option: string } | { state: "lapsed" } | { state: "withdrawn" };

/** Something that must be resolved before the poll ends; `resolved` is null as long as it is not. */
export interface Concern {
  name: string;
  text: string;
  by: string;
  at: Instant;
  resolved: { by: string; at: Instant; how: string | null } | null;
}

/** Somebody who needs time. `lifted` is null as long as they have not lifted it; it ends at `until` by itself. */
export interface Pause {
  by: string;
  at: Instant;
  until: Instant;
  why: string;
  lifted: Instant | null;
}

/** A poll as its acts have made it. */
export interface PollTally extends Game<PollAct, PollOutcome> {
  terms: PollTerms;
  asker: string;
  ballots: Ballots<PollVote>;
  concerns: Concern[];
  pauses: Pause[];
  withdrawn: { by: string; at: Instant; reason: string | null } | null;
  opened: Instant;
  earliest: Instant;
  /** End of the window; it ends later when a concern or a hold stands then. */
  deadline: Instant;
  /** How many must have voted; 0 when no quorum is asked for. */
  quorum(): number;
  /** How many votes were given for an option. */
  cast(): number;
}

/** @returns a poll with nothing but its question. */
export function pollTallyOf(terms: PollTerms, asking: PollAct): PollTally {
  const { rule } = terms;
  const ballots: Ballots<PollVote> = ballotsFor<PollVote>(terms.voters);
  const { at } = asking;
  const [earliest = at, deadline = at] = later(at, rule.waitHours * hour, rule.windowDays * day);
  const tally: PollTally = {
    terms,
    asker: asking.by,
    ballots,
    concerns: [],
    pauses: [],
    withdrawn: null,
    opened: asking.at,
    earliest,
    deadline,
    quorum: () => (rule.quorum === null ? 0 : shareOf(rule.quorum, ballots.takingPart())),
    cast: () => terms.options.reduce((sum, { id }) => sum + ballots.count(id), 0),
    take: (act, at) => take(tally, act, at),
    moments: () => [tally.earliest, tally.deadline, ...tally.pauses.map(({ until }) => until)],
    outcome: (at) => outcomeOf(tally, at),
  };
  return tally;
}

function take(tally: PollTally, act: PollAct, at: Instant): void {
  const { concerns, pauses, ballots, asker } = tally;
  if (act.kind === "voted") ballots.take(act, at);
  else if (act.kind === "concern") {
    if (!tally.terms.voters.includes(act.by) || concerns.some(({ name }) => name === act.body.name)) return;
    concerns.push({ ...act.body, by: act.by, at, resolved: null });
  } else if (act.kind === "resolved") {
    const found = concerns.find(({ name, resolved }) => name === act.body.name && resolved === null);
    if (found) found.resolved = { by: act.by, at, how: act.body.how };
  } else if (act.kind === "held") {
    if (!tally.terms.voters.includes(act.by)) return;
    lift(pauses, act.by, at);
    pauses.push({ by: act.by, at, ...act.body, lifted: null });
  } else if (act.kind === "unheld") lift(pauses, act.by, at);
  else if (act.kind === "withdrawn" && act.by === asker) tally.withdrawn = { by: act.by, at, reason: act.body.reason };
}

function lift(pauses: readonly Pause[], by: string, at: Instant): void {
  for (const pause of pauses) if (pause.by === by && pause.lifted === null) pause.lifted = at;
}

/** @returns the concerns that nobody has resolved. */
export function openConcerns({ concerns }: PollTally): Concern[] {
  return concerns.filter(({ resolved }) => resolved === null);
}

/** @returns the holds that are in force at a moment. */
export function holding({ pauses }: PollTally, at: Instant): Pause[] {
  return pauses.filter(({ until, lifted }) => lifted === null && at < until);
}

function outcomeOf(tally: PollTally, at: Instant): PollOutcome | null {
  if (tally.withdrawn) return { state: "withdrawn" };
  if (at < tally.earliest || openConcerns(tally).length > 0 || holding(tally, at).length > 0) return null;
  const option = ahead(tally);
  if (at >= tally.deadline) return option ? { state: "decided", option: option.id } : { state: "lapsed" };
  return option && clear(tally, option) ? { state: "decided", option: option.id } : null;
}

/** @returns the option that would win if it ended now; null when none would, or the quorum is missing. */
export function ahead({ terms, ballots, quorum, cast }: PollTally): Option | null {
  if (cast() < quorum() || cast() === 0) return null;
  const ranked = terms.options
    .map((option) => ({ option, votes: ballots.count(option.id) }))
    .sort((a, b) => b.votes - a.votes);
  const [first, second] = ranked;
  if (!first || first.votes === (second?.votes ?? 0)) return null;
  const { needed, of } = terms.rule;
  if (needed === "most") return first.option;
  const least = shareOf(needed, of === "votes" ? cast() : ballots.takingPart());
  return first.votes >= least ? first.option : null;
}

function clear({ terms, ballots }: PollTally, { id }: Option): boolean {
  if (terms.rule.early === "all") return ballots.silent().length === 0;
  if (terms.rule.early === null) return false;
  return ballots.count(id) >= shareOf("majority", ballots.takingPart());
}
