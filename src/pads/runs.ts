/** Who wrote which piece of a text? */
import type * as Y from "yjs";
import type { Run } from "./pad.ts";

/** @returns the text in pieces of one author each, as the marks in Yjs's list of items tell. */
export function runsOf(text: Y.Text, clients: ReadonlyMap<number, string>): Run[] {
  const runs: Run[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const author = clients.get(item.id.client) ?? null;
    const piece = item.content.getContent().join("");
    const last = runs.at(-1);
    if (last && last.author === author) last.text += piece;
    else runs.push({ text: piece, author });
  }
  return runs;
}
