/** Who is in the core groups of the forges, asked from time to time? */
import { Unavailable } from "../forges/forge.ts";
import { coreGroupsAt } from "../governance/roles.ts";
import type { Program } from "../review/program.ts";
import { putGroup } from "../store/groups.ts";
import { storeOutage } from "../store/problem.ts";
import { count } from "../words/plain.ts";
import type { Desk } from "./desk.ts";
import type { Work } from "./timers.ts";

/** @returns the work of reading the groups of every forge; `read` is called afterwards. A forge that does not answer is set aside. */
export function readingGroups(desks: readonly Desk[], program: Program, read: () => Promise<void>): Work {
  return async (_mark, signal) => {
    const failures: string[] = [];
    let groups = 0;
    for (const desk of desks) {
      await readGroups(desk, program, signal).then(
        (some) => {
          groups += some;
        },
        (failure: unknown) => {
          const outage = failure instanceof Unavailable ? failure.message : storeOutage(failure);
          if (outage === null && !signal.aborted) throw failure;
          failures.push(outage ?? "");
        },
      );
    }
    await read();
    return {
      told: [`${count(groups, "group", "groups")} read.`, ...failures].join(" ").trim(),
      aside: failures.length,
    };
  };
}

/** Reads every core group of one forge once. @returns how many. @throws Unavailable when it cannot be reached. */
export async function readGroups({ forge, db, now }: Desk, program: Program, signal: AbortSignal): Promise<number> {
  const names = coreGroupsAt(program, forge.name);
  for (const name of names) {
    const group = await forge.inspect.group(name, signal);
    await putGroup(db, forge.name, name, group?.members ?? null, now());
  }
  return names.length;
}
