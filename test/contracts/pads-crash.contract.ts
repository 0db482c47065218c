/** Is everything there that was shown as saved, after the process that served the pads was killed? */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { openPads } from "../../src/pads/open.ts";
import { openStore, type Where } from "../../src/store/open.ts";
import { padRecords } from "../../src/store/pad-records.ts";
import { comeOverNetwork } from "../pads/wire.ts";
import type { Place } from "./store-ground.ts";

/** What two people write in a run, a word at a time. */
const words = 60;

export function padsCrashContract(place: Place): void {
  test("killed while two write: nothing that was shown as saved is lost, and the rest comes when they are back", {
    timeout: 60_000,
  }, async () => {
    const where = await place();
    let { child, address } = await serving(where, 0);
    const writers = ["Ada", "Bea"].map((name) => comeOverNetwork(address, "a", name));
    const saved = writers.map(() => "");
    await Promise.all(writers.map(({ here }) => here));

    for (const killedAfter of [7, 23, 41]) {
      const writing = writers.map(async (writer, n) => {
        for (let i = 0; i < words; i++) {
          const word = `<${n}.${killedAfter}.${i}>`;
          writer.text.insert(writer.text.length, word);
          await writer.saved();
          saved[n] += `${word} `;
        }
      });
      await expect.poll(() => saved[0]?.split(" ").length, { timeout: 20_000 }).toBeGreaterThan(killedAfter);
      child.kill("SIGKILL");
      await once(child, "exit");
      // Those that wait for an answer of the dead process wait for ever.
      for (const one of writing) one.catch(() => undefined);

      const stored = await storedText(where);
      const shown = saved.join("").split(" ").filter(Boolean);
      expect(shown.filter((word) => !stored.includes(word))).toEqual([]);

      ({ child, address } = await serving(where, Number(new URL(address).port)));
      await Promise.all(
        writers.map(({ provider }) => expect.poll(() => provider.isSynced, { timeout: 20_000 }).toBe(true)),
      );
      for (const writer of writers) await writer.saved();
    }
    await expect.poll(() => writers[0]?.text.toString() === writers[1]?.text.toString()).toBe(true);
    expect(await storedText(where)).toBe(writers[0]?.text.toString());
  });
}

async function storedText(where: Where): Promise<string> {
  const store = await openStore(where);
  const pads = openPads({
    records: padRecords(store.db),
    now: () => "",
    log: () => undefined,
    edited: () => undefined,
  });
  const { runs } = await pads.textAt("a");
  await pads.close();
  await store.close();
  return runs.map(({ text }) => text).join("");
}

async function serving(where: Where, port: number): Promise<{ child: ChildProcess; address: string }> {
  const script = join(import.meta.dirname, "../pads/served-child.ts");
  const child = spawn(process.execPath, [script, JSON.stringify(where), String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [address] = (await once(createInterface(child.stdout as NodeJS.ReadableStream), "line")) as [string];
  return { child, address };
}
