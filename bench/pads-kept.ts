/** How long does an old or a long pad take to open, and how much memory does one need that nobody writes in? */
import { join } from "node:path";
import * as Y from "yjs";
import { openPads } from "../src/pads/open.ts";
import { packLoose } from "../src/pads/packing.ts";
import type { Pads } from "../src/pads/pad.ts";
import type { PadRecords, Unwritten } from "../src/sprint/pad-records.ts";
import { openStore } from "../src/store/open.ts";
import { padRecords } from "../src/store/pad-records.ts";
import { createPad } from "../src/store/pads.ts";
import type { Figure } from "./report.ts";

const author = { id: "ana", name: "Ana" };
const at = "2016-01-27T15:00:00.000Z";
const [revisions, lines, idle] = [50_000, 100_000, 200];

/** @returns the figures of pads that are old, long and many, kept in a folder. */
export async function kept(folder: string): Promise<Figure[]> {
  const store = await openStore({ sqlite: join(folder, "pads.db") });
  try {
    const records = padRecords(store.db);
    const make = (id: string) =>
      createPad(store.db, { id, title: id, sprint: null, session: null, created: at, by: "ana", secret: id });
    await make("old");
    await type(records, "old", revisions);
    await make("long");
    const first = pads(records);
    const text = Array.from({ length: lines }, (_, i) => `${i} a line of the usual length that somebody wrote\n`);
    await first.write("long", author, () => text.join(""));
    await first.close();

    const old = await opening(pads(records), "old");
    const long = await opening(pads(records), "long");
    for (let i = 0; i < idle; i++) {
      await make(`idle-${i}`);
      await records.append(`idle-${i}`, [changeOf(new Y.Doc(), text.slice(0, 200).join(""))]);
    }
    const many = pads(records);
    const before = process.memoryUsage().rss;
    const leave: (() => void)[] = [];
    for (let i = 0; i < idle; i++) leave.push(await many.hold(`idle-${i}`));
    const each = (process.memoryUsage().rss - before) / idle / 1e6;
    for (const one of leave) one();
    await many.close();
    return [
      {
        work: `opening a pad with ${revisions} revisions`,
        value: old.opened,
        limit: 500,
        unit: "ms",
        detail: "SQLite",
      },
      { work: `opening a pad with ${lines} lines`, value: long.opened, limit: 1_000, unit: "ms", detail: "5 MB" },
      { work: `one line written in it, until it is stored`, value: long.wrote, limit: 1_000, unit: "ms", detail: "" },
      { work: "memory of a pad that is only open", value: each, limit: 1, unit: "MB", detail: `${idle} pads of 10 kB` },
    ];
  } finally {
    await store.close();
  }
}

function pads(records: PadRecords): Pads {
  return openPads({ records, now: () => at, log: () => undefined, edited: () => undefined });
}

async function opening(pads: Pads, pad: string): Promise<{ opened: number; wrote: number }> {
  const began = performance.now();
  const leave = await pads.hold(pad);
  const opened = performance.now() - began;
  await pads.write(pad, author, (text) => `${text}one more line\n`);
  const wrote = performance.now() - began - opened;
  leave();
  await pads.close();
  return { opened, wrote };
}

/** Types letter by letter, and packs as the running house does. */
async function type(records: PadRecords, pad: string, count: number): Promise<void> {
  const doc = new Y.Doc();
  for (let done = 0; done < count; done += 1_000) {
    const changes = Array.from({ length: 1_000 }, (_, i) => changeOf(doc, (done + i) % 60 === 59 ? "\n" : "x"));
    await records.append(pad, changes);
    if (done % 2_000 === 0) await packLoose(records, pad);
  }
}

function changeOf(doc: Y.Doc, letters: string): Unwritten {
  const before = Y.encodeStateVector(doc);
  const text = doc.getText("text");
  text.insert(text.length, letters);
  return { at, author, data: Y.encodeStateAsUpdate(doc, before), clients: [doc.clientID] };
}
