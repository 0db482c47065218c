/** How does a post fit into one line of chat? */
import { printed } from "../plain.ts";
import { oneLine } from "../plain-text.ts";
import type { RecapPiece } from "../views.ts";
import type { PostView } from "./model.ts";
import { text, type Words } from "./words.ts";

const encoder = new TextEncoder();

/**
 * @returns title, as many of the first sentences as fit, and where all of it is, in at most so many bytes of UTF-8 and
 * without a line break. A sentence is told whole or not at all; only a title that is too long by itself is cut.
 */
export function shortForm(view: PostView, words: Words, { bytes, url }: { bytes: number; url: string | null }): string {
  const end = url === null ? "" : ` ${text(words, "chat-end", { url })}`;
  const bare = url === null ? "" : ` ${url}`;
  const head = oneLine(view.title).trim();
  const fits = (line: string) => encoder.encode(line).length <= bytes;
  let line = head;
  for (const sentence of sentencesOf(view)) {
    const separator = line === head ? ": " : " ";
    if (fits(line + separator + sentence + end)) line += separator + sentence;
  }
  const whole = [line + end, line + bare, head + bare].find(fits);
  return whole ?? cut(head, bytes - encoder.encode(bare).length) + bare;
}

/** The sentences of the sections, those that carry a number before the others. */
function sentencesOf(view: PostView): string[] {
  const placed = new Set(view.body.flatMap((one) => ("section" in one ? [one.section] : [])));
  const paragraphs = view.sections.filter(({ id }) => placed.has(id)).flatMap((section) => section.paragraphs);
  const told = paragraphs.map((pieces) => ({
    text: pieces.map((piece) => plain(view, piece)).join(""),
    counts: pieces.some((piece) => typeof piece !== "string" && "number" in piece),
  }));
  const sorted = [...told.filter(({ counts }) => counts), ...told.filter(({ counts }) => !counts)];
  return sorted.flatMap(({ text }) => oneLine(text).split(/(?<=[.!?]) (?=\p{Lu}|\d)/u));
}

function plain(view: PostView, piece: RecapPiece): string {
  if (typeof piece === "string") return piece;
  if ("url" in piece) return piece.text;
  const number = view.numbers[piece.number];
  return number ? printed(number) : "";
}

/** Whole letters only, and a sign that something is missing. */
function cut(text: string, bytes: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (encoder.encode(`${kept}${segment}…`).length > bytes) return `${kept}…`;
    kept += segment;
  }
  return kept;
}
