/** What does a sprint's page show? */

import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Sprint } from "../review/program.ts";
import { burnUp } from "../sprint/burn-up.ts";
import { sprintTime, sprintWindow } from "../sprint/days.ts";
import { dayParts, type Part, repositoryParts, type SprintFacts } from "../sprint/facts.ts";
import { partNumbers, sprintNumbers } from "../sprint/numbers.ts";
import { capital } from "./plain.ts";
import { day } from "./time.ts";
import type { NumberTable, QueueItem, SprintSummary, SprintView } from "./views.ts";

/** @returns a sprint in a list, with where it stands at `now`. */
export function sprintSummary(sprint: Sprint, now: Instant): SprintSummary {
  const { id, title, first, last, zone, place } = sprint;
  return { id, title, first, last, zone, place, when: sprintTime(sprint, now) };
}

/** @returns the sprint's page; `topic` are the items of the open changes that are the sprint's own (see `ofSprint`). */
export function sprintView(facts: SprintFacts, topic: QueueItem[]): SprintView {
  const { sprint, now } = facts;
  const { remote, hosts, focus, notes } = sprint;
  const numbers = sprintNumbers(facts);
  const { from, to } = sprintWindow(sprint);
  return {
    ...sprintSummary(sprint, now),
    ...{ remote, hosts, focus, notes, from, to, numbers },
    perDay: perDay(facts),
    perRepository: perRepository(facts),
    burnUp: burnUp(facts),
    topic,
    unknown: unknownOf(numbers),
  };
}

/** @returns the number of that id on a sprint's page, in its tables too; null when there is none. */
export function numberOf(
  view: Pick<SprintView, "numbers" | "perDay" | "perRepository">,
  id: string,
): OpenNumber | null {
  const cells = [view.perDay, view.perRepository].flatMap(({ rows }) => rows.flatMap(({ numbers }) => numbers));
  return [...view.numbers, ...cells].find((number) => number.id === id) ?? null;
}

/** @returns a sentence for each number that cannot be known: what it is, and what would make it known. */
export function unknownOf(numbers: readonly OpenNumber[]): string[] {
  return numbers
    .filter(({ value }) => value === null)
    .map(({ title, rule }) => `${capital(title)}: not known. ${rule}`);
}

/** @returns the days that have begun, counted by the rules of the whole sprint. */
export function perDay(facts: SprintFacts): NumberTable {
  const rule = "Each day from 00:00 to 24:00 in the sprint's zone. A change revised on two days counts on both.";
  return table(facts, { id: "per-day", title: "By day", rule }, dayParts(facts), ({ from }) =>
    day(from, facts.sprint.zone),
  );
}

/** @returns the program's repositories over the whole sprint, each counted by the rules of the sprint. */
export function perRepository(facts: SprintFacts): NumberTable {
  const rule = "Each repository by the rules of the sprint. Somebody active in two repositories counts in both.";
  const named = ({ where }: Part) => where;
  return table(facts, { id: "per-repository", title: "By repository", rule }, repositoryParts(facts), named);
}

function table(
  facts: SprintFacts,
  head: Pick<NumberTable, "id" | "title" | "rule">,
  parts: Part[],
  label: (part: Part) => string,
): NumberTable {
  const rows = parts.map((part) => ({
    label: label(part),
    href: null,
    numbers: partNumbers(facts, part).filter(({ unit }) => unit !== "repositories"),
  }));
  return { ...head, columns: ["Merged", "Revised", "Reviewed", "People"], rows };
}
