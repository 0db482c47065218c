/** How is a page of the web read, with the place of each part? */
import type { Block, Prose } from "./prose.ts";
import { type Weaving, weave } from "./weave.ts";

/** Nothing in these is text of the page. */
const silent = /^(?:script|style|template|noscript|svg|head|nav|footer|form|button|select|pre|textarea|iframe)$/;
const headings = /^h[1-6]$/;
const breaking =
  /^(?:p|div|section|article|main|header|aside|ul|ol|li|dl|dt|dd|table|tr|td|th|blockquote|figure|figcaption|hr|address|body|h[1-6])$/;
/** No end tag belongs to these. */
const alone = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

const names = new Map<string, string>(
  Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…" },
    ...{ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", eacute: "é", copy: "©", middot: "·", bull: "•" },
  }),
);

/** A tag, a comment, or what stands between them. A tag ends where another begins, and no value is endless: that keeps it linear. */
const parts = /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\/?[a-zA-Z][^\s/>]*(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}')*>|[^<]+|</g;

/** @returns HTML, read; what is no text of the page (scripts, navigation, code) is left out. Never throws. */
export function readHtml(text: string): Prose {
  const source = text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
  const woven = weave(source);
  const open: string[] = [];
  let link: { began: number; href: string; hrefAt: number } | null = null;
  const closeLink = () => {
    if (link) woven.link(link.began, link.href, link.hrefAt);
    link = null;
  };
  for (const match of source.matchAll(parts)) {
    const [part] = match;
    const tag = /^<(\/?)([a-zA-Z][^\s/>]*)/.exec(part);
    if (!tag) {
      if (!part.startsWith("<!") && !open.some((one) => silent.test(one))) said(woven, part, match.index);
      continue;
    }
    const [, closing, written = ""] = tag;
    const name = written.toLowerCase();
    if (name === "a") {
      closeLink();
      const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(part);
      const address = href?.[1] ?? href?.[2] ?? href?.[3];
      if (!closing && address && !open.some((one) => silent.test(one))) {
        link = { began: woven.length, href: decoded(address), hrefAt: match.index + part.indexOf(address) };
      }
      continue;
    }
    if (breaking.test(name) || name === "br") {
      if (name !== "br") {
        closeLink();
        woven.end(kindOf(open), open.includes("blockquote"));
      } else woven.sign(" ", match.index, part.length);
    }
    if (alone.test(name) || part.endsWith("/>")) continue;
    if (!closing) open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
  }
  closeLink();
  woven.end(kindOf(open), open.includes("blockquote"));
  return { source, blocks: woven.blocks, links: woven.links, front: new Map() };
}

function kindOf(open: readonly string[]): Block["kind"] {
  const last = open.findLast((name) => breaking.test(name)) ?? "";
  if (headings.test(last)) return "heading";
  return /^t[dh]$/.test(last) ? "cell" : open.includes("li") ? "item" : "paragraph";
}

function said(woven: Weaving, text: string, at: number): void {
  woven.skipTo(at);
  let from = 0;
  for (const match of text.matchAll(/&(?:#x?[0-9a-f]{1,6}|[a-z]+);/gi)) {
    woven.take(text.slice(from, match.index));
    for (const sign of decoded(match[0])) woven.sign(sign, at + match.index, match[0].length);
    from = match.index + match[0].length;
  }
  woven.take(text.slice(from));
}

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(x?)([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, hex: string, number: string, name: string) => {
      if (name) return names.get(name.toLowerCase()) ?? whole;
      const code = Number.parseInt(number, hex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
