/** What rows does the database hold of commands in comments? */
import type { AccountKey, ChangeKey, Instant } from "../review/change.ts";

/** A forge whose comments are listened to. */
export interface ListeningTable {
  forge: string;
  /** When it was switched on, by the forge's clock as far as we know it: nothing older is ever run. */
  since: Instant;
  /** Every message up to here has been looked at, or is dirty. */
  mark: Instant;
}

/** A message of a person that has been looked at, with the comments that came with it. */
export interface HeardTable {
  change_key: ChangeKey;
  message: string;
}

/** One command that was read from a comment. */
export interface SpokenTable {
  /** `change/message or comment/line`: the same command has the same key whenever and by whomever it is read. */
  key: string;
  change_key: ChangeKey;
  /** Its place among what was said on the change: that of its message, then its own within it. */
  seq: number;
  by: AccountKey;
  at: Instant;
  command: string;
  /** Until then one process works on it, or answers it; afterwards another may. By our clock. */
  taken_until: Instant;
  /** JSON of what became of it; null until it has been run. */
  outcome: string | null;
  /** Names the message that answers it; null until somebody is about to write that. */
  answer: string | null;
  /** 1 when the answer stands at the forge, or when there is nothing to answer. */
  answered: 0 | 1;
}
