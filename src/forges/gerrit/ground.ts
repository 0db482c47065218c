/** What do all questions to one Gerrit stand on? */
import type { Http } from "./http.ts";
import type { Pace } from "./pace.ts";
import type { Dialect } from "./query.ts";

/** One opened Gerrit. */
export interface Ground {
  /** Name of the forge. */
  forge: string;
  /** Base address as links to changes begin. */
  url: string;
  http: Http;
  dialect: Dialect;
  pace: Pace;
  /** Full names; empty is every project. */
  projects: ReadonlySet<string>;
  showPrivate: boolean;
  limits: Limits;
  log(line: string): void;
}

/** Sizes and waits; what a program never needs to set. */
export interface Limits {
  /** Rows of a page of the cheap list. A server with a lower limit of its own gives fewer. */
  pageSize: number;
  /** Changes of one query with everything: three times as fast as one by one, and half a megabyte. */
  readSize: number;
  /** Up to so many changes are read one by one, which is fresh when the index is not. */
  few: number;
  /** Milliseconds between two writes: a person's pace would be slower, a server's pain is far away. */
  writeGap: number;
  /** Bytes of one answer. */
  largest: number;
  /** Milliseconds: for an answer, before a second try, between SSH keepalives, and of silence on the event stream. */
  deadline: number;
  patience: number;
  keepalive: number;
  silence: number;
}

export const limits: Limits = {
  pageSize: 500,
  readSize: 50,
  few: 4,
  writeGap: 50,
  largest: 64 * 1024 * 1024,
  deadline: 60_000,
  patience: 500,
  keepalive: 30_000,
  silence: 600_000,
};
