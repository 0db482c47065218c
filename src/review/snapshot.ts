/** What did one look at a forge give? */
import type { Account, Change, Instant } from "./change.ts";

/** A change as read, with every account it names. */
export interface Snapshot {
  change: Change;
  accounts: Account[];
  /** The values that each label of its repository has; absent when the forge does not say. */
  labels?: { name: string; min: number; max: number }[];
}

/** One row of a cheap pass: which change is in which state. */
export interface Listed {
  number: number;
  updated: Instant;
  /** As `Change.version`. */
  version: string;
  /** All that was done to it lies between these; absent when the forge does not say. */
  within?: { from: Instant; until: Instant };
}

/** What reading some changes gave. Every number asked for is in exactly one of the three. */
export interface Look {
  snapshots: Snapshot[];
  /** Gone, or not visible to us: the mirror forgets these. */
  missing: number[];
  /** Could not be understood: kept with the raw text, tried again later. */
  unreadable: { number: number; reason: string; raw: string }[];
}
