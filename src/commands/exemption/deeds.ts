/** What can be done with an exemption that was asked for? */
import type { ExemptionAct } from "../../governance/exemption/acts.ts";
import type { Condition } from "../../governance/exemption/condition.ts";
import { standing } from "../../governance/exemption/standing.ts";
import type { Instant } from "../../review/change.ts";
import { either } from "../../review/sentence.ts";
import { anywhere } from "../../sprint/moment.ts";
import { append, type Decision, type NewAct } from "../../store/ledger.ts";
import { exemptionNews, extensionNotice, recordedNotice } from "../../words/exemption-notices.ts";
import { capital } from "../../words/plain.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { conditionsFrom, dateFrom, mustBeReachable } from "./conditions.ts";
import { actBy, type Deed, type Done, exemptionTopic, later, reasonFrom } from "./deed.ts";
import { factsFor } from "./facts.ts";
import { allExemptions, aroundOf, type Exemption, theExemption } from "./found.ts";

/** What every deed on an exemption says. */
export interface OnExemption extends Deed {
  /** Its number, its id, or a change that it is about. */
  exemption: string;
  reason?: string | undefined;
}

type Body = Pick<NewAct<ExemptionAct>, "kind" | "body">;

/** Speaks for it, or takes that back. Who does not count is heard, and told so. */
export function sponsorExemption(
  context: Context,
  actor: Actor,
  asked: OnExemption & { back?: boolean | undefined },
): Promise<Done> {
  return enact(context, actor, asked, (reason) => ({ kind: "sponsor", body: { for: !asked.back, reason } }));
}

/** Grants it, with conditions and an end; where several must grant, it is one of their words. */
export function grantExemption(
  context: Context,
  actor: Actor,
  asked: OnExemption & { conditions?: readonly string[] | undefined; until?: string | undefined },
): Promise<Done> {
  return enact(context, actor, asked, async (reason, exemption) => {
    const conditions = await conditionsOf(context, exemption, asked.conditions ?? []);
    const until = asked.until?.trim() ? dateFrom(asked.until, context.now(), zoneOf(exemption)) : null;
    await reachable(context, exemption, conditions, until);
    return { kind: "grant", body: { conditions, until, reason } };
  });
}

/** Sets one more condition while it is in review. */
export function setCondition(
  context: Context,
  actor: Actor,
  asked: OnExemption & { condition: string },
): Promise<Done> {
  return enact(context, actor, asked, async (reason, exemption) => {
    const [condition] = await conditionsOf(context, exemption, [asked.condition]);
    if (!condition) throw new Refused("Say which condition.");
    await reachable(context, exemption, [condition], null);
    return { kind: "condition", body: { condition, reason } };
  });
}

/** Says no, says no after a yes, takes the request back, or says that it is done. */
export function endExemption(
  context: Context,
  actor: Actor,
  asked: OnExemption & { as: "decline" | "revoke" | "withdraw" | "done" },
): Promise<Done> {
  return enact(context, actor, asked, (reason) =>
    asked.as === "done" ? { kind: "done", body: { reason, at: null } } : { kind: asked.as, body: { reason } },
  );
}

/** Moves the end, or the date of one condition ("c1"). */
export function extendExemption(
  context: Context,
  actor: Actor,
  asked: OnExemption & { until: string; condition?: string | undefined },
): Promise<Done> {
  return enact(context, actor, asked, (reason, exemption) => {
    const until = dateFrom(asked.until, context.now(), zoneOf(exemption));
    return { kind: "extend", body: { until, condition: namedCondition(exemption, asked.condition), reason } };
  });
}

/** Gives one's word that a condition is met, or takes it back. */
export function giveWord(
  context: Context,
  actor: Actor,
  asked: OnExemption & { condition: string; kept?: boolean | undefined },
): Promise<Done> {
  return enact(context, actor, asked, (reason, exemption) => {
    const condition = namedCondition(exemption, asked.condition) ?? "";
    return { kind: "word", body: { condition, kept: asked.kept ?? true, reason: reason || "It was said so." } };
  });
}

/** Takes back an earlier act, by its place in the history. */
export function correctExemption(context: Context, actor: Actor, asked: OnExemption & { act: number }): Promise<Done> {
  return enact(context, actor, asked, (reason, exemption) => {
    const act = exemption.acts.find(({ seq }) => seq === asked.act);
    if (!act || act.seq === 1)
      throw new Refused(`Name an act from 2 to ${exemption.acts.length}; a request is withdrawn instead.`);
    const deciders = exemption.standing.request.terms.deciders;
    const { id } = actBy(context, actor, asked);
    if (![act.by, act.recordedBy, ...deciders].includes(id))
      throw new Refused(
        `Only whoever did it or wrote it down may take act ${act.seq} back, or ${named(context, deciders)}.`,
      );
    return { kind: "correct", body: { of: asked.act, reason } };
  });
}

