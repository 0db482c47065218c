/** Where is a poll at a moment, and why? */
import type { Instant } from "../../review/change.ts";
import { count, list, verb } from "../../review/sentence.ts";
import { type Ballot, shareOf, shareWords } from "../ballots.ts";
import { playOut } from "../played.ts";
import type { Process, Standing } from "../process.ts";
import { type Option, type PollAct, type PollVote, pollTermsOf } from "./acts.ts";
import { ahead, type Concern, holding, openConcerns, type Pause, type PollTally, pollTallyOf } from "./game.ts";

/** open: votes come in. blocked: a concern stands. held: somebody needs time. */
export const pollStates = ["open", "blocked", "held", "decided", "lapsed", "withdrawn"] as const;
export type PollState = (typeof pollStates)[number];

/** A standing with what the page of a poll draws. */
export interface PollStanding extends Standing<PollState> {
  opened: Instant;
  earliest: Instant;
  /** End of the window. */
  ends: Instant;
  /** When it ended; null while it goes on. */
  closed: Instant | null;
  /** What was decided; null while nothing is, or nothing was. */
  decided: Option | null;
  /** What would be decided if it ended now; null when nothing would. */
  ahead: Option | null;
  /** How many chose what: votes that count, and those that do not. */
  results: { option: Option; binding: number; others: number }[];
  counts: {
    voters: number;
    abstain: number;
    away: number;
    silent: number;
    takingPart: number;
    cast: number;
    quorum: number;
  };
  /** Every vote, also those that do not count, in the order in which they came. */
  ballots: readonly Ballot<PollVote>[];
  concerns: Concern[];
  /** Every hold there was; those in force have no `lifted` and end later than now. */
  pauses: Pause[];
}

/** @returns the standing of a poll; `name` says what to call a `Who.id` in a sentence. */
export function pollStanding(
  acts: readonly PollAct[],
  at: Instant,
  name: (id: string) => string = (id) => id,
): PollStanding {
  const terms = pollTermsOf(acts);
  const tally = pollTallyOf(terms, acts[0] as PollAct);
  const { end, late } = playOut(tally, acts, at);
  for (const act of late) if (act.kind === "voted") tally.ballots.late(act);
  const { ballots } = tally;
  const outcome = end?.outcome ?? null;
  const state = outcome?.state ?? goingOn(tally, at);
  const option = outcome?.state === "decided" ? outcome.option : null;
  const known = {
    state,
    opened: tally.opened,
    earliest: tally.earliest,
    ends: tally.deadline,
    closed: end?.at ?? null,
    decided: terms.options.find(({ id }) => id === option) ?? null,
    ahead: ahead(tally),
    results: terms.options.map((one) => ({
      option: one,
      binding: ballots.count(one.id),
      others: ballots.all.filter(({ weight, value }) => weight === "non-binding" && value === one.id).length,
    })),
    counts: {
      voters: terms.voters.length,
      abstain: ballots.count("abstain"),
      away: ballots.count("away"),
      silent: ballots.silent().length,
      takingPart: ballots.takingPart(),
      cast: tally.cast(),
      quorum: tally.quorum(),
    },
    ballots: ballots.all,
    concerns: tally.concerns,
    pauses: tally.pauses,
    awaiting: end ? [] : awaitingOf(tally, at),
    deadline: end ? null : turning(tally, at),
  };
  return { ...known, because: because(tally, known, at, name), unmet: end ? [] : unmet(tally, known, at, name) };
}

/** Polls as a kind of process. */
export const poll: Process<PollAct, PollState> = { kind: "poll", standing: pollStanding };

function goingOn(tally: PollTally, at: Instant): PollState {
  if (openConcerns(tally).length > 0) return "blocked";
  return holding(tally, at).length > 0 ? "held" : "open";
}

function awaitingOf(tally: PollTally, at: Instant): string[] {
  const owners = [...openConcerns(tally), ...holding(tally, at)].map(({ by }) => by);
  return [...new Set([...owners, ...tally.ballots.silent()])];
}

/** The next moment at which it ends without anybody's act; with a concern open there is none. */
function turning(tally: PollTally, at: Instant): Instant | null {
  const moments = tally.moments().filter((moment) => moment !== null && moment > at) as Instant[];
  return moments.sort().find((moment) => tally.outcome(moment)) ?? null;
}

type Known = Omit<PollStanding, "because" | "unmet">;
type Name = (id: string) => string;

function because(
  tally: PollTally,
  { state, decided, ahead, results, counts }: Known,
  at: Instant,
  name: Name,
): string[] {
  const { withdrawn, asker } = tally;
  const votes = results.map(({ option, binding }) => `${option.text} ${binding}`).join(", ");
  const sentences: Record<PollState, () => string> = {
    open: () => (ahead ? `"${ahead.text}" would be decided if it ended now: ${votes}.` : `So far: ${votes}.`),
    blocked: () => concernSentence(tally, name),
    held: () => holdSentence(tally, at, name),
    decided: () => `"${decided?.text}" is decided: ${votes}.`,
    lapsed: () =>
      counts.cast < counts.quorum ? `It ended without a quorum: ${votes}.` : `No option had what it takes: ${votes}.`,
    withdrawn: () => `${name(asker)} withdrew it${withdrawn?.reason ? `: ${withdrawn.reason}` : ""}.`,
  };
  const going = state === "blocked" || state === "held" ? [`So far: ${votes}.`] : [];
  return [sentences[state](), ...going, takingPart(tally, counts)];
}

function unmet(tally: PollTally, { ahead, counts, earliest }: Known, at: Instant, name: Name): string[] {
  const { quorum, cast } = counts;
  const more = quorum - cast;
  return [
    ...(openConcerns(tally).length > 0 ? [concernSentence(tally, name)] : []),
    ...(holding(tally, at).length > 0 ? [holdSentence(tally, at, name)] : []),
    ...(more > 0 ? [`${count(more, "more vote", "more votes")} for a quorum of ${quorum}.`] : []),
    ...(more <= 0 && !ahead ? ["No option has what it takes."] : []),
    ...(ahead && at < earliest ? ["The minimum wait is not over."] : []),
  ];
}

function concernSentence(tally: PollTally, name: Name): string {
  const open = openConcerns(tally).map((one) => `"${one.name}" of ${name(one.by)}`);
  return `${open.length === 1 ? "The concern" : "The concerns"} ${list(open)} must be resolved first.`;
}

function holdSentence(tally: PollTally, at: Instant, name: Name): string {
  const holders = holding(tally, at).map(({ by }) => name(by));
  return `${list(holders)} ${verb(holders.length, "asks", "ask")} for more time.`;
}

/** Quorum and shares are of those who take part, so it is said who they are. */
function takingPart({ terms }: PollTally, counts: Known["counts"]): string {
  const { voters, abstain, away, takingPart: part, cast, quorum } = counts;
  const { rule } = terms;
  const least = rule.needed === "most" ? null : shareOf(rule.needed, rule.of === "votes" ? cast : part);
  const of = rule.of === "votes" ? `the ${count(cast, "vote", "votes")} given` : `the ${part} who take part`;
  const wins =
    least === null
      ? "the most votes win"
      : `${shareWords(rule.needed === "most" ? "majority" : rule.needed)} of ${of} is ${least}`;
  const asked =
    rule.quorum === null ? "no quorum is asked for" : `the quorum is ${shareWords(rule.quorum)} of them, ${quorum}`;
  return `${voters} may vote, less ${abstain} who abstain and ${away} who are away: ${part} take part; ${asked}; ${wins}.`;
}
