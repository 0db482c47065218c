/** What does the page of a search show? */
import type { ChangeKey, Instant, Status } from "../review/change.ts";
import type { PersonLink } from "./views.ts";

/** A change that was found, open or closed. */
export interface FoundItem {
  key: ChangeKey;
  number: number;
  subject: string;
  repository: string;
  branch: string;
  topic: string | null;
  status: Status;
  owner: PersonLink;
  updated: Instant;
}

/** What was found for a text: people first, then one page of the changes, the newest number first. */
export interface SearchView {
  text: string;
  people: (PersonLink & { company: string | null; waiting: number })[];
  changes: FoundItem[];
  /** Of the changes; no more than the search collects. */
  total: number;
  page: number;
  pages: number;
  /** What was not looked at, in a sentence; null when everything was. */
  limit: string | null;
}
