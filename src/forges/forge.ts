/** What does the rest of the house ask of a place where reviews live? */
import type { AccountKey, Instant } from "../review/change.ts";
import type { Listed, Look } from "../review/snapshot.ts";
import type { Writing } from "./writing.ts";

/** What a forge said about itself and us. */
export interface Facts {
  version: string | null;
  /** Null when anonymous. */
  account: { key: AccountKey; name: string; administrator: boolean } | null;
  pageSize: number;
  canStream: boolean;
  /** Present problems in one sentence each, the next step included ("the bot is an administrator: …"). */
  warnings: string[];
}

/** Something was heard about a change, or so much was lost that a catch-up is due (`null`). Never data to show. */
export type Heard = number | null;

/** What a forge can be asked about a team, for `check --live`, `doctor` and `init`. */
export interface Inspection {
  projects(patterns: readonly string[], signal: AbortSignal): Promise<string[]>;
  /** Labels with their values, in rising order; null when neither they nor any change of the project is visible. */
  labels(project: string, signal: AbortSignal): Promise<{ name: string; values: number[] }[] | null>;
  /** Members by user name; null when the group is not visible or not there. */
  group(name: string, signal: AbortSignal): Promise<{ members: string[] } | null>;
  /** The branch that a clone gets; null when it is not visible or not there. */
  head(project: string, signal: AbortSignal): Promise<string | null>;
  /**
   * Groups that may give this value on branches, those of everybody and of administrators left out. When rules are
   * hidden from us, which they usually are, `sure` is false and the groups are all that the project's rights name.
   * Null when nothing is visible.
   */
  voters(
    project: string,
    label: string,
    value: number,
    signal: AbortSignal,
  ): Promise<{ groups: string[]; sure: boolean } | null>;
}

/**
 * One named forge. All methods throw `Unavailable` when the world failed (after own retries) and never for one
 * bad change. Reads are idempotent; repeats are welcome, gaps are not.
 */
export interface Forge {
  name: string;
  url: string;
  probe(signal: AbortSignal): Promise<Facts>;
  /**
   * Every visible change of the program's repositories, newest update first, in pages; with `since`, only those
   * updated at or after it, or more where the forge cannot tell. Complete: a change touched while paging is listed at least once here or has `updated`
   * later than the moment this was called.
   */
  list(since: Instant | null, signal: AbortSignal): AsyncIterable<Listed[]>;
  /** The changes as they are now; at most `readSize` numbers a call, which the forge may split further. */
  read(numbers: readonly number[], signal: AbortSignal): Promise<Look>;
  readSize: number;
  /** Parallel `read` calls that suit the forge at present; adapts. */
  parallel(): number;
  /**
   * Listens until the signal aborts or the connection ends (then returns; the caller catches up and calls again).
   * Calls `heard` for each sign of life about a change. Null for a forge that can only be polled.
   */
  hear: ((heard: (what: Heard) => void, signal: AbortSignal) => Promise<void>) | null;
  inspect: Inspection;
  /**
   * What people wrote into the patch sets of a change (its files, its lines, a patch set as a whole), oldest first,
   * drafts left out. None for a change that is gone or hidden.
   */
  remarks(number: number, signal: AbortSignal): Promise<Remark[]>;
  /** What we may write there; null where we are nobody. */
  write: Writing | null;
}

/** One comment inside a change, as `Message` is one on it. */
export interface Remark {
  /** Unique within the change. */
  id: string;
  /** The message that it came with; null when that is not known. */
  message: string | null;
  by: AccountKey | null;
  at: Instant;
  patchSet: number | null;
  text: string;
  tag: string | null;
}

/** What a webhook body says: which change to look at again, null when a catch-up is due, undefined when none is concerned. */
export type ReadWebhook = (body: unknown) => Heard | undefined;

/** The world failed: worth another try. The message is one sentence that names the address and the next step. */
export class Unavailable extends Error {
  override name = "Unavailable";
  /** How long the world asked us to wait, in milliseconds; null when it did not say. */
  readonly retryAfter: number | null;
  constructor(message: string, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter ?? null;
  }
}
