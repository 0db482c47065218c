/** What can be done in a poll that has begun? */
import { type PollAct, type PollTerms, pollTermsOf } from "../governance/poll/acts.ts";
import { type PollStanding, pollStanding } from "../governance/poll/standing.ts";
import { mayNot } from "../governance/roles.ts";
import { when } from "../sprint/moment.ts";
import { actsOf } from "../store/ledger.ts";
import { wordRecorded } from "../words/decision-notices.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { type Deed, type Done, enact, linkFrom, momentOf, namedProcess, namer, newAct, written } from "./deciding.ts";
import { somebody } from "./people-links.ts";
import { idOf } from "./polling.ts";
import { mustBe } from "./rights.ts";
import { optionOf } from "./votes.ts";

/** A deed in a poll, which is named by its number. */
export interface PollDeed extends Deed {
  poll: string;
}

/** How long a hold lasts when its owner names no end. */
const usualHold = "in 7 days";

/** Votes; a vote of somebody who may not vote, or that comes late, is kept and the answer says so. */
export function voteInPoll(
  context: Context,
  actor: Actor,
  question: PollDeed & { value: string; reason?: string | undefined },
): Promise<Done> {
  return deed(context, actor, question, ({ terms, standing, by, name }) => {
    const value = optionOf(terms.options, question.value);
    const reason = question.reason?.trim() || null;
    const own = standing.ballots.findLast((ballot) => ballot.by === by && ballot.weight !== "late");
    if (own?.recordedBy === by && by !== actor.id)
      throw new Refused(`${name(by)} has spoken themself; only they can change it.`);
    if (standing.closed === null && own?.value === value && own.reason === reason)
      return `${name(by)} says ${value} already.`;
    return { kind: "voted", body: { value, reason } };
  });
}

/** Raises a concern, which must be resolved before the poll ends. */
export function raiseConcern(
  context: Context,
  actor: Actor,
  question: PollDeed & { name: string; text: string },
): Promise<Done> {
  return deed(context, actor, question, (ground) => {
    going(ground);
    const { terms, standing, by, name } = ground;
    if (!terms.voters.includes(by))
      throw new Refused(`Only who may vote can raise a concern: ${terms.voters.map(name).join(", ")}.`);
    const called = idOf(written(question.name, "what the concern is called", 60));
    if (!called) throw new Refused("Give the concern a name of letters or digits.");
    if (standing.concerns.some((one) => one.name === called))
      throw new Refused(`There is a concern "${called}" already.`);
    return { kind: "concern", body: { name: called, text: written(question.text, "what the concern is") } };
  });
}

/** Resolves a concern: whoever raised it, or another voter who says how. */
export function resolveConcern(
  context: Context,
  actor: Actor,
  question: PollDeed & { name: string; how?: string | undefined },
): Promise<Done> {
  return deed(context, actor, question, (ground) => {
    going(ground);
    const { terms, standing, by, name } = ground;
    const open = standing.concerns.filter(({ resolved }) => resolved === null);
    const found = open.find((one) => one.name === idOf(question.name));
    const names = open.length > 0 ? `Open are ${open.map((one) => one.name).join(", ")}.` : "None is open.";
    if (!found) throw new Refused(`There is no open concern "${question.name}". ${names}`);
    const how = question.how?.trim() || null;
    if (found.by !== by && !(terms.voters.includes(by) && how)) {
      throw new Refused(`${name(found.by)} raised it and can resolve it; another voter can by saying how.`);
    }
    return { kind: "resolved", body: { name: found.name, how } };
  });
}

/** Asks for time: the poll does not end before `until`, in a week when nothing is said. */
export async function holdPoll(
  context: Context,
  actor: Actor,
  question: PollDeed & { why: string; until?: string | undefined },
): Promise<Done> {
  const until = when(question.until?.trim() || usualHold, context.now(), "UTC");
  if ("refused" in until) throw new Refused(until.refused);
  if (until.at <= context.now()) throw new Refused("Name a moment that is still to come.");
  return deed(context, actor, question, (ground) => {
    going(ground);
    const { terms, by, name } = ground;
    if (!terms.voters.includes(by))
      throw new Refused(`Only who may vote can hold it: ${terms.voters.map(name).join(", ")}.`);
    return { kind: "held", body: { until: until.at, why: written(question.why, "why you need time") } };
  });
}

