/** Who is in the core groups of the forges, asked from time to time? */
import { setTimeout as pause } from "node:timers/promises";
import { Unavailable } from "../forges/forge.ts";
import { coreGroupsAt } from "../governance/roles.ts";
import type { Program } from "../review/program.ts";
import { putGroup } from "../store/groups.ts";
import { storeOutage } from "../store/problem.ts";
import type { Desk } from "./desk.ts";

/** Milliseconds between two readings, and before another try when a forge or the database did not answer. */
const [calm, again] = [3_600_000, 60_000];

/** Reads the groups now and every hour until the signal aborts, and calls `read` after each reading. */
export function watchGroups(
  desks: readonly Desk[],
  program: Program,
  read: () => Promise<void>,
  signal: AbortSignal,
): { done: Promise<void> } {
  async function watch(desk: Desk): Promise<void> {
    while (!signal.aborted) {
      const well = await readGroups(desk, program, signal)
        .then(read)
        .then(
          () => true,
          (failure: unknown) => {
            // An outage is told by whoever follows the forge; what is no outage is our mistake.
            const outage = failure instanceof Unavailable || storeOutage(failure) !== null || signal.aborted;
            if (!outage) desk.log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : failure}`);
            return false;
          },
        );
      await pause(well ? calm : again, undefined, { signal }).catch(() => undefined);
    }
  }
  return { done: Promise.all(desks.map(watch)).then(() => undefined) };
}

/** Reads every core group of one forge once. @throws Unavailable when it cannot be reached. */
export async function readGroups({ forge, db, now }: Desk, program: Program, signal: AbortSignal): Promise<void> {
  for (const name of coreGroupsAt(program, forge.name)) {
    const group = await forge.inspect.group(name, signal);
    await putGroup(db, forge.name, name, group?.members ?? null, now());
  }
}
