/** What is the recap of some days, from one forge alone, without a mirror? */
import type { Forge } from "../forges/forge.ts";
import { activitiesOf } from "../review/activities.ts";
import type { ActivityRow } from "../review/activity.ts";
import type { Account, AccountKey, Change, Instant } from "../review/change.ts";
import { directoryOf } from "../review/directory.ts";
import type { Program, Sprint } from "../review/program.ts";
import type { Listed } from "../review/snapshot.ts";
import { sprintReach } from "../sprint/days.ts";
import type { RecapMaterial, RecapView } from "../words/recap/model.ts";
import { numbersAlone, recapView } from "../words/recap/view.ts";
import { Refused } from "./context.ts";

/** What is asked. */
export interface GitRecapQuestion {
  forge: Forge;
  program: Program;
  sprint: Sprint;
  now: Instant;
  material: Pick<RecapMaterial, "words" | "tag" | "address">;
}

/**
 * @returns the recap that the forge's changes give as they are now; what is doubtful about the forge is among what is
 * not known. @throws Refused when it holds no change at all, Unavailable when it cannot be read
 */
export async function gitRecap(question: GitRecapQuestion, signal: AbortSignal): Promise<RecapView> {
  const { forge, program, sprint, now, material } = question;
  const { warnings } = await forge.probe(signal);
  const reach = sprintReach(sprint);
  const numbers: number[] = [];
  let listed = 0;
  for await (const page of forge.list(null, signal)) {
    listed += page.length;
    numbers.push(...page.filter((row) => touches(row, reach)).map(({ number }) => number));
  }
  if (listed === 0) throw new Refused(warnings.join("\n") || "No change has merged there yet.");

  const rows: ActivityRow[] = [];
  const accounts = new Map<AccountKey, Account>();
  for (let from = 0; from < numbers.length; from += forge.readSize) {
    const look = await forge.read(numbers.slice(from, from + forge.readSize), signal);
    for (const { change, accounts: own } of look.snapshots) {
      rows.push(...rowsOf(change));
      for (const account of own) accounts.set(account.key, account);
    }
  }
  const directory = directoryOf(program, accounts.values());
  const view = recapView(
    { sprint, program, directory, rows, open: [], roster: [], now },
    { ...numbersAlone, ...material },
  );
  return { ...view, unknown: [...warnings, ...view.unknown] };
}

function touches({ within }: Listed, { from, to }: { from: Instant; to: Instant }): boolean {
  return within === undefined || (within.from < to && within.until >= from);
}

function rowsOf(change: Change): ActivityRow[] {
  const { repository, forge, branch, number, subject, url, owner, topic, hashtags, status, created, submitted } =
    change;
  const known = { repository, forge, branch, number, subject, url, owner, topic, hashtags, status, created, submitted };
  return activitiesOf(change).map((act) => ({ ...act, ...known }));
}
