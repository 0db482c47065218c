/** What rows does the database hold? The migrations create exactly these. */
import type { AccountKey, ChangeKey, Instant, Status } from "../review/change.ts";
import type { GateReadsTable } from "./gate.ts";
import type { ChatTables } from "./tables-chat.ts";
import type { DeliveryTables } from "./tables-deliveries.ts";
import type { EtherpadTables } from "./tables-etherpads.ts";
import type { PadTables } from "./tables-pads.ts";
import type { PeopleTables } from "./tables-people.ts";
import type { LabelRangesTable, SectionCountsTable } from "./tables-queries.ts";
import type { RecapTables } from "./tables-recaps.ts";
import type { HeardTable, ListeningTable, SpokenTable } from "./tables-spoken.ts";
import type { SubscriptionTables } from "./tables-subscriptions.ts";

/** Booleans are 0 or 1 in both databases; instants are text; keys are text. */
type Flag = 0 | 1;

export interface ChangesTable {
  key: ChangeKey;
  forge: string;
  number: number;
  repository: string;
  branch: string;
  change_id: string | null;
  subject: string;
  status: Status;
  url: string;
  topic: string | null;
  owner: AccountKey;
  submitter: AccountKey | null;
  created: Instant;
  updated: Instant;
  submitted: Instant | null;
  submitted_until: Instant | null;
  work_in_progress: Flag;
  private: Flag;
  mergeable: Flag | null;
  submittable: Flag | null;
  insertions: number | null;
  deletions: number | null;
  unresolved_comments: number | null;
  current_patch_set: number;
  commit_message: string | null;
  revert_of: ChangeKey | null;
  cherry_pick_of: ChangeKey | null;
  /** Whether the forge has an attention set and submit requirements at all: null lists and empty lists differ. */
  has_attention: Flag;
  has_requirements: Flag;
  /** Whether the files are known at all. */
  has_files: Flag;
  version: string;
  /** Of everything the last reading said: an equal one has nothing to write, whatever the forge's tokens say. */
  digest: string;
  /** When that reading began, by our clock. */
  read_at: Instant;
}

export interface PatchSetsTable {
  change_key: ChangeKey;
  number: number;
  revision: string;
  kind: string | null;
  created: Instant;
  uploader: AccountKey | null;
}

export interface VotesTable {
  change_key: ChangeKey;
  label: string;
  value: number;
  by: AccountKey;
  at: Instant;
}

export interface MessagesTable {
  change_key: ChangeKey;
  id: string;
  seq: number;
  at: Instant;
  by: AccountKey | null;
  patch_set: number | null;
  tag: string | null;
  text: string;
}

export interface ReviewersTable {
  change_key: ChangeKey;
  account: AccountKey;
  state: "reviewer" | "cc";
}

export interface AttentionTable {
  change_key: ChangeKey;
  account: AccountKey;
  since: Instant;
  reason: string | null;
}

export interface HashtagsTable {
  change_key: ChangeKey;
  hashtag: string;
}

export interface RequirementsTable {
  change_key: ChangeKey;
  seq: number;
  name: string;
  status: string;
  expression: string | null;
}

export interface TrailersTable {
  change_key: ChangeKey;
  seq: number;
  name: string;
  value: string;
}

export interface DependenciesTable {
  change_key: ChangeKey;
  seq: number;
  kind: "parent" | "depends-on";
  other_key: ChangeKey | null;
  text: string;
}

export interface FilesTable {
  change_key: ChangeKey;
  path: string;
}

export interface AccountsTable {
  key: AccountKey;
  forge: string;
  name: string | null;
  username: string | null;
  email: string | null;
  service: Flag;
}

export interface ActivityTable {
  id: string;
  change_key: ChangeKey;
  kind: string;
  at: Instant;
  by: AccountKey | null;
  patch_set: number | null;
  label: string | null;
  value: number | null;
  detail: string | null;
}

/** A change to look at again; one row a change, whatever number of signs pointed at it. */
export interface DirtyTable {
  forge: string;
  number: number;
  /** "event", "catch-up" or "sweep". */
  reason: string;
  since: Instant;
  /** Not before this moment: lets bursts coalesce and spaces out tries of what could not be read. */
  due: Instant;
  tries: number;
}

/**
 * How far a forge has been read. `name`: "catch-up" (the newest update seen; all before it is mirrored or dirty),
 * "sweep" (the last complete comparison), "look" (when the last pass of either kind began that came to its end).
 */
export interface MarksTable {
  forge: string;
  name: string;
  at: Instant;
}

/** What could not be understood, with the raw text; leaves when a later reading succeeds. */
export interface SetAsideTable {
  forge: string;
  number: number;
  reason: string;
  raw: string;
  at: Instant;
  tries: number;
}

/** One process of the ledger. Never changed, never removed. */
export interface ProcessesTable {
  /** `kind-number`. */
  id: string;
  kind: string;
  /** Counts the processes of a kind, from 1 on without gaps unless some were imported. */
  number: number;
  title: string;
  opened: Instant;
}

/** One act of the ledger, as `Act`. Never changed, never removed. */
export interface ActsTable {
  process: string;
  seq: number;
  kind: string;
  /** JSON. */
  body: string;
  by: string;
  recorded_by: string;
  at: Instant;
  through: string;
  link: string | null;
  /** What it was read from ("opendev~900123/message/1"), so that the same command is never taken twice; null for what comes once. */
  source: string | null;
}

export interface Tables
  extends PeopleTables,
    PadTables,
    ChatTables,
    DeliveryTables,
    SubscriptionTables,
    RecapTables,
    EtherpadTables {
  changes: ChangesTable;
  patch_sets: PatchSetsTable;
  votes: VotesTable;
  messages: MessagesTable;
  reviewers: ReviewersTable;
  attention: AttentionTable;
  hashtags: HashtagsTable;
  requirements: RequirementsTable;
  trailers: TrailersTable;
  dependencies: DependenciesTable;
  files: FilesTable;
  accounts: AccountsTable;
  activity: ActivityTable;
  dirty: DirtyTable;
  marks: MarksTable;
  set_aside: SetAsideTable;
  processes: ProcessesTable;
  acts: ActsTable;
  listening: ListeningTable;
  heard: HeardTable;
  spoken: SpokenTable;
  section_counts: SectionCountsTable;
  label_ranges: LabelRangesTable;
  gate_reads: GateReadsTable;
}
