/** What can be done with a promise that was made? */

import { when } from "../../sprint/moment.ts";
import { type PromiseAct, stands, verdicts } from "../../sprint/promise/acts.ts";
import { promiseJudged } from "../../words/promise-notices.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { type Deed, type Done, enact, linkFrom, newAct, written } from "../deciding.ts";
import { mustBe } from "../rights.ts";
import { chosenSprint } from "../sprint.ts";
import { aroundOf, type Kept, keptOf, thePromise } from "./found.ts";
import { promisesTopic, readDue, readPieces } from "./make.ts";
import { officers } from "./rights.ts";

/** A deed on a promise, which is named by its number. */
export interface PromiseDeed extends Omit<Deed, "for"> {
  promise: string;
  reason?: string | undefined;
}

/** Overrules what the mirror shows. `at`: when it was kept, as people write a day. A reason is needed. */
export async function judgePromise(
  context: Context,
  actor: Actor,
  question: PromiseDeed & { verdict: string; at?: string | undefined },
): Promise<Done> {
  mustBe(context, actor, officers, "judge promises");
  const verdict = verdicts.find((one) => one === question.verdict.trim().toLowerCase().replaceAll("-", " "));
  if (!verdict) {
    throw new Refused(
      `A promise is judged ${verdicts.join(", ")}: "${question.verdict.slice(0, 40)}" is none of them.`,
    );
  }
  const reason = written(question.reason, "why: overruling what was seen needs a reason");
  const at = question.at?.trim() ? momentFrom(question.at, context.now()) : null;
  if (at !== null && !["kept", "late"].includes(verdict)) {
    throw new Refused("Only what was kept has a day on which it was kept: leave the day out.");
  }
  return deed(context, actor, question, () => ({ kind: "judged", body: { verdict, at, reason } }));
}

/** Moves the date; an empty one takes it away. */
export async function movePromise(
  context: Context,
  actor: Actor,
  question: PromiseDeed & { due: string },
): Promise<Done> {
  const reason = written(question.reason, "why the date moves");
  return deed(context, actor, question, async (one) => {
    mustMend(context, actor, one, "move the date of what others promised");
    const { sprint } = one.standing.made;
    const zone = sprint ? chosenSprint(context, sprint).zone : "UTC";
    return { kind: "moved", body: { due: readDue(context, question.due, context.now(), zone), reason } };
  });
}

/** Says anew what to look for; what was found before is looked for anew. */
export async function seekPromise(
  context: Context,
  actor: Actor,
  question: PromiseDeed & { look: readonly string[] },
): Promise<Done> {
  return deed(context, actor, question, async (one) => {
    mustMend(context, actor, one, "say what keeps the promises of others");
    const pieces = await readPieces(context, question.look, one.standing.made.given);
    if (pieces.length === 0)
      throw new Refused('Say what to look for: "changes in keystone about totp", "patch for totp".');
    return { kind: "sought", body: { pieces, reason: question.reason?.trim() ?? "" } };
  });
}

/** Takes a promise out: it was none, or nobody wants it any more. */
export async function withdrawPromise(context: Context, actor: Actor, question: PromiseDeed): Promise<Done> {
  const reason = written(question.reason, "why it is withdrawn");
  return deed(context, actor, question, (one) => {
    mustMend(context, actor, one, "withdraw the promises of others");
    return one.standing.state === "withdrawn" ? "It is withdrawn already." : { kind: "withdrawn", body: { reason } };
  });
}

/** Takes an act back, which stays in the history. */
export async function correctPromise(
  context: Context,
  actor: Actor,
  question: PromiseDeed & { act: number },
): Promise<Done> {
  return deed(context, actor, question, (one) => {
    const act = one.acts.find(({ seq }) => seq === question.act);
    if (!act || act.seq === 1) {
      const acts = one.acts.slice(1).map(({ seq }) => seq);
      throw new Refused(
        acts.length > 0 ? `Name one of the acts ${acts.join(", ")}.` : "There is nothing to take back yet.",
      );
    }
    if (![act.by, act.recordedBy].includes(actor.id)) mustBe(context, actor, officers, "take back what others did");
    if (one.standing.ignored.some(({ seq }) => seq === act.seq)) return "It is taken back already.";
    return { kind: "correct", body: { of: act.seq, reason: question.reason?.trim() ?? "" } };
  });
}

/** Whoever promised it or wrote it down may mend it, and the officers. */
function mustMend(context: Context, actor: Actor, { standing }: Kept, what: string): void {
  if (standing.by !== actor.id && !standing.made.who.includes(actor.id)) mustBe(context, actor, officers, what);
}

type Step = { kind: PromiseAct["kind"]; body: object } | string;

/** @param step the act, or what to say when there is nothing to do; throws `Refused`. */
async function deed(
  context: Context,
  actor: Actor,
  question: PromiseDeed,
  step: (one: Kept) => Step | Promise<Step>,
): Promise<Done> {
  const one = await thePromise(context, question.promise);
  const page = `/promises/${one.number}`;
  const next = await step(one);
  if (typeof next === "string") return { text: next, page, written: false };
  const link = linkFrom(question.link) ?? actor.link;
  const act = newAct<PromiseAct>(context, actor, next.kind, next.body as PromiseAct["body"], actor.id, link);
  const acts = await enact<PromiseAct>({ context, actor, dryRun: question.dryRun }, one, (before) => {
    const seq = before.length + 1;
    const after = keptOf(
      context,
      { ...one, acts: [...before, { ...act, process: one.id, seq } as PromiseAct] },
      one.around,
    );
    return { acts: [act], notices: next.kind === "judged" ? [promiseJudged(after, seq, act.at)] : [] };
  });
  context.signs.tell({ topics: [promisesTopic], changes: [] });
  const { standing } = keptOf(context, { ...one, acts }, await aroundOf(context, acts));
  const text = `Promise ${one.number} (${standing.made.text}) ${stands(standing.state)}. ${standing.because[0] ?? ""}`;
  return { text: question.dryRun ? `Nothing is written. ${text}` : text, page, written: !question.dryRun };
}

function momentFrom(text: string, now: string): string {
  const read = when(text, now, "UTC");
  if ("refused" in read) throw new Refused(read.refused);
  if (read.at > now && text.trim().slice(0, 10) !== now.slice(0, 10)) {
    throw new Refused(`"${text.slice(0, 40)}" is still to come: name the day on which it was kept.`);
  }
  return read.at < now ? read.at : now;
}
