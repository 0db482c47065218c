/** What does the simulated Gerrit know of one change? */

/** Whole seconds since 1970: NoteDb knows nothing finer. */
export type Seconds = number;

/** Somebody; `id` is null for a reviewer by e-mail who has no account. */
export interface Account {
  id: number | null;
  name: string;
  /** Empty when it is not known. */
  email: string;
  username: string;
  /** Member of "Service Users": a bot or CI. */
  service: boolean;
  admin: boolean;
}

/** What a new patch set changed, as Gerrit names it. */
export type Kind = "REWORK" | "TRIVIAL_REBASE" | "NO_CODE_CHANGE";

/** A commit as the parent of another; `change` is what it belongs to, if any. */
export interface Parent {
  commit: string;
  subject: string;
  change: number | null;
  patchSet: number | null;
}

export interface PatchSet {
  number: number;
  revision: string;
  kind: Kind;
  created: Seconds;
  uploader: Account;
  authored: Seconds;
  parent: Parent;
  message: string;
  insertions: number;
  deletions: number;
  /** Paths of what it touches. */
  files: string[];
}

/** A vote on the current patch set; never 0. */
export interface Vote {
  label: string;
  value: number;
  by: Account;
  at: Seconds;
  tag: string | null;
  /** Carried over from the patch set before, and not given again since. */
  copied: boolean;
  postSubmit: boolean;
}

export interface Message {
  id: string;
  at: Seconds;
  by: Account;
  /** May hold `<GERRIT_ACCOUNT_n>` for those in `mentions`. */
  text: string;
  tag: string | null;
  patchSet: number;
  mentions: Account[];
}

/** A comment that was written into a patch set. */
export interface Remark {
  id: string;
  /** Id of the message that it came with. */
  message: string;
  at: Seconds;
  by: Account;
  text: string;
  /** "/PATCHSET_LEVEL" for the patch set as a whole. */
  path: string;
  patchSet: number;
  unresolved: boolean;
}

export type ReviewerState = "REVIEWER" | "CC" | "REMOVED";

export interface ReviewerUpdate {
  at: Seconds;
  by: Account;
  reviewer: Account;
  state: ReviewerState;
}

export interface Attention {
  account: Account;
  at: Seconds;
  reason: string;
}

export interface Change {
  number: number;
  project: string;
  branch: string;
  changeId: string;
  subject: string;
  status: "NEW" | "MERGED" | "ABANDONED";
  topic: string | null;
  hashtags: string[];
  owner: Account;
  created: Seconds;
  updated: Seconds;
  submitted: Seconds | null;
  submitter: Account | null;
  wip: boolean;
  private: boolean;
  /** False until the change has once been ready. */
  reviewStarted: boolean;
  mergeable: boolean;
  cherryPickOf: { change: number; patchSet: number } | null;
  /** Oldest first; never empty. */
  patchSets: PatchSet[];
  votes: Vote[];
  messages: Message[];
  reviewers: { who: Account; state: "REVIEWER" | "CC" }[];
  reviewerUpdates: ReviewerUpdate[];
  attention: Attention[];
  removedAttention: Attention[];
  /** One entry a thread of comments: is it unresolved? */
  threads: boolean[];
  comments: number;
  /** Those comments whose text somebody may want to read. */
  remarks: Remark[];
  /** SHA-1 of the meta ref, and how many it has had. */
  meta: string;
  updates: number;
}

/** @returns the patch set that counts. */
export function current(change: Change): PatchSet {
  const last = change.patchSets.at(-1);
  if (!last) throw new Error(`change ${change.number} has no patch set`);
  return last;
}

/** @returns the subject of a commit message: its first line. */
export function subjectOf(message: string): string {
  return message.split("\n", 1)[0] ?? "";
}
