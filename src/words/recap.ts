/** What does a sprint's recap say? */
import type { ChangeKey } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import { sprintTime } from "../sprint/days.ts";
import type { SprintFacts } from "../sprint/facts.ts";
import { sprintNumbers } from "../sprint/numbers.ts";
import { mergedSection, stillOpenSection } from "./recap-changes.ts";
import { byTheNumbers, notesAndThanks, topicSection, whoWasActive } from "./recap-facts.ts";
import { sprintSummary, unknownOf } from "./sprint.ts";
import { isoDay } from "./time.ts";
import type { RecapView } from "./views.ts";

/**
 * @returns the recap as of `facts.now`; `moverOf` tells whose turn an open change is, null when that is not known.
 * It is dated on the sprint's last day, or on the day it is made while the sprint lasts, or on the first day before it.
 * Parts without anything to tell are left out; `numbers` has every number of the sprint, mentioned or not.
 */
export function recapView(facts: SprintFacts, moverOf: (change: ChangeKey) => Mover | null): RecapView {
  const { sprint, program, now } = facts;
  const numbers = sprintNumbers(facts);
  const told = [
    byTheNumbers(facts, numbers),
    mergedSection(facts, numbers),
    stillOpenSection(facts, numbers, moverOf),
    topicSection(facts, numbers),
    whoWasActive(numbers),
    notesAndThanks(sprint),
  ].filter((part) => part !== null);
  const every = [...numbers, ...told.flatMap((part) => part.numbers)];
  return {
    program: program.name,
    sprint: sprintSummary(sprint, now),
    title: `Recap: ${sprint.title}`,
    date: dateOf(facts),
    generated: now,
    sections: told.map(({ section }) => section),
    numbers: Object.fromEntries(every.map((number) => [number.id, number])),
    unknown: unknownOf(numbers),
  };
}

function dateOf({ sprint, now }: SprintFacts): string {
  const dates = { before: sprint.first, now: isoDay(now, sprint.zone), after: sprint.last };
  return dates[sprintTime(sprint, now)];
}
