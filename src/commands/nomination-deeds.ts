/** What can be done in a nomination that has begun? */
import {
  type NominationAct,
  type NominationTerms,
  type NominationVote,
  termsOf,
} from "../governance/nomination/acts.ts";
import { type NominationStanding, nominationStanding } from "../governance/nomination/standing.ts";
import { mayNot } from "../governance/roles.ts";
import { actsOf } from "../store/ledger.ts";
import { nominationOpened, wordRecorded } from "../words/decision-notices.ts";
import { nominationTitle, voteText } from "../words/nomination.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { type Deed, type Done, enact, linkFrom, momentOf, namedProcess, namer, newAct } from "./deciding.ts";
import { maySee, unseen } from "./nominations.ts";
import { somebody } from "./people-links.ts";

/** A deed in a nomination, which is named by its number. */
export interface NominationDeed extends Deed {
  nomination: string;
  reason?: string | undefined;
}

interface Ground {
  context: Context;
  actor: Actor;
  acts: readonly NominationAct[];
  terms: NominationTerms;
  standing: NominationStanding;
  /** Whose word it is. */
  by: string;
  name(id: string): string;
  reason: string | null;
}

/** One step: the act, or a refusal, or what to say when there is nothing to do. */
type Step = { kind: NominationAct["kind"]; body: object } | { refused: string } | { nothing: string };

/** Votes; a vote of somebody who may not vote, or that comes late, is kept and the answer says so. */
export function voteOnNomination(
  context: Context,
  actor: Actor,
  question: NominationDeed & { value: NominationVote },
): Promise<Done> {
  const { value } = question;
  return deed(context, actor, question, ({ standing, terms, by, name, reason }) => {
    if (by === terms.candidate) return { refused: `${name(by)} is the one it is about and has no vote in it.` };
    if (standing.state === "sounding") return { kind: "sounded", body: { value, reason } };
    const own = standing.ballots.findLast((ballot) => ballot.by === by && ballot.weight !== "late");
    if (own?.recordedBy === by && by !== actor.id)
      return { refused: `${name(by)} has spoken themself; only they can change it.` };
    if (standing.closed === null && own?.value === value && own.reason === reason && own.seq > 1)
      return { nothing: `${name(by)} says ${voteText(value)} already.` };
    return { kind: "voted", body: { value, reason } };
  });
}

/** The candidate accepts or declines. */
export function answerNomination(
  context: Context,
  actor: Actor,
  question: NominationDeed & { accepts: boolean },
): Promise<Done> {
  const { accepts } = question;
  return deed(context, actor, question, ({ standing, terms, by, name, reason }) => {
    if (by !== terms.candidate)
      return { refused: `Only ${name(terms.candidate)} can accept or decline: it is about them.` };
    if (!terms.acceptance) return { refused: "Nobody is asked to accept this." };
    if (standing.closed !== null && standing.state !== "passed") return over(standing);
    if (standing.answer?.yes === accepts) return { nothing: `${name(by)} has said so already.` };
    return { kind: "answered", body: { accepts, reason } };
  });
}

/** Somebody who may decide alone does. */
export function decideNomination(
  context: Context,
  actor: Actor,
  question: NominationDeed & { grants: boolean },
): Promise<Done> {
  return deed(context, actor, question, ({ standing, terms, by, name, reason }) => {
    if (terms.appointers.length === 0) return { refused: "The votes decide this: nobody can decide it alone." };
    if (!terms.appointers.includes(by))
      return { refused: `Only ${terms.appointers.map(name).join(" or ")} can decide this alone.` };
    if (standing.closed !== null) return over(standing);
    if (standing.state === "sounding") return { refused: "Open it first: it is heard in private." };
    return { kind: "decided", body: { grants: question.grants, reason } };
  });
}

/** Opens to everybody what was heard in private. */
export function openNomination(context: Context, actor: Actor, question: NominationDeed): Promise<Done> {
  return deed(context, actor, question, (ground) => {
    if (ground.standing.state !== "sounding") return { refused: "It is open already." };
    return leading(ground) ?? { kind: "opened", body: { reason: ground.reason } };
  });
}

/** Takes a nomination back before it is decided. */
export function withdrawNomination(context: Context, actor: Actor, question: NominationDeed): Promise<Done> {
  return deed(context, actor, question, (ground) => {
    const { standing, reason } = ground;
    if (standing.closed !== null && standing.state !== "passed") return over(standing);
    return leading(ground) ?? { kind: "withdrawn", body: { reason } };
  });
}

