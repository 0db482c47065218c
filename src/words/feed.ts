/** What does a feed consist of, before any format? */
import type { Instant } from "../review/change.ts";

/** One piece of news. */
export interface FeedEntry {
  /** The same news has the same id for ever, whoever asks and from where. */
  id: string;
  at: Instant;
  /** One line. */
  title: string;
  /** A few sentences of plain text. */
  text: string;
  by: string | null;
  /** Page of ours that says more, from the root. */
  page: string;
}

/** A feed, the newest entry first. */
export interface FeedView {
  title: string;
  /** What it brings, in one sentence. */
  about: string;
  /** Page of ours that shows the same, from the root. */
  page: string;
  entries: FeedEntry[];
}
