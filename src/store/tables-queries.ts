/** What rows do queries and dashboards need beside those of changes? */
import type { Instant } from "../review/change.ts";

/** How many changes a section of a dashboard had at a moment; `query` is the whole of what it then asked. */
export interface SectionCountsTable {
  dashboard: string;
  section: string;
  at: Instant;
  query: string;
  count: number;
}

/** The lowest and the highest value of a label in a repository; the name is in small letters. */
export interface LabelRangesTable {
  forge: string;
  repository: string;
  label: string;
  min: number;
  max: number;
}