/** Lifts one's own hold. */
export function liftPollHold(
  context: Context,
  actor: Actor,
  question: PollDeed & { why?: string | undefined },
): Promise<Done> {
  return deed(context, actor, question, ({ standing, by, name }) => {
    const own = standing.pauses.some(
      (pause) => pause.by === by && pause.lifted === null && pause.until > context.now(),
    );
    if (!own) throw new Refused(`${name(by)} does not hold it.`);
    return { kind: "unheld", body: { why: question.why?.trim() || null } };
  });
}

/** Takes a poll back before it is decided. */
export function withdrawPoll(
  context: Context,
  actor: Actor,
  question: PollDeed & { reason?: string | undefined },
): Promise<Done> {
  return deed(context, actor, question, (ground) => {
    going(ground);
    const asker = ground.acts[0]?.by ?? "";
    if (ground.by !== asker) throw new Refused(`Only ${ground.name(asker)}, who asked, can withdraw it.`);
    return { kind: "withdrawn", body: { reason: question.reason?.trim() || null } };
  });
}

interface Ground {
  acts: readonly PollAct[];
  terms: PollTerms;
  standing: PollStanding;
  by: string;
  name(id: string): string;
}

function going({ standing }: Ground): void {
  if (standing.closed !== null) throw new Refused(`It is over: ${standing.state}. ${standing.because[0] ?? ""}`);
}

/** @param step the act, or what to say when there is nothing to do; throws `Refused`. */
async function deed(
  context: Context,
  actor: Actor,
  question: PollDeed,
  step: (ground: Ground) => { kind: PollAct["kind"]; body: object } | string,
): Promise<Done> {
  const { id, number } = await namedProcess(context, "poll", question.poll);
  const seen = await actsOf<PollAct>(context.db, id);
  const name = namer(context);
  const by = question.for ? somebody(context, question.for).id : actor.id;
  const link = linkFrom(question.link) ?? actor.link;
  const page = `/polls/${number}`;
  const { electorate, question: asked } = pollTermsOf(seen);
  if (by !== actor.id) {
    const refusal = mayNot(
      context,
      actor.id,
      [{ core: electorate }, "ptl"],
      "write down what others said",
      context.now(),
    );
    if (refusal) throw new Refused(refusal);
  } else mustBe(context, actor, ["contributor"], "take part in a poll");
  let nothing: string | null = null;
  const acts = await enact<PollAct>({ context, actor, dryRun: question.dryRun }, { id, acts: seen }, (acts) => {
    const next = step({
      acts,
      terms: pollTermsOf(acts),
      standing: pollStanding(acts, momentOf(context, acts), name),
      by,
      name,
    });
    nothing = typeof next === "string" ? next : null;
    if (typeof next === "string") return { acts: [], notices: [] };
    const act = { process: id, seq: acts.length + 1, at: context.now() };
    const told = by === actor.id ? [] : [wordRecorded(act, name(by), name(actor.id), `"${asked}"`, page)];
    return {
      acts: [newAct<PollAct>(context, actor, next.kind, next.body as PollAct["body"], by, link)],
      notices: told,
    };
  });
  if (nothing !== null) return { text: nothing, page, written: false };
  const standing = pollStanding(acts, momentOf(context, acts), name);
  const own = standing.ballots.find(({ seq }) => seq === acts.at(-1)?.seq);
  const kept =
    own?.weight === "non-binding"
      ? `Kept and shown, but not counted: only the cores of ${electorate} vote in it. `
      : own?.weight === "late"
        ? "Kept, but too late to count. "
        : "";
  return { text: `${kept}${asked} ${standing.state}. ${standing.because[0] ?? ""}`, page, written: !question.dryRun };
}
