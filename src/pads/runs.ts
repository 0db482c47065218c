/** Who wrote which piece of a text, and what are its lines called? */
import type * as Y from "yjs";
import type { PadClient } from "../sprint/pad.ts";
import type { PadText, Run } from "./pad.ts";

/** @returns the text in pieces of one author each, as the marks in Yjs's list of items tell, and the names of its lines. */
export function runsOf(text: Y.Text, clients: ReadonlyMap<number, PadClient>): Pick<PadText, "runs" | "lines"> {
  const runs: Run[] = [];
  const lines: PadText["lines"] = [];
  const begin = (client: number, clock: number) =>
    lines.push({ id: `${client}-${clock}`, at: clients.get(client)?.at ?? null });
  let begins = true;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    const author = clients.get(client)?.author ?? null;
    const piece = item.content.getContent().join("");
    const last = runs.at(-1);
    if (last && last.author === author) last.text += piece;
    else runs.push({ text: piece, author });
    if (begins) begin(client, clock);
    for (let at = piece.indexOf("\n"); at >= 0 && at < piece.length - 1; at = piece.indexOf("\n", at + 1))
      begin(client, clock + at + 1);
    begins = piece.endsWith("\n");
  }
  return { runs, lines: begins ? [...lines, { id: null, at: null }] : lines };
}
