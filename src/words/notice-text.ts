/** How does a notice read as text: in a mail, in chat, as Markdown? */
import type { Notice } from "./notice.ts";
import { printed } from "./plain.ts";
import { markdownText, oneLine, webAddress } from "./plain-text.ts";
import type { RecapPiece } from "./views.ts";
import { wrapped } from "./wrap.ts";

/** A notice in lines that nothing odd is left in; templates escape them for their format. */
export interface NoticeSheet {
  title: string;
  paragraphs: { text: string; url: string | null }[][];
  /** Address of the page that says more; null when there is none, or when nobody knows our address. */
  url: string | null;
}

/** @returns the sheet of a notice. `address`: base address of the pages, without a final slash; null when nobody knows it. */
export function noticeSheet(notice: Notice, address: string | null): NoticeSheet {
  return {
    title: oneLine(notice.title).trim(),
    paragraphs: notice.paragraphs.map((pieces) => pieces.map((piece) => pieceOf(piece, notice, address))),
    url: linkTo(notice.url, address),
  };
}

/** @returns the whole address of a page of ours; null when there is no page, or when nobody knows our address. */
export function linkTo(page: string | null, address: string | null): string | null {
  if (page === null || !page.startsWith("/")) return webAddress(page);
  return address === null ? null : webAddress(`${address}${page}`);
}

/** @returns the notice in lines of at most 72 columns, without its title. */
export function plainBody(notice: Notice, address: string | null): string {
  if (notice.texts) return notice.texts.plain.trim();
  const { paragraphs, url } = noticeSheet(notice, address);
  const told = paragraphs.map((pieces) =>
    wrapped(textOf(pieces, ({ text, url }) => (url ? `${text} <${url}>` : text))),
  );
  return [...told, ...(url === null ? [] : [url])].join("\n\n");
}

/** @returns the notice as Markdown that means itself: a line in bold, then its paragraphs and its link. */
export function markdownBody(notice: Notice, address: string | null): string {
  if (notice.texts) return notice.texts.markdown.trim();
  const { paragraphs, url } = noticeSheet(notice, address);
  const link = ({ text, url }: { text: string; url: string | null }) =>
    url ? `[${markdownText(text)}](${url})` : markdownText(text);
  return [...paragraphs.map((pieces) => textOf(pieces, link)), ...(url === null ? [] : [`<${url}>`])].join("\n\n");
}

/** @returns the notice in a line or two for chat, at most `most` characters of text before its link. */
export function shortText(notice: Notice, address: string | null, most = 400): string {
  const { title, paragraphs, url } = noticeSheet(notice, address);
  const body = notice.texts?.short ?? paragraphs.map((pieces) => textOf(pieces, ({ text }) => text)).join(" ");
  const said = oneLine(body ? `${title}. ${body}` : title)
    .replaceAll(/([?!.])\. /g, "$1 ")
    .trim();
  return [cut(said, most), ...(url === null ? [] : [url])].join(" ");
}

/** @returns the text, cut at a word to at most `most` characters. */
export function cut(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const kept = signs.slice(0, most - 1).join("");
  const space = kept.lastIndexOf(" ");
  return `${(space > most / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

function textOf(
  pieces: NoticeSheet["paragraphs"][number],
  draw: (piece: { text: string; url: string | null }) => string,
): string {
  return pieces.map(draw).join("").trim();
}

function pieceOf(piece: RecapPiece, { numbers }: Notice, address: string | null): { text: string; url: string | null } {
  if (typeof piece === "string") return { text: oneLine(piece), url: null };
  if ("text" in piece) return { text: oneLine(piece.text), url: linkTo(piece.url, address) };
  const number = numbers[piece.number];
  return { text: number ? printed(number) : "", url: null };
}
