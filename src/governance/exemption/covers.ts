/** Which changes does an exemption let through? */
import type { Change, ChangeKey, Instant } from "../../review/change.ts";
import type { Subject } from "./acts.ts";
import { type ChangeFact, type Condition, judge } from "./condition.ts";
import { blueprintsOf, bugsOf } from "./fact.ts";
import type { ExemptionStanding } from "./standing.ts";

/**
 * Does an exemption let a change through now? It does while it is granted, and while it is conditional as long as
 * every open condition has a date that is still to come. It then covers the changes that it names, those that
 * implement its blueprint or close its bug, and those that fulfil a condition ("a change is on Gerrit by …").
 */
export function covers(standing: ExemptionStanding, change: Change): boolean {
  return holds(standing) && (standing.changes.includes(change.key) || fits(standing.request.subject, change));
}

/** Is anything let through by it at that moment? */
export function holds({ state, conditions }: Pick<ExemptionStanding, "state" | "conditions">): boolean {
  if (state === "granted") return true;
  return state === "conditional" && conditions.every(({ met, condition }) => met || condition.by !== null);
}

/** @returns the changes of the mirror that are exempted once it is granted, those named first. */
export function exemptedOf(
  subject: Subject,
  conditions: readonly Condition[],
  facts: readonly ChangeFact[],
  at: Instant,
): ChangeFact[] {
  if (facts.length === 0) return [];
  const fulfilling = conditions
    .filter(({ kind }) => kind === "implemented")
    .map((condition) => judge(condition, { facts, exempted: [], recorded: null }, at).change);
  const keys = new Set<ChangeKey | null>([...subject.changes, ...fulfilling]);
  const there = facts.filter(({ uploaded }) => uploaded <= at);
  const named = there.filter(({ key }) => keys.has(key));
  const found = there.filter((fact) => !keys.has(fact.key) && names(subject, fact));
  return [...named, ...found];
}

function fits(subject: Subject, change: Change): boolean {
  return (
    subject.changes.includes(change.key) ||
    names(subject, { blueprints: blueprintsOf(change), bugs: bugsOf(change.trailers) })
  );
}

function names({ blueprint, bug }: Subject, change: Pick<ChangeFact, "blueprints" | "bugs">): boolean {
  return (blueprint !== null && change.blueprints.includes(blueprint)) || (bug !== null && change.bugs.includes(bug));
}
