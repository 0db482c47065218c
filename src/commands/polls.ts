/** Which polls are there, and what is there to know of one? */
import { type PollAct, pollTermsOf } from "../governance/poll/acts.ts";
import { type PollStanding, pollStanding } from "../governance/poll/standing.ts";
import { rolesOf } from "../governance/roles.ts";
import type { Instant } from "../review/change.ts";
import { actsOf, processesOf } from "../store/ledger.ts";
import type { DecisionLine, MayView, PollView } from "../words/decisions.ts";
import { voteCells } from "../words/nomination.ts";
import { pollActWords, pollTermsWords } from "../words/poll.ts";
import { moment } from "../words/time.ts";
import type { Context } from "./context.ts";
import { actView, momentOf, namedProcess, namer, personOf, standingView } from "./deciding.ts";
import { imagined } from "./imagined.ts";

/** One poll: its number; `as` is who asks (`Who.id`), null for a stranger; `ifs`: votes to imagine ("ben yes"). */
export interface PollQuestion {
  poll: string;
  as: string | null;
  ifs?: readonly string[] | undefined;
}

/** @returns every poll, open ones first, then the latest. */
export async function polls(context: Context): Promise<DecisionLine[]> {
  const all = await processesOf<PollAct>(context.db, "poll");
  return all
    .map((one) => pollLine(context, one))
    .sort((a, b) => Number(a.over) - Number(b.over) || b.number - a.number);
}

/** @returns a poll as a line of a list. */
export function pollLine(
  context: Context,
  { number, opened, acts }: { number: number; opened: Instant; acts: PollAct[] },
): DecisionLine {
  const { state, because, deadline, awaiting, closed } = pollStanding(acts, momentOf(context, acts), namer(context));
  return {
    ...{ number, opened, state, deadline },
    kind: "poll",
    title: pollTermsOf(acts).question,
    because: because[0] ?? "",
    awaiting: awaiting.map((id) => personOf(context, id)),
    over: closed !== null,
  };
}

/** @returns one poll. @throws Refused when there is none of that number. */
export async function poll(context: Context, question: PollQuestion): Promise<PollView> {
  const { id, number } = await namedProcess(context, "poll", question.poll);
  const acts = await actsOf<PollAct>(context.db, id);
  const told = [...acts, ...imagined(context, acts, question.ifs ?? [], "poll")] as PollAct[];
  const terms = pollTermsOf(told);
  const now = context.now();
  const standing = pollStanding(told, momentOf(context, told), namer(context));
  const link = (who: string) => personOf(context, who);
  return {
    ...{ number, question: terms.question, context: terms.context, electorate: terms.electorate, rule: terms.rule },
    asker: link(told[0]?.by ?? ""),
    terms: pollTermsWords(terms),
    options: terms.options,
    standing: standingView(standing, link),
    ...pick(standing),
    ...voteCells(standing.ballots, terms.voters, link),
    concerns: standing.concerns.map(({ resolved, ...rest }) => ({
      ...rest,
      by: link(rest.by),
      resolved: resolved && { ...resolved, by: link(resolved.by) },
    })),
    holds: standing.pauses.map((pause) => ({
      ...pause,
      by: link(pause.by),
      inForce: standing.closed === null && pause.lifted === null && now < pause.until,
    })),
    history: told.map((act) => actView(context, act, ...pollActWords(act, (at) => moment(at, "UTC")))),
    may: mayView(context, told, standing, question.as),
  };
}

function pick({ opened, earliest, ends, closed, decided, results, counts }: PollStanding) {
  return { opened, earliest, ends, closed, decided, results, counts };
}

function mayView(context: Context, acts: readonly PollAct[], { closed }: PollStanding, as: string | null): MayView {
  const { voters } = pollTermsOf(acts);
  const going = closed === null && as !== null;
  const roles = as === null ? null : rolesOf(context, as, context.now());
  return {
    ...{ answer: false, decide: false, open: false, complete: false },
    vote: going && roles?.contributor === true,
    advice: as === null || !voters.includes(as),
    withdraw: going && as === acts[0]?.by,
    record: going && ((roles?.cores.length ?? 0) > 0 || roles?.ptl === true),
  };
}
