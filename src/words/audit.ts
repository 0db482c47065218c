/** What do administrators see of what was refused? */
import type { Instant } from "../review/change.ts";
import type { PersonLink } from "./views.ts";

/** Refusals of one hour that say the same. */
export interface AuditRow {
  first: Instant;
  last: Instant;
  times: number;
  /** Null for a stranger. */
  who: PersonLink | null;
  through: string;
  what: string;
  why: string;
}

/** A page of refusals, the latest first. */
export interface AuditView {
  rows: AuditRow[];
  page: number;
  pages: number;
  total: number;
  /** What was asked for. */
  filters: { who: string | null; through: string | null; text: string | null };
}
