/** What rows does the database hold of recaps? */
import type { Instant } from "../review/change.ts";

/**
 * What a revision is. prose: the text from then on. aside: a text that came too late, kept and not used. frozen: the
 * facts as they were then, JSON. live: the facts follow what happens again. published: where it went, JSON. pad: the
 * number of the step whose text its pad had.
 */
export type RevisionKind = "prose" | "aside" | "frozen" | "live" | "published" | "pad";

/** One step of a recap. Never changed, never removed. */
export interface RecapRevisionsTable {
  /** `Sprint.id`. */
  sprint: string;
  /** From 1 on, without gaps. */
  seq: number;
  kind: RevisionKind;
  at: Instant;
  /** `Who.id`. */
  by: string;
  body: string;
}

/** The tables of this file. */
export interface RecapTables {
  recap_revisions: RecapRevisionsTable;
}
