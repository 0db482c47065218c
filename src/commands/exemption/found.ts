/** Which exemptions are there, and where does each stand? */
import { type ExemptionAct, isOver } from "../../governance/exemption/acts.ts";
import type { ChangeFact } from "../../governance/exemption/condition.ts";
import { type Around, type ExemptionStanding, standing } from "../../governance/exemption/standing.ts";
import type { ChangeKey } from "../../review/change.ts";
import { actsOf, type LedgerProcess, processesOf, processOf } from "../../store/ledger.ts";
import { resolveChange } from "../../store/read.ts";
import { type Context, Refused } from "../context.ts";
import { momentOf } from "../deciding.ts";
import { factsFor } from "./facts.ts";

/** One exemption with all that is known of it now. */
export interface Exemption extends LedgerProcess {
  acts: ExemptionAct[];
  facts: readonly ChangeFact[];
  standing: ExemptionStanding;
}

/** @returns all exemptions as they stand now, in order of their numbers. */
export async function allExemptions(context: Context): Promise<Exemption[]> {
  const processes = await processesOf<ExemptionAct>(context.db, "exemption");
  const facts = await factsFor(
    context,
    processes.flatMap(({ acts }) => acts),
  );
  return processes.map((process) => ({ ...process, facts, standing: standingNow(context, process.acts, facts) }));
}

/** @returns where acts lead now. */
export function standingNow(
  context: Context,
  acts: readonly ExemptionAct[],
  facts: readonly ChangeFact[],
): ExemptionStanding {
  return standing(acts, momentOf(context, acts), aroundOf(context, facts));
}

/** @returns what the rules need besides acts and time. */
export function aroundOf({ directory }: Context, facts: readonly ChangeFact[]): Around {
  return { facts, name: (id) => directory.find(id)?.name ?? id };
}

/**
 * @returns the exemption that a text names: its number or id ("3", "exemption-3"), or a change that it is about, of
 * which the one that is not over, else the latest.
 * @throws Refused when there is none, naming those there are.
 */
export async function theExemption(context: Context, text: string): Promise<Exemption> {
  const id = /^(?:(?:exemption|ffe)[-\s#/]*|#)?([1-9]\d{0,8})$/i.exec(text.trim())?.[1];
  const process = id === undefined ? null : await processOf(context.db, `exemption-${id}`);
  if (process) {
    const acts = await actsOf<ExemptionAct>(context.db, process.id);
    const facts = await factsFor(context, acts);
    return { ...process, acts, facts, standing: standingNow(context, acts, facts) };
  }
  const keys = await resolveChange(context.db, text);
  const all = await allExemptions(context);
  const about = all.filter((one) => keys.some((key) => isAbout(one, key)));
  const [found] = [...about.filter(({ standing }) => !isOver(standing.state)), ...about.toReversed()];
  if (found) return found;
  const open = all.filter(({ standing }) => !isOver(standing.state)).slice(0, 8);
  const there = open.map(({ number, title }) => `${number} (${title})`).join(", ");
  const known = there ? `There are ${there}.` : 'None is open: ask for one with "/ffe request CHANGE because …".';
  throw new Refused(`There is no exemption "${text.slice(0, 80)}", by its number or by a change. ${known}`);
}

/** Does an exemption name this change, or cover it by what the change says? */
export function isAbout({ standing }: Exemption, key: ChangeKey): boolean {
  return standing.request.subject.changes.includes(key) || standing.changes.includes(key);
}
