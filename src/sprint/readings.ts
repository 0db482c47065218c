/** How would the same count read under another usual rule? */
import type { ActivityRow } from "../review/activity.ts";
import type { Reading } from "../review/number.ts";
import { type Program, repositoryOf } from "../review/program.ts";
import { sprintWindow, type Window, withWeekend } from "./days.ts";
import { actsIn, type Part, type SprintFacts } from "./facts.ts";
import { windowWords } from "./saying.ts";
import { certainMerge, distinct, revision } from "./tally.ts";
import { unseenIn } from "./unseen.ts";

/** @returns how a count over other usual days reads; only what differs from `value` by more than a twentieth. */
export function otherDays(
  facts: SprintFacts,
  part: Part,
  value: number,
  count: (acts: readonly ActivityRow[]) => number,
): Reading[] {
  const { sprint, now } = facts;
  const words = (window: Window, zone: string) => windowWords(window, zone, now);
  const over = (window: Window) => count(actsIn(facts, { ...window, repository: part.repository }));

  const weekend = withWeekend(sprint);
  const utc = sprintWindow({ ...sprint, zone: "UTC" });
  return differing(value, [
    ...(weekend
      ? [{ id: "weekend", rule: `with the weekend: ${words(weekend, sprint.zone)}`, value: over(weekend) }]
      : []),
    { id: "utc-days", rule: `by UTC days: ${words(utc, "UTC")}`, value: over(utc) },
  ]);
}

/** @returns how the count of merged changes reads on fewer branches, without bots, or with what was only revised. */
export function otherMerges(facts: SprintFacts, part: Part, value: number): Reading[] {
  const { program, directory } = facts;
  const acts = actsIn(facts, part);
  const merges = acts.filter(certainMerge);
  const main = merges.filter((act) => act.branch === mainBranch(program, act));
  const human = (act: ActivityRow) => !directory.who(act.owner).bot;
  const changes = (some: readonly ActivityRow[]) => distinct(some, ({ change }) => change);
  const branches = [...new Set(program.repositories.flatMap(({ branches }) => branches.slice(0, 1)))].join(" or ");
  return differing(value, [
    { id: "main-branch", rule: `only on ${branches}`, value: changes(main) },
    {
      id: "main-branch-without-bots",
      rule: `only on ${branches}, bots' changes left out`,
      value: changes(main.filter(human)),
    },
    { id: "without-bots", rule: "bots' changes left out", value: changes(merges.filter(human)) },
    ...(unseenIn(program, part, "revised")?.all
      ? []
      : [
          {
            id: "merged-or-revised",
            rule: "merged or revised in the same time",
            value: changes([...merges, ...acts.filter(revision)]),
          },
        ]),
  ]);
}

/** By how much another rule must change a count for its reading to be told. */
const share = 0.05;

/** @returns the readings that differ from the value by more than a twentieth of it. */
export function differing(value: number, readings: readonly Reading[]): Reading[] {
  return readings.filter((reading) => Math.abs(reading.value - value) > share * value);
}

/** The branch that a program names first is where its work goes. */
function mainBranch(program: Program, { forge, repository }: ActivityRow): string | undefined {
  return repositoryOf(program, forge, repository)?.branches[0];
}
