/** How is running text put together from pieces of a source, each character knowing where it came from? */
import type { Block, Link } from "./prose.ts";

/** Collects blocks and links while a source is read from its beginning to its end. */
export interface Weaving {
  blocks: Block[];
  links: Link[];
  /** Takes the words of a text that stands in the source at or after where reading is. */
  take(text: string): void;
  /** Takes one character that the source writes otherwise ("&amp;"), `length` characters at an offset. */
  sign(character: string, at: number, length: number): void;
  /** Moves on to an offset of the source. */
  skipTo(offset: number): void;
  readonly cursor: number;
  /** How much the present block has by now. */
  readonly length: number;
  /** Ends the block; an empty one is none. */
  end(kind: Block["kind"], quoted: boolean): void;
  /** Notes a link whose text began when the present block had so much. */
  link(began: number, href: string, hrefAt: number): void;
}

/** @returns a weaving at the beginning of a source. */
export function weave(source: string): Weaving {
  const blocks: Block[] = [];
  const links: Link[] = [];
  let cursor = 0;
  // Pieces, joined once: a long text that is asked for its end after each word takes time with its square.
  let pieces: string[] = [];
  let offsets: number[] = [];
  let unnamed: { link: Link; from: number; to: number }[] = [];

  function put(text: string, at: number): void {
    for (let i = 0; i < text.length; i++) offsets.push(at + i);
    pieces.push(text);
  }
  function blank(): void {
    if (pieces.length > 0 && pieces.at(-1) !== " ") put(" ", cursor);
  }
  return {
    blocks,
    links,
    take(text) {
      for (const [word] of text.matchAll(/\s+|\S+/g)) {
        if (/^\s/.test(word)) {
          blank();
          continue;
        }
        const found = source.indexOf(word, cursor);
        const at = found < 0 ? cursor : found;
        put(word, at);
        if (found >= 0) cursor = at + word.length;
      }
    },
    sign(character, at, length) {
      if (/\s/.test(character)) blank();
      else put(character, at);
      cursor = at + length;
    },
    skipTo(offset) {
      cursor = Math.max(cursor, offset);
    },
    get cursor() {
      return cursor;
    },
    get length() {
      return offsets.length;
    },
    end(kind, quoted) {
      const plain = pieces.join("");
      const trimmed = plain.trimEnd();
      for (const { link, from, to } of unnamed) if (link.text === "") link.text = plain.slice(from, to).trim();
      if (trimmed) blocks.push({ kind, quoted, plain: trimmed, offsets: offsets.slice(0, trimmed.length) });
      pieces = [];
      offsets = [];
      unnamed = [];
    },
    link(began, href, hrefAt) {
      const at = offsets[began] ?? cursor;
      const link: Link = { text: "", href, at, hrefAt: hrefAt < 0 ? at : hrefAt, block: blocks.length };
      links.push(link);
      unnamed.push({ link, from: began, to: offsets.length });
    },
  };
}
