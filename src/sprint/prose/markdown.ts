/** How is Markdown read, with the place of each part? */
import { lexer, type Token } from "marked";
import { frontOf } from "./front.ts";
import type { Prose } from "./prose.ts";
import { type Weaving, weave } from "./weave.ts";

/** @returns a text in Markdown, read; code and raw HTML are left out. Never throws. */
export function readMarkdown(text: string): Prose {
  const source = text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
  const { front, blanked } = frontOf(source);
  const woven = weave(source);
  woven.skipTo(source.length - blanked.trimStart().length);
  for (const token of lexer(blanked)) block(woven, source, token, "paragraph", false);
  footnotes(woven, source);
  return { source, blocks: woven.blocks, links: woven.links, front };
}

type Kind = "paragraph" | "item";

function block(woven: Weaving, source: string, token: Token, kind: Kind, quoted: boolean): void {
  if (token.type === "heading") {
    inline(woven, source, token.tokens ?? []);
    woven.end("heading", quoted);
  } else if (token.type === "blockquote") {
    for (const inner of token.tokens ?? []) block(woven, source, inner, "paragraph", true);
  } else if (token.type === "list") {
    for (const item of token.items) for (const inner of item.tokens) block(woven, source, inner, "item", quoted);
  } else if (token.type === "table") {
    for (const cell of [...token.header, ...token.rows.flat()]) {
      inline(woven, source, cell.tokens);
      woven.end("cell", quoted);
    }
  } else if (token.type === "paragraph" || token.type === "text") {
    inline(woven, source, "tokens" in token && token.tokens ? token.tokens : [token]);
    woven.end(kind, quoted);
  } else if (token.type === "code" || token.type === "html") skip(woven, source, token.raw);
}

/** What is left out is passed by, so that its words are not taken for those of what follows. */
function skip(woven: Weaving, source: string, raw: string): void {
  const last = raw.trimEnd().split("\n").at(-1)?.trim() ?? "";
  const first = raw.trimStart().split("\n")[0]?.trim() ?? "";
  const from = source.indexOf(first, woven.cursor);
  const at = last && from >= 0 ? source.indexOf(last, Math.max(from, from + raw.trim().length - last.length)) : from;
  if (at >= 0) woven.skipTo(at + last.length);
}

function inline(woven: Weaving, source: string, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === "link" || token.type === "image") {
      const began = woven.length;
      if (token.tokens?.length) inline(woven, source, token.tokens);
      else woven.take(token.text);
      const hrefAt = "autolink" in token && token.autolink ? -1 : source.indexOf(token.href, woven.cursor);
      const within = hrefAt >= 0 && hrefAt - woven.cursor <= 3;
      woven.link(began, token.href, within ? hrefAt : -1);
      if (within) woven.skipTo(hrefAt + token.href.length);
    } else if (token.type === "br") woven.take("\n");
    else if (token.type === "html") skip(woven, source, token.raw);
    else if ("tokens" in token && token.tokens?.length) inline(woven, source, token.tokens);
    else woven.take(token.type === "codespan" || token.type === "escape" ? token.text : token.raw);
  }
}

/** "[1] https://…" and "[1]: https://…" at the beginning of a line: where the numbers of the text lead. */
function footnotes(woven: Weaving, source: string): void {
  for (const match of source.matchAll(/^[ \t]*\[(\d{1,3})\]:?[ \t]+<?(https?:\/\/[^\s>]+)/gm)) {
    const [all, tag = "", href = ""] = match;
    const at = match.index + all.indexOf("[");
    woven.links.push({ text: `[${tag}]`, href, at, hrefAt: match.index + all.indexOf(href), block: null });
  }
}
