/** Where is a nomination at a moment, and why? */
import type { Instant } from "../../review/change.ts";
import type { Ballot } from "../ballots.ts";
import { type Played, playOut } from "../played.ts";
import type { Process, Standing } from "../process.ts";
import { type NominationAct, type NominationVote, termsOf } from "./acts.ts";
import { becauseOf, unmetOf } from "./because.ts";
import { type NominationOutcome, type Tally, tallyOf, type Word } from "./game.ts";

/**
 * sounding: the cores are heard in private. open: votes come in. blocked: a veto stands. passed: the candidate has not
 * accepted yet. granted: all is said, the membership is not written yet. completed: it is.
 */
export const nominationStates = [
  "sounding",
  "open",
  "blocked",
  "passed",
  "granted",
  "completed",
  "declined",
  "lapsed",
  "withdrawn",
] as const;
export type NominationState = (typeof nominationStates)[number];

/** A standing with what the pages of a nomination draw. */
export interface NominationStanding extends Standing<NominationState> {
  /** When the votes began, when they may end well at the earliest, when the window ends, and when they did end; null where there is none (yet). */
  opened: Instant | null;
  earliest: Instant | null;
  ends: Instant | null;
  closed: Instant | null;
  /** How many say what, of those who may vote; `needed` is null when votes do not decide. */
  counts: {
    yes: number;
    neutral: number;
    no: number;
    abstain: number;
    away: number;
    silent: number;
    needed: number | null;
  };
  /** Every vote, also those that do not count, in the order in which they came. */
  ballots: readonly Ballot<NominationVote>[];
  /** The candidate's word; null while they have given none. */
  answer: Word | null;
  /** The day from which the membership holds or has ended; null until it is written. */
  day: string | null;
}

/** @returns the standing of a nomination; `name` says what to call a `Who.id` in a sentence. */
export function nominationStanding(
  acts: readonly NominationAct[],
  at: Instant,
  name: (id: string) => string = (id) => id,
): NominationStanding {
  const tally = tallyOf(termsOf(acts), acts[0] as NominationAct);
  const played = playOut(tally, acts, at);
  const after = afterwards(tally, played);
  const { ballots, opened, earliest } = tally;
  const standing = {
    ...after,
    opened,
    earliest,
    counts: {
      yes: ballots.count(1),
      neutral: ballots.count(0),
      no: ballots.count(-1),
      abstain: ballots.count("abstain"),
      away: ballots.count("away"),
      silent: ballots.silent().length,
      needed: tally.needed(),
    },
    ballots: ballots.all,
    awaiting: awaitingOf(tally, after),
    ends: tally.deadline,
    deadline: after.closed === null ? turning(tally, at) : null,
  };
  return {
    ...standing,
    because: becauseOf(tally, standing, played.end?.outcome ?? null, name),
    unmet: unmetOf(tally, standing, at, name),
  };
}

/** Nominations as a kind of process. */
export const nomination: Process<NominationAct, NominationState> = { kind: "nomination", standing: nominationStanding };

/** What became of it once the votes had ended. */
export interface Afterwards {
  state: NominationState;
  closed: Instant | null;
  answer: Word | null;
  day: string | null;
}

function afterwards(tally: Tally, { end, late }: Played<NominationAct, NominationOutcome>): Afterwards {
  const { terms } = tally;
  let answer = tally.answer;
  let day: string | null = null;
  const state = (): NominationState => {
    if (!end) return goingOn(tally);
    if (end.outcome.state !== "passed") return end.outcome.state;
    if (terms.acceptance && answer === null) return "passed";
    if (answer && !answer.yes) return "declined";
    return day === null ? "granted" : "completed";
  };
  let withdrawn = false;
  for (const act of late) {
    const now = state();
    if (act.kind === "voted") tally.ballots.late(act);
    else if (withdrawn) continue;
    else if (now === "passed" && act.kind === "answered" && act.by === terms.candidate)
      answer = { by: act.by, at: act.at, yes: act.body.accepts, reason: act.body.reason };
    else if (now === "passed" && act.kind === "withdrawn" && tally.leads(act.by)) withdrawn = true;
    else if (now === "granted" && act.kind === "completed") day = act.body.day;
  }
  return { state: withdrawn ? "withdrawn" : state(), closed: end?.at ?? null, answer, day };
}

function goingOn({ opened, terms, ballots }: Tally): NominationState {
  if (opened === null) return "sounding";
  return terms.rule.veto !== null && ballots.count(-1) > 0 ? "blocked" : "open";
}

/** Whose act would move it now. */
function awaitingOf({ terms, ballots, sounded, answer }: Tally, { state }: Afterwards): string[] {
  const candidate = terms.acceptance && answer === null ? [terms.candidate] : [];
  switch (state) {
    case "sounding":
      return terms.voters.filter((voter) => !sounded.some(({ by }) => by === voter));
    case "blocked":
      return [...ballots.saying(-1), ...candidate];
    case "open":
      return [...(terms.appointers.length > 0 ? terms.appointers : ballots.silent()), ...candidate];
    case "passed":
      return [terms.candidate];
    default:
      return [];
  }
}

/** The next moment at which it ends without anybody's act. */
function turning({ earliest, deadline, outcome }: Tally, at: Instant): Instant | null {
  if (earliest !== null && at < earliest && outcome(earliest)) return earliest;
  return deadline;
}
