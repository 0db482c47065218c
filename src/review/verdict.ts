/** What does the team's CI say of the present patch set? */
import type { Activity } from "./activity.ts";
import type { Change, Instant } from "./change.ts";
import type { Who } from "./directory.ts";
import { readHeadline } from "./headline.ts";
import type { Opinion } from "./opinions.ts";
import type { TurnContext } from "./turn.ts";

/** `none`: the program names no CI. `by` is whose verdict it is, or whose is awaited. */
export interface Verdict {
  state: "none" | "pending" | "failed" | "passed";
  since: Instant;
  by: Who[];
  value: number | null;
}

/** What people write to run the tests again (Zuul's and Jenkins' habit). */
const rerun = /^\s*(?:recheck|reverify)\b/i;

/** One no of any CI is a no; a value below `pass` is no verdict yet. Votes by others on the same label do not count. */
export function verdictOf(
  change: Change,
  acts: readonly Activity[],
  opinions: readonly Opinion[],
  uploaded: Instant,
  { program, directory }: TurnContext,
): Verdict {
  const { label, accounts, pass } = program.rules.ci;
  if (accounts.length === 0) return { state: "none", since: uploaded, by: [], value: null };

  const votes = opinions.filter((opinion) => opinion.label === label && opinion.who.ci);
  const no = votes.find(({ value }) => value < 0);
  if (no) return { state: "failed", since: no.since, by: [no.who], value: no.value };

  const yes = votes.findLast(({ value }) => value >= pass);
  if (!yes) {
    const by = accounts.map((name) => directory.find(name) ?? { id: name, name, bot: true, ci: true, person: null });
    return { state: "pending", since: uploaded, by, value: null };
  }
  const runs = acts.filter((act) => act.label === label && act.by !== null && directory.who(act.by).ci);
  const bad = runs.findLastIndex(({ value, patchSet }) => patchSet !== change.currentPatchSet || (value ?? 0) < pass);
  return { state: "passed", since: runs[bad + 1]?.at ?? yes.since, by: [yes.who], value: yes.value };
}

/** @returns true when a message asks the CI to run again and says it first thing ("recheck", "recheck bug 1234"). */
export function asksForRerun(text: string): boolean {
  return rerun.test(readHeadline(text).text);
}
