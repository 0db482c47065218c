/** Does a process that is killed leave a mirror that can be trusted, and let go of it? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test, vi } from "vitest";
import { marks, takeDirty } from "../../src/store/dirty.ts";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { actsOf } from "../../src/store/ledger.ts";
import { openStore, type Where } from "../../src/store/open.ts";
import { waitingNotices } from "../../src/store/outbox.ts";
import { loadChanges } from "../../src/store/read.ts";
import { batches, instantOf } from "../store/crash-batches.ts";
import { opened, type Place } from "./store-ground.ts";

const children = new Set<ChildProcess>();
const patience = { timeout: 10_000 };

export function crashContract(place: Place): void {
  afterEach(() => Promise.all([...children].map(kill)));

  test("killed in the middle of writing, again and again: whatever the mark covers is mirrored whole or dirty", async () => {
    const where = await place();
    const all = batches();

    for (const batch of [0, 7, 16, 29]) {
      const child = write(where);
      await until(child, String(batch));
      await kill(child);

      const store = await openStore(where);
      const mark = (await marks(store.db))[0]?.at ?? "";
      const covered = all.filter((_, i) => instantOf(i) <= mark).flat();
      const mirrored = await loadChanges(
        store.db,
        all.flat().map(({ change }) => change.key),
      );
      const dirty = new Set(await takeDirty(store.db, "made-up", 10_000, instantOf(10_000)));
      await store.close();

      expect(mark >= instantOf(batch)).toBe(true);
      const kept = new Map(mirrored.map((change) => [change.number, change]));
      const lost = covered.filter(({ change }) => !kept.has(change.number) && !dirty.has(change.number));
      expect(lost).toEqual([]);
      const written = all.flat().filter(({ change }) => kept.has(change.number));
      expect(mirrored).toEqual(written.map(({ change }) => change));
      expect(mirrored.filter(({ number }) => dirty.has(number))).toEqual([]);
    }
  });

  test("killed in the middle of deciding, again and again: acts without gaps, and each has its notice", async () => {
    const where = await place();
    let before = 0;
    for (const votes of [1, 30, 7]) {
      const child = started([join(import.meta.dirname, "../store/ledger-child.ts"), JSON.stringify(where)]);
      await until(child, String(votes));
      await kill(child);

      const store = await openStore(where);
      const acts = await actsOf(store.db, "poll-1");
      const notices = await waitingNotices(store.db, 10_000);
      await store.close();

      expect(acts.length).toBeGreaterThanOrEqual(before + votes);
      expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, i) => i + 1));
      const voted = acts.filter(({ kind }) => kind === "vote").map(({ by }) => by);
      expect(notices.map(({ notice }) => notice.title).sort()).toEqual(voted.sort());
      before = acts.length;
    }
  });

  test("a follower holds the mirror as long as it lives, and lets go when it is killed", async () => {
    const where = await place();
    const child = write(where, "--expose-gc");
    await until(child, "collected");
    const store = await opened(where);
    await expect(holdMirror(store)).rejects.toThrow(/Another Midcycle already follows/);

    await kill(child);

    await (await vi.waitFor(() => holdMirror(store), patience)).release();
  });

  test("processes that open the same new place at once all succeed", async () => {
    const where = JSON.stringify(await place());
    const open = `const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/store/open.ts"))});
      await (await openStore(${where})).close();`;
    const opening = [1, 2, 3].map(() => started(["--input-type=module", "--eval", open]));

    expect(await Promise.all(opening.map(async (child) => (await once(child, "exit"))[0]))).toEqual([0, 0, 0]);
  });
}

function write(where: Where, ...more: string[]): ChildProcess {
  return started([...more, join(import.meta.dirname, "../store/crash-child.ts"), JSON.stringify(where)]);
}

/** A process that is stopped when the test is over, however it ends. */
function started(words: string[]): ChildProcess {
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  children.add(child);
  return child;
}

async function until(child: ChildProcess, line: string): Promise<void> {
  if (!child.stdout) throw new Error("the child has no output");
  for await (const said of createInterface({ input: child.stdout })) if (said === line) return;
  throw new Error(`the child ended before it said ${line}`);
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
