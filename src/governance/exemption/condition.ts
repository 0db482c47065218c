/** What must also be true for an exemption to hold, and is it? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import { type InSight, sight } from "../sought/sight.ts";
import type { Seen, Sought } from "../sought/sought.ts";

export type { ChangeFact } from "../sought/sought.ts";

/** One condition. With a date (`by`) it is a promise and the grant holds until the date; without, it must be met first. */
export type Condition = {
  /** Unique within the exemption. */
  id: string;
  /** As people read it. */
  text: string;
  by: Instant | null;
} & Sought;

/** Whether a condition is met, since when, and how one can see it. */
export interface Judged {
  condition: Condition;
  met: boolean;
  /** When it came true; null while it has not, and for what has no date. */
  since: Instant | null;
  /** What shows it, one sentence; null while nothing does. */
  evidence: string | null;
  url: string | null;
  change: ChangeKey | null;
  /** Has its date passed without it? */
  failed: boolean;
}

/** What is known when a condition is judged. */
export interface Known extends InSight {
  /** Evidence and words of the ledger: when it was met, and what is to be said about it. */
  recorded: Seen | null;
}

/**
 * Judges by the dates of what happened, not by when it was seen: what came in time counts, however late it is read.
 * What happened after `at` is not looked at.
 */
export function judge(condition: Condition, known: Known, at: Instant): Judged {
  const found = known.recorded ?? sight(condition, known, at);
  const due = condition.by;
  const inTime = found !== null && (found.met === null || (found.met <= at && (due === null || found.met <= due)));
  return {
    condition,
    met: inTime,
    since: inTime ? found.met : null,
    evidence: found && (inTime || found.met === null || found.met <= at) ? found.text : null,
    url: found?.url ?? null,
    change: found?.change ?? null,
    failed: !inTime && due !== null && at > due,
  };
}
