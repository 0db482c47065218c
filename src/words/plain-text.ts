/** How does text from outside become harmless and stay readable, in a line, in Markdown and in a link? */

/** Marks that turn the direction of the text around them, and marks that nobody sees. Joiners stay: emoji need them. */
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Where a line begins these make a heading, a list, an underline or a definition. */
const lineStart = /^(\d*)(?=[#+\-=:]|(?<=\d)[.)])/;

/** @returns one line: control characters and line breaks are spaces, unseen marks are gone, half characters are "�". */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(unseen, "")
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, " ");
}

/** @returns a line as Markdown that reads as that line: nothing in it is markup, HTML, a formula or a Jekyll tag. */
export function markdownText(line: string): string {
  return line.replaceAll(/[\\`*_[\]{}<>&~|$!^]|(?<=\{)%/g, "\\$&").replace(lineStart, "$1\\");
}

/** @returns an address that can stand in a link of any format, or null unless it is one of the web. */
export function webAddress(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.href.replaceAll(/[(){}|\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
