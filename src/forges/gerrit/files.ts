/** Which files do the open changes of a look touch? */
import { z } from "zod";
import type { Look } from "../../review/snapshot.ts";
import { filesOf } from "./change.ts";
import type { Ground } from "./ground.ts";
import { ask } from "./query.ts";
import { changeInfo } from "./reply.ts";
import { Faulty, TooLarge, understood } from "./trouble.ts";

/** What asks for the files of the current patch set. It costs half of all the rest together, so closed changes go without. */
export const withFiles = "o=CURRENT_FILES";

const fileRow = changeInfo.pick({ _number: true, current_revision: true, revisions: true });

/**
 * Asks once more about the changes of a look that are open and have no files yet, and fills their files in.
 * @returns the numbers of those that have another patch set by now, taken out of the look: to be read by themselves
 */
export async function filesOfOpen(ground: Ground, look: Look, signal: AbortSignal): Promise<number[]> {
  const waiting = look.snapshots.filter(({ change }) => change.status === "open" && change.files === null);
  if (waiting.length === 0) return [];
  const answered = await rowsOf(
    ground,
    waiting.map(({ change }) => change.number),
    signal,
  );
  const moved = new Set<number>();
  for (const { change } of waiting) {
    const row = answered.get(change.number);
    const read = change.patchSets.find(({ number }) => number === change.currentPatchSet)?.revision;
    const same = row?.current_revision !== undefined && row.current_revision === read;
    change.files = same ? filesOf(row.revisions?.[row.current_revision ?? ""]?.files) : null;
    if (change.files === null && read !== undefined) moved.add(change.number);
  }
  look.snapshots = look.snapshots.filter(({ change }) => !moved.has(change.number));
  return [...moved];
}

/** An answer that breaks or is too large gives nothing here: each change is then asked for by itself. */
async function rowsOf(
  { http, dialect }: Ground,
  numbers: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, z.infer<typeof fileRow>>> {
  const query = numbers.map((number) => `change:${number}`).join(" OR ");
  const path = () => `/changes/?${dialect.query(query, { n: numbers.length })}&o=CURRENT_REVISION&${withFiles}`;
  try {
    const answer = understood(z.array(z.unknown()), await ask(http, dialect, path, signal), http.where, "changes");
    return new Map(
      answer.flatMap((row) => {
        const read = fileRow.safeParse(row).data;
        return read ? [[read._number, read] as const] : [];
      }),
    );
  } catch (failure) {
    if (failure instanceof TooLarge || failure instanceof Faulty) return new Map();
    throw failure;
  }
}
