/** How do many revisions take little room and stay what they were? */
import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import * as Y from "yjs";
import type { PadRevision } from "../sprint/pad.ts";
import type { Pack, PadRecords } from "../sprint/pad-records.ts";

const [deflated, inflated] = [promisify(deflateRaw), promisify(inflateRaw)];

/** So many revisions lie loose at most before they are packed: opening a pad reads that many. */
export const mostLoose = 500;

/** Packs what lies loose when it is more than `mostLoose`. Nothing of the history is lost: a pack gives every revision back. */
export async function packLoose(records: PadRecords, pad: string): Promise<void> {
  const { pack, rest } = await records.latest(pad);
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last || rest.length <= mostLoose) return;
  const doc = new Y.Doc();
  if (pack) Y.applyUpdate(doc, await stateOf(pack));
  doc.transact(() => {
    for (const { data } of rest) Y.applyUpdate(doc, data);
  });
  const state = await deflated(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  await records.pack(pad, { first: first.seq, last: last.seq, state, revisions: await packed(rest) });
}

/** @returns what the pad was after the last revision of a pack. */
export async function stateOf(pack: Pack): Promise<Uint8Array> {
  return inflated(pack.state);
}

/** @returns the revisions of a pack, in order. */
export async function revisionsOf(pack: Pack): Promise<PadRevision[]> {
  const rows = JSON.parse((await inflated(pack.revisions)).toString()) as [number, string, string, string][];
  return rows.map(([seq, at, author, data]) => ({ seq, at, author, data: Buffer.from(data, "base64") }));
}

/** As a pack keeps them. */
async function packed(revisions: readonly PadRevision[]): Promise<Uint8Array> {
  const rows = revisions.map(({ seq, at, author, data }) => [seq, at, author, Buffer.from(data).toString("base64")]);
  return deflated(JSON.stringify(rows));
}
