/** Which changes are open now, and whose turn is each? Kept in memory so that a page costs what it shows. */
import type { Change, ChangeKey } from "../review/change.ts";
import type { Turn } from "../review/turn.ts";

/** An open change without its messages, and its turn. */
export interface Entry {
  change: Omit<Change, "messages" | "commitMessage">;
  turn: Turn;
}

export interface Board {
  /** In no promised order. */
  entries(): Iterable<Entry>;
  get(key: ChangeKey): Entry | undefined;
  size: number;
  /** Counts each refresh; equal counts mean nothing has moved. */
  revision: number;
  /** Reads these changes again from the mirror; closed and forgotten ones leave. */
  refresh(keys: readonly ChangeKey[]): Promise<void>;
}
