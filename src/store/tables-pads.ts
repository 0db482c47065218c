/** What rows does the database hold of pads? */
import type { Instant } from "../review/change.ts";
import type { Pad } from "../sprint/pad.ts";

/** A pad, and what it says. */
export interface PadsTable extends Pad {
  /** What it said at `text_revision`, for searching: the revisions are the truth. */
  text: string;
  text_revision: number;
}

/** One revision that is in no pack yet. Never changed; it leaves only into a pack. */
export interface PadRevisionsTable {
  pad: string;
  seq: number;
  at: Instant;
  author: string;
  data: Uint8Array;
}

/** Revisions `first` to `last` together, and what the pad was after them, both compressed. */
export interface PadPacksTable {
  pad: string;
  last: number;
  first: number;
  state: Uint8Array;
  revisions: Uint8Array;
}

/** Who has written in a pad. */
export interface PadAuthorsTable {
  pad: string;
  author: string;
  name: string;
  place: number;
}

/** Which author wrote under which of Yjs's client numbers. */
export interface PadClientsTable {
  pad: string;
  client: number;
  author: string;
  at: Instant;
}

/** A revision with a name. */
export interface PadNamesTable {
  pad: string;
  seq: number;
  name: string;
  by: string;
  at: Instant;
}

/** The tables of this file. */
export interface PadTables {
  pads: PadsTable;
  pad_revisions: PadRevisionsTable;
  pad_packs: PadPacksTable;
  pad_authors: PadAuthorsTable;
  pad_clients: PadClientsTable;
  pad_names: PadNamesTable;
}
