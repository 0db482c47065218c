/** How are dirty changes read? The one path from a forge into the mirror. */
import { Unavailable } from "../forges/forge.ts";
import { countDirty, delayDirty, takeDirty } from "../store/dirty.ts";
import { putLook } from "../store/mirror.ts";
import { type Desk, later, noteFailure, wellAgain } from "./desk.ts";

/**
 * Reads what is due until nothing is, several batches at a time. A batch that fails is tried again later; one bad
 * change never holds up the others. @throws what the database threw, when it cannot even be told what failed
 */
export async function readDue(desk: Desk, signal: AbortSignal): Promise<void> {
  const busy = new Set<number>();
  const running = new Set<Promise<void>>();
  const broken: unknown[] = [];
  let tries = 0;

  async function readBatch(numbers: number[]): Promise<void> {
    try {
      const started = desk.clock();
      const look = await desk.forge.read(numbers, signal);
      const { changed } = await putLook(desk.db, desk.forge.name, look, { started, now: desk.clock() });
      desk.read += numbers.length;
      tries = 0;
      wellAgain(desk);
      if (changed.length > 0) desk.changed(changed);
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof Unavailable) && numbers.length > 1) {
        for (const number of numbers) await readBatch([number]);
        return;
      }
      const wait = noteFailure(desk, failure, tries++);
      await delayDirty(desk.db, desk.forge.name, numbers, later(desk.clock(), wait));
    } finally {
      for (const number of numbers) busy.delete(number);
    }
  }

  while (!signal.aborted && broken.length === 0) {
    const room = desk.forge.parallel() - running.size;
    const due = room > 0 ? await nextDue(desk, busy, room) : [];
    if (due.length === 0 && running.size === 0) break;
    for (const numbers of due) {
      for (const number of numbers) busy.add(number);
      const batch: Promise<void> = readBatch(numbers)
        .catch((failure) => void broken.push(failure))
        .finally(() => running.delete(batch));
      running.add(batch);
    }
    if (running.size > 0) await eitherOf(running, desk);
  }
  await Promise.all(running);
  if (broken.length > 0) throw broken[0];
}

/** Resolves when a batch is done, or when something else became dirty: that need not wait for a slow answer. */
async function eitherOf(running: ReadonlySet<Promise<void>>, desk: Desk): Promise<void> {
  const over = new AbortController();
  await Promise.race([...running, desk.dirty.wait(60_000, over.signal)]);
  over.abort();
}

/** Reads until nothing is dirty, waiting for what is due later. @throws Unavailable when the forge cannot be read. */
export async function readAll(desk: Desk, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await readDue(desk, signal);
    if (desk.trouble) throw new Unavailable(desk.trouble.text);
    if ((await takeDirty(desk.db, desk.forge.name, 1, later(desk.clock(), coalesceAtMost))).length === 0) return;
    await desk.dirty.wait(coalesceAtMost / 4, signal);
  }
}

/** Milliseconds: what is due later than this is waiting for another try, not for its burst to end. */
const coalesceAtMost = 2_000;

async function nextDue(desk: Desk, busy: ReadonlySet<number>, batches: number): Promise<number[][]> {
  const size = desk.forge.readSize;
  const due = await takeDirty(desk.db, desk.forge.name, busy.size + batches * size, desk.clock());
  const free = due.filter((number) => !busy.has(number)).slice(0, batches * size);
  return Array.from({ length: Math.ceil(free.length / size) }, (_, i) => free.slice(i * size, (i + 1) * size));
}

/** @returns how many changes of the forge wait to be read. */
export function waitingToBeRead(desk: Desk): Promise<number> {
  return countDirty(desk.db, desk.forge.name);
}