/** Appends what `make` says; refused when the rules would give it no effect. */
async function enact(
  context: Context,
  actor: Actor,
  asked: OnExemption,
  make: (reason: string, exemption: Exemption) => Body | Promise<Body>,
): Promise<Done> {
  const exemption = await theExemption(context, asked.exemption);
  const { frame } = actBy(context, actor, asked);
  const act = { ...frame, ...(await make(reasonFrom(asked.reason, "The reason"), exemption)) } as NewAct<ExemptionAct>;
  const facts = await factsFor(context, [...exemption.acts, { ...act, process: exemption.id, seq: 0 } as ExemptionAct]);
  let text = "";
  const decide = (acts: ExemptionAct[]): Decision<ExemptionAct> => {
    const at = later(act.at, acts.at(-1)?.at ?? "");
    const added = { ...act, at, process: exemption.id, seq: acts.length + 1 } as ExemptionAct;
    const around = aroundOf(context, facts);
    const [before, now] = [standing(acts, at, around), standing([...acts, added], at, around)];
    const why = now.ignored.find(({ seq }) => seq === added.seq)?.why;
    if (why && !(added.kind === "sponsor" && why.startsWith("heard")))
      throw new Refused(refusal(context, exemption, why));
    text = why
      ? `${capital(why)}. It is kept in the history.`
      : `Exemption ${exemption.number} is ${now.state}. ${now.because[0]}`;
    return {
      acts: [act],
      notices: [...exemptionNews(exemption, before, now, at), ...noticesOf(context, exemption, added, now)],
    };
  };
  const page = `/exemptions/${exemption.number}`;
  if (asked.dryRun) {
    decide(exemption.acts);
    return { text: `Nothing is written. ${text}`, page, written: false };
  }
  const { repeated } = await append<ExemptionAct>(context.db, exemption.id, actor.key ?? null, decide);
  context.signs.tell({ topics: [exemptionTopic], changes: [] });
  return repeated ? { text: "That was done before.", page, written: false } : { text, page, written: true };
}

function noticesOf(context: Context, exemption: Exemption, act: ExemptionAct, now: Exemption["standing"]) {
  const { seq, by, recordedBy, at, link } = act;
  const name = aroundOf(context, []).name;
  return [
    ...(act.kind === "extend" ? [extensionNotice(exemption, seq, act.body.until, now, at)] : []),
    ...(by !== recordedBy
      ? [recordedNotice(exemption, { seq, what: act.kind, by: name(by), recordedBy: name(recordedBy), link }, at)]
      : []),
  ];
}

function refusal(context: Context, { number, standing }: Exemption, why: string): string {
  const { deciders } = standing.request.terms;
  const whom = why.startsWith("only") ? ` Ask ${named(context, deciders)}.` : "";
  return `Exemption ${number} stays ${standing.state}: ${why}.${whom}`;
}

function named(context: Context, ids: readonly string[]): string {
  const { name } = aroundOf(context, []);
  return either(ids.slice(0, 5).map(name));
}

function namedCondition({ standing, number }: Exemption, text: string | undefined): string | null {
  if (!text?.trim()) return null;
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^(?:condition\s*)?c?(\d+)$/, "c$1");
  const ids = standing.conditions.map(({ condition }) => condition.id);
  if (ids.includes(wanted)) return wanted;
  throw new Refused(
    ids.length > 0
      ? `Exemption ${number} has the conditions ${ids.join(", ")}.`
      : `Exemption ${number} has no conditions.`,
  );
}

function conditionsOf(context: Context, exemption: Exemption, lines: readonly string[]): Promise<Condition[]> {
  const { request, conditions } = exemption.standing;
  return conditionsFrom(context, lines, {
    subject: request.subject,
    zone: zoneOf(exemption),
    taken: conditions.length,
  });
}

async function reachable(
  context: Context,
  exemption: Exemption,
  conditions: readonly Condition[],
  until: Instant | null,
): Promise<void> {
  if (conditions.length === 0) return;
  const { request, conditions: set, changes } = exemption.standing;
  const ends = [until, exemption.standing.until].filter((one) => one !== null).sort();
  const own = { id: exemption.id, changes: [...request.subject.changes, ...changes], until: ends[0] ?? null };
  mustBeReachable([...set.map(({ condition }) => condition), ...conditions], own, await allExemptions(context));
}

function zoneOf({ standing }: Exemption): string {
  return standing.request.terms.dayEnds === "AoE" ? anywhere : "UTC";
}
