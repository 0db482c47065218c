/** May a change of a pad's text be taken from whoever sent it? */
import * as Y from "yjs";
import { type PadClient, padLimits } from "../sprint/pad.ts";

/** Bytes of one change from a page at most: a paste of 64 kB many times over. */
export const longestChange = 2_000_000;

/** What is said of a longer one. */
export const tooLong = "At most 2 MB are taken at once: paste it in parts.";

/** What was found out about a change: why it is refused, or the client numbers that nobody has written under before. */
export type Judgement = { refused: string } | { fresh: number[] };

/**
 * Judges a change before it is applied. Client numbers belong to whoever writes under them first, so that nobody
 * writes in another's name. `brings`: what others wrote under numbers that are known is taken too.
 */
export function judge(
  doc: Y.Doc,
  change: Uint8Array,
  author: string,
  clients: ReadonlyMap<number, PadClient>,
  { brings = false }: { brings?: boolean } = {},
): Judgement {
  const read = decoded(change);
  if (!read)
    return { refused: "What your page sent is no change of a pad: reload the page, and copy what is not saved." };
  const { structs, ds } = read;
  if (structs.length === 0 && ds.clients.size === 0) return { fresh: [] };
  let grown = 0;
  const fresh = new Set<number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (clock + struct.length <= Y.getState(doc.store, client)) continue;
    const owner = clients.get(client)?.author;
    if (owner !== undefined && owner !== author && !brings) {
      return { refused: "Your page writes under the number of somebody else: reload it to get one of its own." };
    }
    if (owner === undefined) fresh.add(client);
    grown += struct.length;
  }
  if (doc.getText("text").length + grown > padLimits.text) {
    return { refused: "This pad is full: it holds 8 million characters. Begin another one and link to it." };
  }
  return { fresh: [...fresh] };
}

function decoded(change: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(change);
  } catch {
    return null;
  }
}
