/** On what ground do the tests of the pads stand? */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openPads } from "../../src/pads/open.ts";
import type { Pads } from "../../src/pads/pad.ts";
import type { PadRecords } from "../../src/sprint/pad-records.ts";
import { openStore, type Store, type Where } from "../../src/store/open.ts";
import { padRecords } from "../../src/store/pad-records.ts";
import { createPad } from "../../src/store/pads.ts";

export const ana = { id: "ana", name: "Ana" };
export const ben = { id: "ben", name: "Ben" };

/** Pads in a database of their own. */
export interface PadGround {
  store: Store;
  records: PadRecords;
  pads: Pads;
  lines: string[];
  /** Another process on the same database. */
  another(): Pads;
}

/** @returns pads with one called "a", closed when the test is over. */
export async function padGround(where?: Where, wrap = (records: PadRecords) => records): Promise<PadGround> {
  const folder = await mkdtemp(join(tmpdir(), "midcycle-pads-"));
  const store = await openStore(where ?? { sqlite: join(folder, "pads.db") });
  const records = wrap(padRecords(store.db));
  const lines: string[] = [];
  let second = 0;
  const clock = () => new Date(Date.UTC(2016, 0, 27, 15) + second++ * 1_000).toISOString();
  const opened: Pads[] = [];
  const another = () => {
    const pads = openPads({ records, now: clock, log: (line) => void lines.push(line), edited: () => undefined });
    opened.push(pads);
    return pads;
  };
  onTestFinished(async () => {
    for (const pads of opened) await pads.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  await createPad(store.db, {
    ...{ id: "a", title: "A", sprint: null, session: null },
    ...{ created: "2016-01-27T14:00:00.000Z", by: "ana", secret: "s" },
  });
  return { store, records, pads: another(), lines, another };
}

/** @returns the text of a pad, as the pads tell it. */
export async function said(pads: Pads, pad = "a", seq?: number): Promise<string> {
  return (await pads.textAt(pad, seq)).runs.map(({ text }) => text).join("");
}
