/** What is something to say, before any channel's dialect? */
import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { RecapPiece } from "./views.ts";

/** Something to say. Channels draw it in their own way; nothing is read back from what they drew. */
export interface Notice {
  /** Stable: the same news has the same id, so that no channel says it twice. */
  id: string;
  /** Kebab-case ("recap", "exemption-granted"). */
  kind: string;
  at: Instant;
  /** One line. */
  title: string;
  paragraphs: RecapPiece[][];
  /** The numbers that the paragraphs mention, by id. */
  numbers: Record<string, OpenNumber>;
  /** Page of ours that says more; null when there is none. */
  url: string | null;
}
