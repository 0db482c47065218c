/** What is a pad, and what is remembered of it? */
import type { Instant } from "../review/change.ts";

/** A note that people write together: one for a sprint, one for a session, others as people make them. */
export interface Pad {
  /** Short and stable, as in its address: "mitaka". */
  id: string;
  title: string;
  /** The sprint it belongs to; null for none. */
  sprint: string | null;
  /** The session of that sprint; null for the sprint's own pad and for others. */
  session: string | null;
  created: Instant;
  /** `PadAuthor.id` of who made it. */
  by: string;
  /** The part of the address that shows it without leading to the pad itself. */
  secret: string;
  /** Number of its latest revision; 0 while nobody has written. */
  revision: number;
  /** When that was written, and by whom. */
  edited: Instant;
  editor: string;
}

/** Somebody who writes in a pad. */
export interface PadAuthor {
  /** `Who.id`; "guest:NAME" for a guest; "midcycle" for what is written by itself. */
  id: string;
  name: string;
}

/** An author of one pad. */
export interface PlacedAuthor extends PadAuthor {
  /** The how-manieth to write in this pad, from 0: the colour goes by it. */
  place: number;
}

/** Somebody's page or process, under a number of Yjs: what has that number in a text is theirs. */
export interface PadClient {
  /** `PadAuthor.id`. */
  author: string;
  /** When it wrote for the first time. */
  at: Instant;
}

/** One revision: what was changed, by whom, and when. Never rewritten. */
export interface PadRevision {
  seq: number;
  at: Instant;
  author: string;
  /** The change as Yjs encodes it. */
  data: Uint8Array;
}

/** A revision that has a name. */
export interface NamedRevision {
  seq: number;
  name: string;
  by: string;
  at: Instant;
}

/** Who writes what Midcycle writes by itself. */
export const midcycleAuthor: PadAuthor = { id: "midcycle", name: "Midcycle" };

/** @returns somebody who is not signed in and gave a name. */
export function guestAuthor(name: string): PadAuthor {
  return { id: `guest:${name}`, name: `${name} (guest)` };
}

/** Characters of the longest id, title, name of a revision or a guest, and text. */
export const padLimits = { id: 80, title: 200, name: 60, text: 8_000_000 };

/** @returns null when a text can be a pad's id; else one sentence that says what can. */
export function padIdRefusal(id: string): string | null {
  if (id.length <= padLimits.id && /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/.test(id)) return null;
  const shown = id.length > 40 ? `${id.slice(0, 40)}…` : id;
  return `"${shown}" cannot name a pad: use up to ${padLimits.id} lower-case letters, digits, dots, hyphens and underscores, as "newton-ideas".`;
}

/** @returns the id that a title suggests ("Newton ideas" gives "newton-ideas"); empty when nothing of it can be used. */
export function padIdFrom(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, padLimits.id)
    .replace(/^-+|-+$/g, "");
}
