/** Does a process that is killed leave a mirror that can be trusted, and let go of it? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, expect, test } from "vitest";
import { marks, takeDirty } from "../../src/store/dirty.ts";
import { holdMirror } from "../../src/store/follow-lock.ts";
import { openStore } from "../../src/store/open.ts";
import { loadChanges } from "../../src/store/read.ts";
import { batches, instantOf } from "./crash-batches.ts";

const folder = mkdtempSync(join(tmpdir(), "midcycle-crash-"));
const children = new Set<ChildProcess>();
afterEach(() => Promise.all([...children].map(kill)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("killed in the middle of writing, again and again: whatever the mark covers is mirrored whole or dirty", async () => {
  const sqlite = join(folder, "killed.db");
  const all = batches();

  for (const batch of [0, 7, 16, 29]) {
    const child = write(sqlite);
    await until(child, String(batch));
    await kill(child);

    const store = await openStore({ sqlite });
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

test("a killed follower lets go of the mirror", async () => {
  const sqlite = join(folder, "followed.db");
  const child = write(sqlite, "--expose-gc");
  await until(child, "collected");
  const store = await openStore({ sqlite });
  await expect(holdMirror(store)).rejects.toThrow(/Another Midcycle already follows/);

  await kill(child);

  await (await holdMirror(store)).release();
  await store.close();
});

test("processes that open the same new file at once all succeed", async () => {
  const sqlite = join(folder, "together.db");
  const open = `const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/store/open.ts"))});
    await (await openStore({ sqlite: ${JSON.stringify(sqlite)} })).close();`;
  const opening = [1, 2, 3].map(() => started(["--input-type=module", "--eval", open]));

  expect(await Promise.all(opening.map(async (child) => (await once(child, "exit"))[0]))).toEqual([0, 0, 0]);
});

function write(sqlite: string, ...more: string[]): ChildProcess {
  return started([...more, join(import.meta.dirname, "crash-child.ts"), sqlite]);
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
