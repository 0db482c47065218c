/** Which blocks say how a number was counted, or are the rows that it counted? */
import type { Block } from "../prose/prose.ts";

/** @returns the rules of numbers and the rows below them: what our own recaps print of each number. */
export function rulesAndRows(blocks: readonly Block[]): Set<Block> {
  const all = new Set<Block>();
  let within = false;
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1];
    const titled = before?.kind === "heading" && /: (?:[\d,]+|not known)$/.test(before.plain);
    const rule = titled || /^\[\^?[\w.-]+\]:? /.test(block.plain) || /\bRead otherwise: /.test(block.plain);
    within = rule || (within && block.kind === "item");
    if (within) all.add(block);
  }
  return all;
}
