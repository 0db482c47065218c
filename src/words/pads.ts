/** What is shown of pads? */
import type { Instant } from "../review/change.ts";

/** Somebody who wrote in a pad, as it is shown: the colour goes by their place. */
export interface PadAuthorView {
  id: string;
  name: string;
  /** From 0; null for somebody who has not written here, and for what is written by itself. */
  place: number | null;
  /** Page of ours about them; null for guests and for what is written by itself. */
  page: string | null;
}

/** A pad in a list. */
export interface PadLine {
  id: string;
  title: string;
  page: string;
  sprint: string | null;
  edited: Instant;
  editor: string;
  revision: number;
  /** Names of those who have it open now. */
  here: string[];
  /** Lines with what was looked for; empty when nothing was. */
  found: string[];
}

/** A line of a pad, and who wrote most of it. */
export interface PadTextLine {
  number: number;
  /** What it is called in addresses, behind "#l-"; null for one that is empty. */
  id: string | null;
  /** About when it was written; null when nobody knows. */
  at: Instant | null;
  text: string;
  author: PadAuthorView | null;
}

/** A pad as its page shows it without a script, and all that the script begins with. */
export interface PadView {
  id: string;
  title: string;
  page: string;
  sprint: string | null;
  session: string | null;
  created: Instant;
  edited: Instant;
  editor: string;
  revision: number;
  lines: PadTextLine[];
  /** How many lines there are beyond those that are shown. */
  more: number;
  authors: PadAuthorView[];
  here: string[];
}

/** Piece of a text and who wrote it, as `Run` of the pads. */
interface Piece {
  text: string;
  author: string | null;
}

/** @returns the lines of a text that consists of pieces, each with whoever wrote most of its characters. */
export function padLines(
  pieces: readonly Piece[],
  named: readonly Pick<PadTextLine, "id" | "at">[],
  viewOf: (author: string) => PadAuthorView,
): PadTextLine[] {
  const lines: PadTextLine[] = [];
  let text = "";
  let shares = new Map<string, number>();
  const end = () => {
    const [most] = [...shares].sort((a, b) => b[1] - a[1]);
    lines.push({
      number: lines.length + 1,
      ...(named[lines.length] ?? { id: null, at: null }),
      text,
      author: most ? viewOf(most[0]) : null,
    });
    text = "";
    shares = new Map();
  };
  for (const piece of pieces) {
    piece.text.split("\n").forEach((part, i) => {
      if (i > 0) end();
      text += part;
      if (piece.author !== null && part.length > 0)
        shares.set(piece.author, (shares.get(piece.author) ?? 0) + part.length);
    });
  }
  if (text.length > 0) end();
  return lines;
}
