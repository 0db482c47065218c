/** What does the mirror say of the changes that some exemptions could be about? */
import type { ExemptionAct } from "../../governance/exemption/acts.ts";
import type { ChangeFact, Condition } from "../../governance/exemption/condition.ts";
import type { Context } from "../context.ts";
import { factsSought, type Wanted } from "../sought-facts.ts";

/** @returns what is known of every change that the acts name, and of those that say that they are about the same. */
export function factsFor(context: Context, acts: readonly ExemptionAct[]): Promise<ChangeFact[]> {
  return factsSought(context, wanted(acts));
}

function wanted(acts: readonly ExemptionAct[]): Wanted {
  const subjects = acts.flatMap((act) => (act.kind === "request" ? [act.body.subject] : []));
  const seen = acts.flatMap((act) => (act.kind === "evidence" && act.body.change ? [act.body.change] : []));
  return {
    sought: acts.flatMap(conditionsIn),
    keys: [...subjects.flatMap(({ changes }) => changes), ...seen],
    blueprints: subjects.flatMap(({ blueprint }) => blueprint ?? []),
    bugs: subjects.flatMap(({ bug }) => bug ?? []),
  };
}

/** @returns the conditions that an act sets. */
export function conditionsIn(act: ExemptionAct): Condition[] {
  if (act.kind === "grant") return act.body.conditions;
  return act.kind === "condition" ? [act.body.condition] : [];
}
