/** What did somebody do to a change, and when? */
import type { AccountKey, ChangeKey, Instant, Status } from "./change.ts";

export type ActivityKind =
  | "uploaded"
  | "voted"
  | "commented"
  | "merged"
  | "abandoned"
  | "restored"
  | "ready"
  | "work-in-progress";

/**
 * One dated thing somebody did to a change. `id` is its natural key: deriving activity from the same change
 * again, from an older or a newer reading of it, gives equal ids for equal acts, so writing it twice changes
 * nothing. Copied votes are not activity; a vote taken away is `voted` with value 0.
 */
export interface Activity {
  id: string;
  change: ChangeKey;
  kind: ActivityKind;
  at: Instant;
  /** Null when the forge does not say who (server messages). */
  by: AccountKey | null;
  patchSet: number | null;
  label: string | null;
  value: number | null;
  /**
   * Gerrit's kind of an upload (REWORK, TRIVIAL_REBASE …); for a vote that somebody else took away, whose it was as
   * the forge's message names them; for a merge of which `at` is only the earliest possible moment, the latest one
   * (`Change.submittedUntil`); null otherwise.
   */
  detail: string | null;
}

/** An activity with what every count needs to know of its change. */
export interface ActivityRow extends Activity {
  repository: string;
  forge: string;
  branch: string;
  number: number;
  subject: string;
  url: string;
  owner: AccountKey;
  topic: string | null;
  hashtags: string[];
  status: Status;
  created: Instant;
  submitted: Instant | null;
}
