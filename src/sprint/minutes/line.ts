/** What does somebody write or say from which minutes are made? */
import type { Instant } from "../../review/change.ts";

/** One line of a chat, a pad or a log. */
export interface Line {
  /** Unique in its text and stable for as long as the line stays: anchors are made of it ("12" is `#l-12`). */
  id: string;
  /** When it was said; null when nobody knows. */
  at: Instant | null;
  /** The nick, or the author's name, as written there; null when nobody knows. */
  by: string | null;
  /** Without an end of line. */
  text: string;
  /** The account that services or a sign-in vouch for; absent when nobody does. */
  account?: string;
  /** "said" when absent. */
  kind?: LineKind;
}

/**
 * "did": `/me` did it, so that it is no command. "ours": Midcycle said it, which counts as a line and is never a
 * command. "renamed": `by` is called `text` from here on, which is no line of the log.
 */
export type LineKind = "said" | "did" | "ours" | "renamed";

/** @returns a name as chats compare it: IRC takes `{}|~` for the small letters of `[]\^` (RFC 1459). */
export function foldName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[[\]\\^]/g, (sign) => folded[sign] ?? sign);
}

const folded: Record<string, string> = { "[": "{", "]": "}", "\\": "|", "^": "~" };
