/** How is a plain mail read, with the place of each part? */
import type { Prose } from "./prose.ts";
import { type Weaving, weave } from "./weave.ts";

const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/g;

/**
 * @returns plain text, read: paragraphs between empty lines, items behind "-", "*" or a number, headings behind "#" or
 * above a rule of "=" or "-", quotes behind ">". A signature is left out. Never throws.
 */
export function readPlain(text: string): Prose {
  const source = text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
  const body = /^([\s\S]*?)\n-- \n/.exec(source)?.[1] ?? source;
  const woven = weave(source);
  let kind: Kind = "paragraph";
  let quoted = false;
  let at = 0;
  const lines = body.split("\n");
  for (const [i, line] of lines.entries()) {
    const [, marks = "", bare = ""] = /^([\s>]*(?:(?:[-*•]|\d{1,3}[.)])\s+|#{1,6}\s+)?)(.*)$/.exec(line) ?? [];
    const quote = marks.trimStart().startsWith(">");
    const footnote = /^\[\d{1,3}\]:?\s+/.test(bare);
    if (bare === "" || rule(line) || /[-*•#\d]/.test(marks) || footnote || quote !== quoted) woven.end(kind, quoted);
    quoted = quote;
    woven.skipTo(at + marks.length);
    if (bare !== "" && !rule(line)) {
      kind = kindOf(marks, line, lines[i + 1], kind);
      words(woven, bare, at + marks.length);
      if (kind === "heading") woven.end(kind, quoted);
    }
    at += line.length + 1;
  }
  woven.end(kind, quoted);
  return { source, blocks: woven.blocks, links: woven.links, front: new Map() };
}

function words(woven: Weaving, line: string, at: number): void {
  let from = 0;
  if (woven.length > 0) woven.take("\n");
  const note = /^(\[\d{1,3}\]):?\s+/.exec(line)?.[1];
  for (const match of line.matchAll(address)) {
    woven.take(line.slice(from, match.index));
    const began = woven.length;
    woven.take(match[0]);
    woven.link(began, match[0], at + match.index);
    const link = woven.links.at(-1);
    if (note && link) Object.assign(link, { text: note, at, block: null });
    from = match.index + match[0].length;
  }
  woven.take(line.slice(from));
}

type Kind = "heading" | "paragraph" | "item";

/** An indented line goes on with the item above it. */
function kindOf(marks: string, line: string, next: string | undefined, before: Kind): Kind {
  if (heading(marks, next)) return "heading";
  return /[-*•\d]/.test(marks) || (/^\s/.test(line) && before === "item") ? "item" : "paragraph";
}

function heading(marks: string, next: string | undefined): boolean {
  return marks.includes("#") || (marks.trim() === "" && next !== undefined && rule(next));
}

function rule(line: string): boolean {
  return /^\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$/.test(line);
}
