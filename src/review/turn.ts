/** Who must move next on a change, and why? */
import type { Change, ChangeKey, Instant } from "./change.ts";
import type { Directory } from "./directory.ts";
import type { Program, Repository } from "./program.ts";

export type Mover = "owner" | "reviewers" | "cores" | "approver" | "ci" | "gate" | "nobody";

/** One fact that decides, or that stands in the way. */
export interface Reason {
  /** Stable and kebab-case ("ci-failed", "needs-core-vote", "unresolved-comments"). */
  code: string;
  /** One sentence for people, present tense, naming who. */
  text: string;
  /** Since when this fact holds, from activity; null when it cannot be known. */
  since: Instant | null;
  /** `Who.id`s whose move would change it. */
  who: string[];
  /** What would change it, as an imperative sentence; null when nothing has to. */
  remedy: string | null;
  /** True for the facts that put the turn where it is; false for what is merely also true. */
  decides: boolean;
}

/** The answer that explains itself. */
export interface Turn {
  change: ChangeKey;
  mover: Mover;
  /** Since when it has been this mover's turn, from activity. */
  since: Instant;
  /** Who exactly, as `Who.id`s: the owner, the reviewers asked, the cores who have not voted. */
  who: string[];
  /** All reasons, deciding ones first, never empty. */
  reasons: Reason[];
}

/** Everything a turn depends on beside the change itself. */
export interface TurnContext {
  program: Program;
  repository: Repository;
  directory: Directory;
  /** Status of the changes this one depends on, by key; a dependency that is absent here is not known. */
  others: ReadonlyMap<ChangeKey, { status: Change["status"]; subject: string }>;
  now: Instant;
}
