/** How is an exemption asked for? */
import { type ExemptionAct, isOver, type Request, type Subject } from "../../governance/exemption/acts.ts";
import { bareBlueprint } from "../../governance/exemption/fact.ts";
import { standing } from "../../governance/exemption/standing.ts";
import { type ExemptionTerms, termsOf, ungrantable } from "../../governance/exemption/terms.ts";
import { holders, mayNot } from "../../governance/roles.ts";
import type { Change } from "../../review/change.ts";
import { type FreezeKind, freezeKind, freezeKinds } from "../../review/freeze-kind.ts";
import { repositoryOf } from "../../review/program.ts";
import { freezesBetween } from "../../sprint/calendar.ts";
import { inForce } from "../../sprint/freeze.ts";
import { anywhere } from "../../sprint/moment.ts";
import { exemptionNews } from "../../words/exemption-notices.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { coreGroups } from "../people-links.ts";
import { theChange } from "../the-change.ts";
import { dateFrom } from "./conditions.ts";
import { actBy, type Deed, type Done, openingOf, reasonFrom } from "./deed.ts";
import { factsFor } from "./facts.ts";
import { allExemptions, aroundOf, isAbout } from "./found.ts";

/** What somebody writes who asks for an exemption; all texts as they were typed. */
export interface AskingFor extends Deed {
  /** Changes: numbers, keys, Change-Ids or addresses. */
  changes?: readonly string[] | undefined;
  blueprint?: string | undefined;
  bug?: string | undefined;
  title?: string | undefined;
  /** "feature freeze", "spec freeze" …; when nothing is said, the one that holds where the change is to merge. */
  freeze?: string | undefined;
  /** What people call it. */
  label?: string | undefined;
  whyNow?: string | undefined;
  benefit?: string | undefined;
  riskOfAdding?: string | undefined;
  riskOfLeavingOut?: string | undefined;
  /** The time asked for. */
  until?: string | undefined;
}

/**
 * Asks for an exemption. Of two who ask for the same change at once one is refused.
 * @throws Refused when it cannot be asked for like this, or an exemption for one of the changes is not over.
 */
export async function requestExemption(context: Context, actor: Actor, asked: AskingFor): Promise<Done> {
  const by = actBy(context, actor, asked);
  const refusal = mayNot(context, by.id, ["contributor"], "ask for an exemption", context.now());
  if (refusal) throw new Refused(refusal);
  const request = await requestOf(context, asked);
  const act = { kind: "request" as const, body: request, ...by.frame };
  return openingOf<ExemptionAct>({ context, actor, deed: asked }, "exemption", async (id, number) => {
    await mustBeFree(context, request);
    const acts = [{ ...act, process: id, seq: 1 }];
    const facts = await factsFor(context, acts);
    const now = standing(acts, act.at, aroundOf(context, facts));
    const notices = exemptionNews({ id, number, title: request.title }, null, now, act.at);
    const text = `Exemption ${number} (${request.title}) is asked for. ${now.unmet[0] ?? ""}`;
    return { title: request.title, acts: [act], notices, text, page: `/exemptions/${number}` };
  });
}

async function requestOf(context: Context, asked: AskingFor): Promise<Request> {
  const { program } = context;
  const subject = await subjectOf(context, asked);
  const terms = termsNow(context);
  const never = ungrantable(terms);
  if (never) throw new Refused(never);
  if (terms.changeNeeded && subject.changes.length === 0) {
    throw new Refused(`Under the rules "${terms.preset}" the change must be up for review first: name it.`);
  }
  const zone = terms.dayEnds === "AoE" ? anywhere : "UTC";
  const first = subject.changes[0] ? await theChange(context, subject.changes[0]) : null;
  const freeze = asked.freeze?.trim() ? kindOf(asked.freeze) : kindInForce(context, first);
  const title = asked.title?.trim() || first?.subject || subject.blueprint || `bug ${subject.bug}`;
  return {
    title: title.slice(0, 200),
    freeze,
    label: asked.label?.trim() || null,
    subject,
    whyNow: reasonFrom(asked.whyNow, "Why now"),
    benefit: reasonFrom(asked.benefit, "The benefit"),
    riskOfAdding: reasonFrom(asked.riskOfAdding, "The risk of adding"),
    riskOfLeavingOut: reasonFrom(asked.riskOfLeavingOut, "The risk of leaving it out"),
    until: asked.until?.trim() ? dateFrom(asked.until, context.now(), zone) : null,
    frozenSince:
      freezesBetween(program, context.now(), context.now()).find(({ kind }) => kind === freeze)?.since ?? null,
    terms,
  };
}

async function subjectOf(context: Context, asked: AskingFor): Promise<Subject> {
  const changes: string[] = [];
  for (const text of (asked.changes ?? []).map((one) => one.trim()).filter(Boolean)) {
    const { key, number, status } = await theChange(context, text);
    if (status === "abandoned") throw new Refused(`Change ${number} is abandoned: restore it first, or name another.`);
    if (!changes.includes(key)) changes.push(key);
  }
  const blueprint = asked.blueprint?.trim() ? bareBlueprint(asked.blueprint) : null;
  const bug = /\d+/.exec(asked.bug ?? "")?.[0] ?? null;
  if (changes.length === 0 && !blueprint && !bug) {
    throw new Refused("Say what it is for: a change by number or address, a blueprint, or a bug.");
  }
  return { changes, blueprint, bug };
}

/** @returns the terms under which an exemption would be opened today. */
export function termsNow(context: Context): ExemptionTerms {
  return termsOf(context.program.exemptions, peopleOf(context));
}

/** @returns cores and officers of today. */
function peopleOf(context: Context): { cores: string[]; officers: string[] } {
  const now = context.now();
  const ids = (needed: Parameters<typeof holders>[1]) => holders(context, needed, now).map(({ id }) => id);
  const cores = coreGroups(context).flatMap((core) => ids({ core }));
  return { cores: [...new Set(cores)], officers: [...new Set([...ids("ptl"), ...ids("liaison")])] };
}

function kindOf(text: string): FreezeKind {
  const kind = freezeKind(text.replace(/\bfreeze exc?emption\b/i, "freeze"));
  if (!kind) throw new Refused(`No freeze is called "${text.slice(0, 60)}". There are ${freezeKinds.join(", ")}.`);
  return kind;
}

/** @returns the freeze that began last where a change is to merge, of all for none; the feature freeze when none holds. */
export function kindInForce({ program, now }: Context, change: Change | null): FreezeKind {
  const repository = change && repositoryOf(program, change.forge, change.repository);
  const freezes = repository
    ? inForce(program, { repository, branch: change.branch }, now())
    : freezesBetween(program, now(), now());
  return freezes.at(-1)?.kind ?? "feature-freeze";
}

async function mustBeFree(context: Context, request: Request): Promise<void> {
  for (const one of await allExemptions(context)) {
    const { state, request: other } = one.standing;
    const same =
      request.subject.changes.find((key) => isAbout(one, key)) ??
      (request.subject.blueprint && request.subject.blueprint === other.subject.blueprint
        ? request.subject.blueprint
        : null);
    if (!same) continue;
    const what = `${same.replace(/^.*~/, "")}`;
    if (!isOver(state)) throw new Refused(`Exemption ${one.number} for ${what} is ${state}: there is one at a time.`);
    if (!request.terms.again && other.freeze === request.freeze && state === "declined") {
      throw new Refused(
        `Exemption ${one.number} for ${what} was declined, and under the rules "${request.terms.preset}" that is final.`,
      );
    }
  }
}
