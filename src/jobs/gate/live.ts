/** How does one change stand now, whatever an index says? */
import type { Change } from "../../review/change.ts";
import { clearGateReads, gateReads } from "../../store/gate.ts";
import { putLook } from "../../store/mirror.ts";
import type { Desk } from "../desk.ts";

/** How many changes one reading asks for, each by itself: so few that a forge never takes a query for it. */
const few = 4;

/** @returns a change as it is at the forge, which the mirror then has too; null when it is gone or hidden. */
export async function readLive(desk: Desk, number: number, signal: AbortSignal): Promise<Change | null> {
  return (await readFew(desk, [number], signal))[0] ?? null;
}

/**
 * Reads what a toggle moved, a few at a time, until all of it is read. Killed, the next call goes on.
 * @returns how many changes were read.
 */
export async function readToggled(desk: Desk, signal: AbortSignal): Promise<number> {
  let read = 0;
  for (;;) {
    signal.throwIfAborted();
    const numbers = await gateReads(desk.db, desk.forge.name, few);
    if (numbers.length === 0) return read;
    await readFew(desk, numbers, signal);
    await clearGateReads(desk.db, desk.forge.name, numbers);
    read += numbers.length;
  }
}

async function readFew(desk: Desk, numbers: readonly number[], signal: AbortSignal): Promise<Change[]> {
  const started = desk.clock();
  const look = await desk.forge.read(numbers, signal);
  const { changed } = await putLook(desk.db, desk.forge.name, look, { started, now: desk.clock() });
  if (changed.length > 0) desk.changed(changed);
  return look.snapshots.map(({ change }) => change);
}
