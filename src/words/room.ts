/** What does a list of changes show of the people in a sprint? */
import type { Instant } from "../review/change.ts";

/** A change that somebody of a sprint looks at right now. */
export interface Reserved {
  by: string;
  until: Instant;
}