/** Writes the membership once the group at the forge has been changed; `day` is its first day, today when not said. */
export async function completeNomination(
  context: Context,
  actor: Actor,
  question: NominationDeed & { day?: string | undefined; how?: string | undefined },
): Promise<Done> {
  const day = question.day?.trim() || context.now().slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !new Date(`${day}T00:00:00Z`).getTime()) {
    throw new Refused(`"${day}" is no day: write it as 2016-02-01.`);
  }
  return deed(context, actor, question, ({ standing, terms, by }) => {
    const refusal = mayNot(
      context,
      by,
      [{ core: terms.group }, "ptl", "administrator"],
      "write the membership",
      context.now(),
    );
    if (refusal) return { refused: refusal };
    if (standing.state === "completed") return { nothing: "The membership is written already." };
    if (standing.state !== "granted")
      return { refused: `It is ${standing.state}: only what is granted can be completed.` };
    return { kind: "completed", body: { day, how: question.how?.trim() || "by hand" } };
  });
}

function leading({ terms, acts, by, name }: Ground): { refused: string } | null {
  if (by === acts[0]?.by || terms.appointers.includes(by)) return null;
  return { refused: `Only ${name(acts[0]?.by ?? "")}, who nominated, can do this.` };
}

function over({ state, because }: NominationStanding): { refused: string } {
  return { refused: `It is over: ${state}. ${because[0] ?? ""}` };
}

async function deed(
  context: Context,
  actor: Actor,
  question: NominationDeed,
  step: (ground: Ground) => Step,
): Promise<Done> {
  const { id, number } = await namedProcess(context, "nomination", question.nomination);
  const seen = await actsOf<NominationAct>(context.db, id);
  // What is said on a change is read by everybody.
  const asker = actor.through === "gerrit" ? null : actor.id;
  if (!maySee(context, seen, asker)) throw new Refused(unseen(question.nomination));
  const name = namer(context);
  const by = question.for ? somebody(context, question.for).id : actor.id;
  const link = linkFrom(question.link) ?? actor.link;
  const page = `/nominations/${number}`;
  if (by !== actor.id) {
    const refusal = mayNot(
      context,
      actor.id,
      [{ core: termsOf(seen).group }, "ptl"],
      "write down what others said",
      context.now(),
    );
    if (refusal) throw new Refused(refusal);
  }
  let nothing: string | null = null;
  const acts = await enact<NominationAct>({ context, actor, dryRun: question.dryRun }, { id, acts: seen }, (acts) => {
    const standing = nominationStanding(acts, momentOf(context, acts), name);
    const terms = termsOf(acts);
    const next = step({ context, actor, acts, terms, standing, by, name, reason: question.reason?.trim() || null });
    if ("refused" in next) throw new Refused(next.refused);
    nothing = "nothing" in next ? next.nothing : null;
    if ("nothing" in next) return { acts: [], notices: [] };
    const act = newAct<NominationAct>(context, actor, next.kind, next.body as NominationAct["body"], by, link);
    const page = `/nominations/${number}`;
    const place = { process: id, seq: acts.length + 1, at: context.now() };
    const told =
      next.kind !== "sounded" && by !== actor.id
        ? [wordRecorded(place, name(by), name(actor.id), nominationTitle(terms), page)]
        : [];
    const opened = next.kind === "opened" ? [nominationOpened(id, number, terms, context.now())] : [];
    return { acts: [act], notices: [...opened, ...told] };
  });
  if (nothing !== null) return { text: nothing, page, written: false };
  if (acts.at(-1)?.kind === "completed" && !question.dryRun) await context.reread();
  return {
    text: replyOf(acts, nominationStanding(acts, momentOf(context, acts), name), by, name),
    page,
    written: !question.dryRun,
  };
}

function replyOf(
  acts: readonly NominationAct[],
  standing: NominationStanding,
  by: string,
  name: (id: string) => string,
): string {
  const last = acts.at(-1);
  const own = standing.ballots.find(({ seq }) => seq === last?.seq);
  const kept =
    own?.weight === "non-binding"
      ? `Kept and shown, but not counted: ${name(by)} may not vote in it. `
      : own?.weight === "late"
        ? "Kept, but too late to count. "
        : last?.kind === "sounded"
          ? "Said among the cores. "
          : "";
  return `${kept}${nominationTitle(termsOf(acts))}: ${standing.state}. ${standing.because[0] ?? ""}`;
}
