/** What did a pad say at a revision, and how did it come to that? */
import * as Y from "yjs";
import type { PadRevision } from "../sprint/pad.ts";
import type { PadRecords } from "../sprint/pad-records.ts";
import { revisionsOf, stateOf } from "./packing.ts";
import type { PadText } from "./pad.ts";
import { runsOf } from "./runs.ts";

/** @returns the revisions after one, in order, out of packs and loose. */
export async function revisionsAfter(records: PadRecords, pad: string, seq: number): Promise<PadRevision[]> {
  const packs = await records.packs(pad, seq);
  const packed = await Promise.all(packs.map(revisionsOf));
  const loose = await records.since(pad, Math.max(seq, packs.at(-1)?.last ?? 0));
  return [...packed.flat().filter((one) => one.seq > seq), ...loose];
}

/** @returns what a pad said at a revision, made from the revisions alone; the latest when there is none of that number. */
export async function replay(records: PadRecords, pad: string, seq: number): Promise<PadText> {
  const { clients } = await records.latest(pad);
  const base = await records.packBefore(pad, seq);
  const [next] = await records.packs(pad, base?.last ?? 0);
  const after = next ? await revisionsOf(next) : await records.since(pad, base?.last ?? 0);
  const doc = new Y.Doc();
  if (base) Y.applyUpdate(doc, await stateOf(base));
  const applied = after.filter((one) => one.seq <= seq);
  doc.transact(() => {
    for (const { data } of applied) Y.applyUpdate(doc, data);
  });
  const last = applied.at(-1) ?? (base && (await revisionsOf(base)).at(-1));
  const text = { seq: last?.seq ?? 0, at: last?.at ?? null, ...runsOf(doc.getText("text"), clients) };
  doc.destroy();
  return text;
}
