/** How does Etherpad write down a change, and who wrote what of a text? (doc/public/easysync of Etherpad) */
import type { Run } from "../pad.ts";

/** Attributes by number, as a pad or a change has them: `["author", "a.XYZ"]`. */
export interface Pool {
  numToAttrib: Record<string, [name: string, value: string]>;
  nextNum: number;
}

/** A text with its attributes. */
export interface AText {
  text: string;
  attribs: string;
}

/**
 * @returns the changeset that replaces characters `from` to `to` of a text. What is put in is marked with attribute 0
 * of its own pool, the author.
 */
export function spliceOf(text: string, from: number, to: number, insert: string): string {
  const [kept, gone] = [text.slice(0, from), text.slice(from, to)];
  const growth = insert.length - gone.length;
  const size = growth >= 0 ? `>${growth.toString(36)}` : `<${(-growth).toString(36)}`;
  return `Z:${text.length.toString(36)}${size}${ops("=", kept)}${ops("-", gone)}${ops("+", insert, "*0")}$${insert}`;
}

/** Whole lines are told with their number; what is left of a line without. */
function ops(sign: string, text: string, attributes = ""): string {
  const last = text.lastIndexOf("\n") + 1;
  const lines = text.split("\n").length - 1;
  const whole = lines > 0 ? `${attributes}|${lines.toString(36)}${sign}${last.toString(36)}` : "";
  const rest = text.length > last ? `${attributes}${sign}${(text.length - last).toString(36)}` : "";
  return whole + rest;
}

/** @returns who wrote each piece of a text, by its attributes; null when they do not fit the text. */
export function runsOf({ text, attribs }: AText, pool: Pool): Run[] | null {
  const runs: Run[] = [];
  let at = 0;
  for (const [, numbers = "", length = ""] of attribs.matchAll(/((?:\*[0-9a-z]+)*)(?:\|[0-9a-z]+)?\+([0-9a-z]+)/g)) {
    const attributes = numbers
      .split("*")
      .slice(1)
      .map((number) => pool.numToAttrib[Number.parseInt(number, 36)]);
    const author = attributes.find((one) => one?.[0] === "author")?.[1] || null;
    const piece = text.slice(at, at + Number.parseInt(length, 36));
    at += piece.length;
    const last = runs.at(-1);
    if (last && last.author === author) last.text += piece;
    else if (piece !== "") runs.push({ text: piece, author });
  }
  return at === text.length ? runs : null;
}
