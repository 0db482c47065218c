/** Which condition does a line of text mean? */

import { isOver, type Subject } from "../../governance/exemption/acts.ts";
import { circleOf } from "../../governance/exemption/circle.ts";
import type { Condition } from "../../governance/exemption/condition.ts";
import type { ChangeKey, Instant } from "../../review/change.ts";
import { when } from "../../sprint/moment.ts";
import { type Context, Refused } from "../context.ts";
import { soughtFrom } from "../sought.ts";
import type { Exemption } from "./found.ts";

/** How conditions are written; forms, help and refusals show these. */
export const conditionForms = [
  "patch by DATE",
  "patch for BLUEPRINT by DATE",
  "change N merged [by DATE]",
  "spec N merged [by DATE]",
  "ci green [on N] [by DATE]",
  "changes [on topic TOPIC] [in REPOSITORY] [about WORDS] [touching PATH] [up] [by DATE]",
  "NAME removed [from REPOSITORY] [by DATE]",
  "at most N lines",
  "word: TEXT [by DATE]",
];

/** What the conditions belong to. */
export interface ConditionGround {
  subject: Subject;
  /** Zone of dates that name none. */
  zone: string;
  /** How many conditions there are already. */
  taken: number;
}

/**
 * @returns the conditions that lines of text mean, with dates in the zone of the exemption's terms.
 * @throws Refused for what no machine can check and no person would be asked for, naming the forms there are.
 */
export async function conditionsFrom(
  context: Context,
  lines: readonly string[],
  ground: ConditionGround,
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    conditions.push(await conditionFrom(context, line, { ...ground, taken: ground.taken + conditions.length }));
  }
  return conditions;
}

async function conditionFrom(
  context: Context,
  line: string,
  { subject, zone, taken }: ConditionGround,
): Promise<Condition> {
  const dated = /^(?<what>.+?)[\s,]+(?:by|until|before)\s+(?<date>[^\s].*)$/i.exec(line)?.groups;
  const by = dated?.date ? dateFrom(dated.date, context.now(), zone) : null;
  const what = (dated?.what ?? line).trim();
  const sought = await soughtFrom(context, what, { subject, from: null, elsewhere: false, dated: by !== null });
  if (sought === null) {
    const forms = conditionForms.map((form) => `"${form}"`).join(", ");
    throw new Refused(`"${what.slice(0, 80)}" cannot be checked. Conditions are ${forms}.`);
  }
  return { id: `c${taken + 1}`, by, ...sought };
}

/** @returns the moment that a text names, which must lie ahead. @throws Refused for anything else. */
export function dateFrom(text: string, now: Instant, zone: string): Instant {
  const read = when(text, now, zone);
  if ("refused" in read) throw new Refused(read.refused);
  if (read.at <= now) throw new Refused(`"${text.slice(0, 60)}" is over: name a day that is still to come.`);
  return read.at;
}

/** @throws Refused when one of the conditions could never be met together with what else is open. */
export function mustBeReachable(
  conditions: readonly Condition[],
  own: { id: string; changes: readonly ChangeKey[]; until: Instant | null },
  others: readonly Exemption[],
): void {
  const late = conditions.find(({ by }) => by !== null && own.until !== null && by > own.until);
  if (late)
    throw new Refused(`The exemption ends before the date of a condition ("${late.text}"): name an earlier one.`);
  const waiting = others
    .filter(({ id, standing }) => id !== own.id && !isOver(standing.state))
    .map(({ id, standing }) => ({
      id,
      changes: [...standing.request.subject.changes, ...standing.changes],
      conditions: standing.conditions.map(({ condition }) => condition),
    }));
  const circle = circleOf({ id: own.id, changes: own.changes, conditions }, waiting);
  if (!circle) return;
  const through = circle.length > 1 ? ` through ${circle.slice(1).join(", ")}` : "";
  throw new Refused(
    `It would wait for itself${through}: a change that is exempted cannot have to merge first. Give the condition a date.`,
  );
}
