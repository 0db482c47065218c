/** What must be taken out and put in to make one text of another? */
import { diffArrays } from "diff";

/** Takes away `remove` characters at a place of the text as the edits before have left it, and puts a text there. */
export interface Edit {
  at: number;
  remove: number;
  insert: string;
}

/** Lines that may differ before the whole middle is taken for one edit. */
const mostDifferent = 2_000;

/** @returns the edits by lines, in order; few, so that what stays the same keeps its authors. */
export function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const [from, to] = [linesOf(before), linesOf(after)];
  const changes = diffArrays(from, to, { maxEditLength: mostDifferent });
  if (!changes) return [{ at: 0, remove: before.length, insert: after }];
  const edits: Edit[] = [];
  let at = 0;
  let open: Edit | null = null;
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    if (!added && !removed) {
      at += text.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { at, remove: 0, insert: "" };
      edits.push(open);
    }
    if (removed) open.remove += text.length;
    if (added) {
      open.insert += text;
      at += text.length;
    }
  }
  return edits;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
