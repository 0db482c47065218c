/** What do dashboards and searches by query consist of, as they are shown? */
import type { Instant } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import type { PersonLink, QueueItem } from "./views.ts";

/** One dashboard in the list of all. */
export interface DashboardSummary {
  id: string;
  title: string;
  description: string | null;
  sections: { id: string; title: string; count: number | null }[];
}

/** One section as it stands. */
export interface SectionView {
  id: string;
  title: string;
  /** All that it asks, what holds for every section included. */
  query: string;
  /** The same question at the forge; null where only Midcycle can answer it. */
  url: string | null;
  /** How many changes match; null when that cannot be told here. */
  count: number | null;
  /** Why not, in a sentence; null when it can. */
  why: string | null;
  /** What else is to know of the answer, in sentences. */
  notes: string[];
  /** When the oldest of them was uploaded; null for none. */
  oldest: Instant | null;
  /** Since when the longest waiting of them waits for its mover. */
  waitingSince: Instant | null;
  movers: { mover: Mover; count: number }[];
  /** The few that wait longest. */
  items: QueueItem[];
  /** How many there were, oldest first, the last being now; empty for a section that is about a person. */
  history: { at: Instant; count: number }[];
}

/** A dashboard as it stands. */
export interface DashboardView {
  id: string;
  title: string;
  description: string | null;
  as: PersonLink | null;
  /** The whole of it at the forge. */
  url: string;
  /** Titles of sections that the forge cannot show. */
  ours: string[];
  sections: SectionView[];
}

/** What a query finds, the latest updated first. */
export interface FoundView {
  query: string;
  as: PersonLink | null;
  items: (QueueItem & { status: "open" | "merged" | "abandoned"; updated: Instant })[];
  /** All that match; null when closed changes are among them, which are not counted. */
  total: number | null;
  /** What to give as `after` for what follows; null at the end. */
  next: string | null;
  /** Terms that cannot be answered here, each with the reason; then nothing is listed. */
  gaps: { at: number; term: string; why: string }[];
  notes: string[];
  /** The same question at each forge. */
  urls: { forge: string; url: string }[];
}
