/** Which exemptions are there, and what is to be seen of each? */
import { type ExemptionState, exemptionStates, isOver } from "../governance/exemption/acts.ts";
import { witness } from "../governance/exemption/take.ts";
import type { ProcessRecord } from "../governance/record.ts";
import type { ChangeKey } from "../review/change.ts";
import { kindRules } from "../review/freeze-kind.ts";
import type { OpenNumber } from "../review/number.ts";
import { recordOf } from "../store/ledger-record.ts";
import { statusesOf } from "../store/read.ts";
import type {
  ExemptedChange,
  ExemptionActView,
  ExemptionLine,
  ExemptionsView,
  ExemptionView,
} from "../words/exemption.ts";
import { actWords, termsWords } from "../words/exemption-terms.ts";
import type { PersonLink } from "../words/views.ts";
import { type Context, Refused } from "./context.ts";
import { termsNow } from "./exemption/ask.ts";
import { allExemptions, aroundOf, type Exemption, theExemption } from "./exemption/found.ts";
import { loadOf } from "./exemption/load.ts";
import { deedsFor } from "./exemption/may.ts";
import { coreGroups, linkOfWho } from "./people-links.ts";

/** Which exemptions: all, those in a state, or those that wait for a person. */
export interface ExemptionsQuestion {
  state?: string | undefined;
  /** `Who.id` of whom they wait for. */
  waitingFor?: string | undefined;
}

/** @returns the board of exemptions. @throws Refused naming the states when there is none of that name. */
export async function exemptions(
  context: Context,
  { state, waitingFor }: ExemptionsQuestion = {},
): Promise<ExemptionsView> {
  if (state && !exemptionStates.includes(state as ExemptionState)) {
    throw new Refused(`No exemption is ever "${state.slice(0, 40)}". They are ${exemptionStates.join(", ")}.`);
  }
  const all = await allExemptions(context);
  const wanted = all.filter(
    ({ standing }) => (!state || standing.state === state) && (!waitingFor || standing.awaiting.includes(waitingFor)),
  );
  const lines = await linesOf(context, wanted);
  const groups = exemptionStates.flatMap((one) => {
    const items = lines.filter((line) => line.state === one).sort(byUrgency);
    return items.length > 0 ? [{ state: one, items }] : [];
  });
  return { groups, load: await loadOf(context, all), total: all.length };
}

/** @returns one exemption. `viewer`: `Who.id` of whoever looks. @throws Refused when there is none. */
export async function exemption(
  context: Context,
  question: { exemption: string; viewer?: string | undefined },
): Promise<ExemptionView> {
  const one = await theExemption(context, question.exemption);
  const { request, granted, sponsors, until } = one.standing;
  const [line] = await linesOf(context, [one]);
  const { whyNow, benefit, riskOfAdding, riskOfLeavingOut, subject, terms } = request;
  return {
    ...(line as ExemptionLine),
    ...{ whyNow, benefit, riskOfAdding, riskOfLeavingOut, until },
    blueprint: subject.blueprint,
    bug: subject.bug,
    granted: granted && { at: granted.at, by: granted.by.map((id) => personOf(context, id)) },
    sponsors: sponsors.map((id) => personOf(context, id)),
    needed: terms.needed,
    terms: termsWords(terms, aroundOf(context, []).name),
    dayEnds: terms.dayEnds,
    history: one.acts.map((act) => historyOf(context, one, act)),
    may: question.viewer ? deedsFor(one, question.viewer) : [],
  };
}

/** @returns the rules under which somebody would ask now, in sentences. */
export function exemptionPolicy(context: Context): { terms: string[]; dayEnds: string } {
  const terms = termsNow(context);
  return { terms: termsWords(terms, aroundOf(context, []).name), dayEnds: terms.dayEnds };
}

/** @returns the number of the board that is meant. @throws Refused naming the numbers there are. */
export async function exemptionNumber(context: Context, id: string): Promise<OpenNumber> {
  const numbers = await loadOf(context, await allExemptions(context));
  const found = numbers.find((one) => one.id === id);
  if (!found)
    throw new Refused(`There is no number "${id}" here: there are ${numbers.map((one) => one.id).join(", ")}.`);
  return found;
}

/** @returns everything of one exemption, for others to check. @throws Refused when there is none. */
export async function exemptionRecord(
  context: Context,
  text: string,
): Promise<{ record: ProcessRecord; view: ExemptionView }> {
  const { id } = await theExemption(context, text);
  const record = await recordOf(context.db, id);
  if (!record) throw new Error(`${id} was there and is not`);
  return { record, view: await exemption(context, { exemption: id }) };
}

/** @returns exemptions as lists show them, in their order. */
export async function linesOf(context: Context, some: readonly Exemption[]): Promise<ExemptionLine[]> {
  const keys = [...new Set(some.flatMap(({ standing }) => [...standing.request.subject.changes, ...standing.changes]))];
  const known = await statusesOf(context.db, keys);
  return some.map((one) => {
    const { standing, number, title } = one;
    const { request, state } = standing;
    const named = [...new Set([...request.subject.changes, ...standing.changes])];
    return {
      ...{ number, title, state, over: isOver(state), label: request.label, late: standing.late },
      freeze: { kind: request.freeze, name: kindRules[request.freeze].name },
      because: standing.because,
      awaiting: standing.awaiting.map((id) => personOf(context, id)),
      unmet: standing.unmet,
      deadline: standing.deadline,
      askedBy: personOf(context, standing.by),
      askedAt: standing.askedAt,
      conditions: standing.conditions.map(({ condition, met, since, evidence, url, failed }) => ({
        ...{ id: condition.id, text: condition.text, by: condition.by, met, since, evidence, url, failed },
        word: condition.kind === "word",
      })),
      changes: named.map((key) => changeLine(key, known.get(key), one)),
    };
  });
}

function changeLine(
  key: ChangeKey,
  known: { status: string; subject: string } | undefined,
  { facts }: Exemption,
): ExemptedChange {
  const fact = facts.find((one) => one.key === key);
  const number = Number(key.slice(key.lastIndexOf("~") + 1));
  return { key, number, url: fact?.url ?? null, subject: known?.subject ?? null, status: known?.status ?? null };
}

function historyOf(context: Context, { standing }: Exemption, act: Exemption["acts"][number]): ExemptionActView {
  const { seq, at, by, recordedBy, through, link } = act;
  const reason = "reason" in act.body ? act.body.reason || null : null;
  return {
    ...{ seq, at, through, link, reason, text: actWords(act), by: personOf(context, by) },
    recordedBy: by === recordedBy ? null : personOf(context, recordedBy),
    ignored: standing.ignored.find((one) => one.seq === seq)?.why ?? null,
  };
}

function personOf(context: Context, id: string): PersonLink {
  const who = context.directory.find(id);
  if (!who) return { id, name: id === witness ? "Midcycle" : id, bot: id === witness, core: false };
  return linkOfWho(context.directory, who, coreGroups(context), context.now());
}

function byUrgency(a: ExemptionLine, b: ExemptionLine): number {
  const [one, other] = [a.deadline ?? "9", b.deadline ?? "9"];
  return one < other ? -1 : one > other ? 1 : b.number - a.number;
}
