/** Which numbers of a sprint that is over need no second count? */
import type { Directory } from "../review/directory.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Program } from "../review/program.ts";
import { sprintReach } from "./days.ts";
import type { SprintFacts } from "./facts.ts";

interface Counted {
  program: Program;
  directory: Directory;
  days: string;
  numbers: OpenNumber[];
}

/** By the rows that were counted, so that numbers leave with them. */
const known = new WeakMap<SprintFacts["rows"], Counted>();

/**
 * @returns what `count` makes of the facts: the same numbers as before when the sprint is over and its days, rows,
 * program and people are the same. `count` may look at nothing else of the facts: neither at open changes nor the roster.
 */
export function countedOnce(facts: SprintFacts, count: () => OpenNumber[]): OpenNumber[] {
  const { sprint, rows, program, directory, now } = facts;
  if (now < sprintReach(sprint).to) return count();
  const days = `${sprint.first} ${sprint.last} ${sprint.zone}`;
  const before = known.get(rows);
  if (before?.program === program && before.directory === directory && before.days === days) return before.numbers;
  const numbers = count();
  known.set(rows, { program, directory, days, numbers });
  return numbers;
}
