/** What does a text that people wrote consist of, and where in it does each part stand? */

/** One piece of running text. */
export interface Block {
  kind: "heading" | "paragraph" | "item" | "cell";
  /** True within a quote: somebody else's words. */
  quoted: boolean;
  /** Without markup, white space made single blanks. */
  plain: string;
  /** For each character of `plain` its offset in the source. */
  offsets: readonly number[];
}

/** One link, as readers see it. */
export interface Link {
  text: string;
  href: string;
  /** Offset of the text, and of the address; the same for a bare address. */
  at: number;
  hrefAt: number;
  /** The block that it stands in, by its place; null for the definition of a footnote. */
  block: number | null;
}

/** A text, read. */
export interface Prose {
  source: string;
  blocks: readonly Block[];
  links: readonly Link[];
  /** The front matter, line by line ("title", "date"); empty when there is none. */
  front: ReadonlyMap<string, string>;
}

/** Where something stands, as editors count: both from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A sentence, and where it begins in its block. */
export interface Sentence {
  text: string;
  block: Block;
  start: number;
}

/** @returns line and column of an offset. */
export function placeOf(source: string, offset: number): Place {
  const before = source.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

/** @returns the offset in the source of a place in a block; the end of the block for one behind it. */
export function offsetIn({ offsets }: Block, index: number): number {
  return offsets[index] ?? (offsets.at(-1) ?? -1) + 1;
}

const abbreviations = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|no|mr|mrs|ms|dr|st|jr)|\b[A-Z])\.$/i;

/** @returns the sentences of a block in order; an abbreviation ends none. */
export function sentencesOf(block: Block): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of block.plain.matchAll(/(?<![.!?])[.!?]+["”’)\]]*\s+(?=["“‘([]*[\p{Lu}\p{N}#@])/gu)) {
    const end = match.index + match[0].length;
    if (abbreviations.test(block.plain.slice(start, match.index + 1))) continue;
    sentences.push({ text: block.plain.slice(start, end).trimEnd(), block, start });
    start = end;
  }
  const rest = block.plain.slice(start);
  return rest.trim() ? [...sentences, { text: rest.trimEnd(), block, start }] : sentences;
}
