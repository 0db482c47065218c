/** Which nominations are there, and what is there to know of one? */
import type { NominationAct } from "../governance/nomination/acts.ts";
import { termsOf } from "../governance/nomination/acts.ts";
import { evidenceOf } from "../governance/nomination/evidence.ts";
import { nominationStanding } from "../governance/nomination/standing.ts";
import { may, rolesOf } from "../governance/roles.ts";
import type { Instant } from "../review/change.ts";
import { activityBetween } from "../store/activity.ts";
import { actsOf, processesOf } from "../store/ledger.ts";
import type { DecisionLine, EvidenceView, MayView, NominationView } from "../words/decisions.ts";
import { grantSteps } from "../words/granting.ts";
import { nominationActWords, nominationTerms, nominationTitle, voteCells } from "../words/nomination.ts";
import { announcement } from "./announcement.ts";
import { type Context, Refused } from "./context.ts";
import { actView, coresOf, momentOf, namedProcess, namer, personOf, standingView } from "./deciding.ts";
import { imagined } from "./imagined.ts";
import { remember } from "./remember.ts";

/** One nomination: its number; `as` is who asks (`Who.id`), null for a stranger; `ifs`: votes to imagine ("ben +1"). */
export interface NominationQuestion {
  nomination: string;
  as: string | null;
  ifs?: readonly string[] | undefined;
}

/** Days of reviews that the evidence counts. */
const days = 90;

/** @returns the nominations that somebody (`Who.id`; null for a stranger) may see, open ones first, then the latest. */
export async function nominations(context: Context, question: { as: string | null }): Promise<DecisionLine[]> {
  const all = await processesOf<NominationAct>(context.db, "nomination");
  return all
    .filter(({ acts }) => maySee(context, acts, question.as))
    .map(({ number, opened, acts }) => nominationLine(context, { number, opened, acts }))
    .sort((a, b) => Number(a.over) - Number(b.over) || b.number - a.number);
}

/** @returns a nomination as a line of a list. */
export function nominationLine(
  context: Context,
  { number, opened, acts }: { number: number; opened: Instant; acts: NominationAct[] },
): DecisionLine {
  const { state, because, deadline, awaiting } = nominationStanding(acts, momentOf(context, acts), namer(context));
  return {
    ...{ number, opened, state, deadline },
    kind: "nomination",
    title: nominationTitle(termsOf(acts)),
    because: because[0] ?? "",
    awaiting: awaiting.map((id) => personOf(context, id)),
    over: ["completed", "declined", "lapsed", "withdrawn"].includes(state),
  };
}

/** @returns one nomination. @throws Refused when there is none, or none that the asking person may see. */
export async function nomination(context: Context, question: NominationQuestion): Promise<NominationView> {
  const { id, number } = await namedProcess(context, "nomination", question.nomination);
  const acts = await actsOf<NominationAct>(context.db, id);
  if (!maySee(context, acts, question.as)) throw new Refused(unseen(question.nomination));
  const told = [...acts, ...imagined(context, acts, question.ifs ?? [], "nomination")] as NominationAct[];
  return viewOf(context, number, told, question.as);
}

/** What hides a private sounding: the same sentence as when there is none of that number. */
export function unseen(text: string): string {
  return `There is no nomination "${text}": give its number, as the page /nominations lists them.`;
}

/**
 * May somebody see it at all? While the cores are heard in private only they may: the cores of the group today, the
 * nominator, and never the candidate.
 */
export function maySee(context: Context, acts: readonly NominationAct[], as: string | null): boolean {
  const opened = acts.some(({ kind }) => kind === "opened") || !termsOf(acts).sounding;
  return opened || mayHear(context, acts, as);
}

/** May somebody know what the cores said in private? The cores of the group today and the nominator; never the candidate. */
export function mayHear(context: Context, acts: readonly NominationAct[], as: string | null): boolean {
  const { candidate, group } = termsOf(acts);
  if (as === null || as === candidate) return false;
  return as === acts[0]?.by || may(context, as, [{ core: group }], context.now());
}

async function viewOf(
  context: Context,
  number: number,
  acts: NominationAct[],
  as: string | null,
): Promise<NominationView> {
  const terms = termsOf(acts);
  const standing = nominationStanding(acts, momentOf(context, acts), namer(context));
  const link = (id: string) => personOf(context, id);
  // What was said in private stays among those who were there, also once it is open.
  const shown = acts.filter(({ kind }) => kind !== "sounded" || mayHear(context, acts, as));
  const granted = standing.state === "granted";
  return {
    number,
    title: nominationTitle(terms),
    aim: terms.aim,
    candidate: link(terms.candidate),
    nominator: link(acts[0]?.by ?? ""),
    group: terms.group,
    role: terms.role,
    why: terms.why,
    private: standing.state === "sounding",
    rule: terms.rule,
    terms: nominationTerms(terms),
    standing: standingView(standing, link),
    opened: standing.opened,
    earliest: standing.earliest,
    ends: standing.ends,
    closed: standing.closed,
    day: standing.day,
    counts: standing.counts,
    ...voteCells(standing.ballots, terms.voters, link),
    history: shown.map((act) => actView(context, act, ...nominationActWords(act))),
    evidence: await evidence(context, terms.candidate, terms.group),
    steps: granted ? grantSteps(context.program, terms, number) : [],
    announcement:
      granted || standing.state === "completed" ? await announcement(context.program, terms, standing) : null,
    may: mayView(context, acts, standing.state, as),
  };
}

/** What the candidate has done in the group's repositories in the last days, beside the cores. */
async function evidence(context: Context, candidate: string, group: string): Promise<EvidenceView[]> {
  const to = context.now();
  const from = new Date(Date.parse(to) - days * 86_400_000).toISOString();
  const rows = await remember(context, "evidence", "rows", () =>
    activityBetween(context.db, from, to, { kinds: ["voted", "merged", "uploaded"] }),
  );
  const repositories = context.program.repositories.filter(({ coreGroup }) => coreGroup === group);
  const who = context.directory.find(candidate);
  if (!who) return [];
  return evidenceOf(
    { program: { ...context.program, repositories }, directory: context.directory, rows, from, to },
    who,
    coresOf(context, group),
  );
}

function mayView(context: Context, acts: readonly NominationAct[], state: string, as: string | null): MayView {
  const { voters, candidate, appointers, acceptance, group } = termsOf(acts);
  const nothing = {
    vote: false,
    advice: false,
    answer: false,
    decide: false,
    open: false,
    withdraw: false,
    complete: false,
    record: false,
  };
  if (as === null) return nothing;
  const voting = state === "open" || state === "blocked" || state === "sounding";
  const leads = as === acts[0]?.by || appointers.includes(as);
  const roles = rolesOf(context, as, context.now());
  const core = roles.cores.includes(group) || roles.ptl;
  return {
    vote: voting && as !== candidate,
    advice: !voters.includes(as),
    answer: as === candidate && acceptance && (state === "open" || state === "blocked" || state === "passed"),
    decide: appointers.includes(as) && (state === "open" || state === "blocked"),
    open: leads && state === "sounding",
    withdraw: leads && (voting || state === "passed"),
    complete: state === "granted" && (core || roles.administrator),
    record: core && (voting || state === "passed"),
  };
}
