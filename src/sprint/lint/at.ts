/** Where in the source is what a rule found? */
import { type Link, offsetIn, type Prose, placeOf, type Sentence } from "../prose/prose.ts";
import type { Finding } from "./finding.ts";

type Said = Pick<Finding, "rule" | "level" | "text" | "remedy">;

/** @returns a finding about some words of a sentence; `from` and `length` count within its text. */
export function inSentence(
  prose: Prose,
  { block, start }: Sentence,
  from: number,
  length: number,
  said: Said,
): Finding {
  const offset = offsetIn(block, start + from);
  const end = offsetIn(block, start + from + Math.max(1, length) - 1) + 1;
  return { ...said, ...placeOf(prose.source, offset), offset, length: Math.max(1, end - offset) };
}

/** @returns a finding about a link's address. */
export function inLink(prose: Prose, link: Link, said: Said): Finding {
  return { ...said, ...placeOf(prose.source, link.hrefAt), offset: link.hrefAt, length: Math.max(1, link.href.length) };
}

/** @returns a finding about the text as a whole, where it begins to tell. */
export function atTheTop(prose: Prose, said: Said): Finding {
  const first = prose.blocks.find(({ kind }) => kind === "paragraph") ?? prose.blocks[0];
  const offset = first ? offsetIn(first, 0) : 0;
  return { ...said, ...placeOf(prose.source, offset), offset, length: Math.max(1, first?.plain.length ?? 1) };
}
