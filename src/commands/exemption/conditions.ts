/** Which condition does a line of text mean? */

import { isOver, type Subject } from "../../governance/exemption/acts.ts";
import { circleOf } from "../../governance/exemption/circle.ts";
import type { Condition } from "../../governance/exemption/condition.ts";
import { bareBlueprint } from "../../governance/exemption/fact.ts";
import type { ChangeKey, Instant } from "../../review/change.ts";
import { repositoryOf } from "../../review/program.ts";
import { when } from "../../sprint/moment.ts";
import { type Context, Refused } from "../context.ts";
import { theChange } from "../the-change.ts";
import type { Exemption } from "./found.ts";

/** How conditions are written; forms, help and refusals show these. */
export const conditionForms = [
  "patch by DATE",
  "patch for BLUEPRINT by DATE",
  "change N merged [by DATE]",
  "spec N merged [by DATE]",
  "ci green [on N] [by DATE]",
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
  const frame = { id: `c${taken + 1}`, by };

  const word = /^word\s*:\s*(.+)$/i.exec(what);
  if (word?.[1]) return { ...frame, kind: "word", text: word[1] };
  const lines = /^(?:at most|no more than|<=?)\s*(\d{1,7})\s+lines$/i.exec(what);
  if (lines?.[1]) {
    return { ...frame, kind: "size", lines: Number(lines[1]), text: `it adds and removes at most ${lines[1]} lines` };
  }
  const ci = /^(?:ci|tests?)\s+(?:is\s+|are\s+)?(?:green|pass(?:es)?|passed)(?:\s+on\s+(.+))?$/i.exec(what);
  if (ci) {
    const change = ci[1] ? await theChange(context, ci[1]) : null;
    const text = change ? `the tests pass on ${change.number}` : "the tests pass on every exempted change";
    return { ...frame, kind: "ci", changes: change ? [change.key] : [], text };
  }
  const merged = /^(?:(change|spec)\s+)?(\S+)\s+(?:is\s+)?(?:merged|merges|approved)$/i.exec(what);
  if (merged?.[2]) {
    const change = await theChange(context, merged[2]);
    const kind = isSpec(context, change) ? "spec" : "change";
    if (merged[1]?.toLowerCase() === "spec" && kind !== "spec") {
      throw new Refused(
        `${change.number} is no spec: it is in ${change.repository}. Write "change ${change.number} merged".`,
      );
    }
    return { ...frame, kind: "merged", change: change.key, text: `${kind} ${change.number} is merged` };
  }
  const patch =
    /^(?:a\s+)?(?:patch|code|implementation|change)(?:\s+(?:is\s+)?(?:up|on gerrit))?(?:\s+(?:for|of|implementing)\s+(\S+))?(?:\s+(?:is\s+)?(?:up|on gerrit))?$/i.exec(
      what,
    );
  if (patch) return { ...frame, ...(await implementing(context, patch[1], subject, by)) };
  const forms = conditionForms.map((form) => `"${form}"`).join(", ");
  throw new Refused(`"${what.slice(0, 80)}" cannot be checked. Conditions are ${forms}.`);
}

async function implementing(
  context: Context,
  named: string | undefined,
  subject: Subject,
  by: Instant | null,
): Promise<Omit<Condition & { kind: "implemented" }, "id" | "by">> {
  if (by === null)
    throw new Refused('Say until when the patch must be up: "patch by 2016-02-05" or "patch by friday".');
  const number = named !== undefined && /^(?:\d+|\S+~\d+|I[0-9a-f]{40}|https?:\S+)$/i.test(named);
  const change = number && named ? await theChange(context, named) : null;
  const named_ = change && !isSpec(context, change) ? [change.key] : [];
  const spec = change && named_.length === 0 ? change.key : await specOf(context, subject);
  const blueprint = named && !change ? bareBlueprint(named) : (subject.blueprint ?? (await blueprintOf(context, spec)));
  if (named_.length === 0 && spec === null && blueprint === null) {
    throw new Refused('Nothing says which patch would count: write "patch for BLUEPRINT by DATE" or name its change.');
  }
  const what = change
    ? `${named_.length > 0 ? "change" : "a patch for spec"} ${change.number}`
    : `a patch for ${blueprint ?? "the spec"}`;
  return { kind: "implemented", spec, blueprint, topic: null, named: named_, text: `${what} is up for review` };
}

async function specOf(context: Context, { changes }: Subject): Promise<ChangeKey | null> {
  for (const key of changes) {
    const change = await theChange(context, key).catch(() => null);
    if (change && isSpec(context, change)) return key;
  }
  return null;
}

async function blueprintOf(context: Context, spec: ChangeKey | null): Promise<string | null> {
  if (spec === null) return null;
  const { blueprintsOf } = await import("../../governance/exemption/fact.ts");
  return blueprintsOf(await theChange(context, spec))[0] ?? null;
}

function isSpec({ program }: Context, { forge, repository }: { forge: string; repository: string }): boolean {
  return repositoryOf(program, forge, repository)?.type === "specs";
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
