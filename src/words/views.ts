/** What does each page, command and API answer consist of? Plain data: instants, seconds, keys; never formatted text. */

import type { ChangeKey, Instant, PatchSet, Requirement, Status, Trailer } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { RepositoryType } from "../review/program.ts";
import type { Mover, Reason } from "../review/turn.ts";
import type { ChatHealth } from "./chat-health.ts";
import type { GateView } from "./gate.ts";
import type { Reserved } from "./room.ts";
import type { Sort } from "./sorts.ts";

/** Somebody, as shown: `id` opens their page. */
export interface PersonLink {
  id: string;
  name: string;
  bot: boolean;
  core: boolean;
}

/** A change in a list, with whose turn it is. */
export interface QueueItem {
  key: ChangeKey;
  number: number;
  url: string;
  repository: string;
  branch: string;
  subject: string;
  topic: string | null;
  owner: PersonLink;
  created: Instant;
  insertions: number | null;
  deletions: number | null;
  workInProgress: boolean;
  patchSet: number;
  /** Votes as they stand, by label and value, bots included. */
  votes: { label: string; value: number; by: PersonLink }[];
  mover: Mover;
  since: Instant;
  waiting: PersonLink[];
  reasons: Reason[];
  /** Why it stands where it stands in this list, the strongest first ("waits 12 days, 7 more than the team allows"). */
  order: string[];
  late: boolean;
  /** What freezes an open change now, in a sentence; null when nothing does. */
  frozen: string | null;
  /** Who of a sprint looks at it right now; null when nobody has reserved it. */
  reserved: Reserved | null;
}

/** What waits, for a person or for the team. */
export interface QueueView {
  /** Null for the team's queue. */
  as: PersonLink | null;
  filters: { repository: string | null; mover: Mover | null; text: string | null; sort: Sort };
  items: QueueItem[];
  /** All that match the filters; `items` is one page of it. */
  total: number;
  page: number;
  pages: number;
  /** How many open changes are with each mover, before filtering by mover. */
  movers: { mover: Mover; count: number }[];
  repositories: string[];
  /** Sentence for an empty list. */
  empty: string | null;
}

/** One entry of a change's history. */
export interface TimelineEntry {
  at: Instant;
  by: PersonLink | null;
  /** "uploaded patch set 3 (rebase)", "voted Code-Review -1", "merged". */
  text: string;
  kind: string;
  patchSet: number | null;
  /** The message itself, plain text; null when there is none beyond `text`. */
  message: string | null;
}

/** One span of a change's life during which it was one mover's turn; `to` is null for the present one. */
export interface TurnSpan {
  mover: Mover;
  from: Instant;
  to: Instant | null;
}

/** A rule that keeps the change out of a queue, or would. */
export interface WhyNot {
  code: string;
  text: string;
  /** True when the rule is met and does not stand in the way. */
  met: boolean;
  who: PersonLink[];
  remedy: string | null;
}

export interface ChangeView {
  item: QueueItem;
  status: Status;
  changeId: string | null;
  hashtags: string[];
  submitted: Instant | null;
  /** The latest possible moment of merging when `submitted` is only the earliest; null when it is exact. */
  submittedUntil: Instant | null;
  updated: Instant;
  commitMessage: string | null;
  trailers: Trailer[];
  patchSets: (PatchSet & { by: PersonLink | null })[];
  /** Votes people gave, by patch set, from activity. */
  voteHistory: {
    label: string;
    value: number;
    by: PersonLink;
    at: Instant;
    patchSet: number | null;
    copied: boolean;
  }[];
  timeline: TimelineEntry[];
  spans: TurnSpan[];
  requirements: Requirement[] | null;
  unresolvedComments: number | null;
  related: { key: ChangeKey; relation: string; status: Status | null; subject: string | null; url: string | null }[];
  whyNot: WhyNot[];
}

export interface PersonView {
  person: PersonLink;
  company: string | null;
  cores: string[];
  accounts: string[];
  /** What waits for them, and what of theirs waits for whom. */
  waiting: QueueItem[];
  own: QueueItem[];
  numbers: OpenNumber[];
}

export interface PeopleView {
  people: (PersonLink & { company: string | null; groups: string[]; waiting: number; reviews: OpenNumber })[];
  /** The window the reviews were counted in. */
  from: Instant;
  to: Instant;
}

/** One table of numbers: a row a person, repository or day, each cell opens. */
export interface NumberTable {
  id: string;
  title: string;
  rule: string;
  columns: string[];
  rows: { label: string; href: string | null; numbers: OpenNumber[] }[];
}

export interface StatisticsView {
  from: Instant;
  to: Instant;
  days: number;
  numbers: OpenNumber[];
  tables: NumberTable[];
  /** Open changes at the end of each day of the window. */
  waitingOverTime: { at: Instant; open: number }[];
  /** What each of these points counts, in a sentence. */
  waitingRule: string;
}

export interface SprintSummary {
  id: string;
  title: string;
  first: string;
  last: string;
  zone: string;
  place: string | null;
  /** "before", "now", "after". */
  when: "before" | "now" | "after";
}

export interface SprintView extends SprintSummary {
  remote: boolean;
  hosts: string[];
  focus: string | null;
  notes: string | null;
  /** The window as instants; `to` is exclusive. */
  from: Instant;
  to: Instant;
  numbers: OpenNumber[];
  perDay: NumberTable;
  perRepository: NumberTable;
  /** Merged, revised and reviewed so far by the hour, in order. */
  burnUp: { at: Instant; merged: number; revised: number; reviewed: number }[];
  topic: QueueItem[];
  unknown: string[];
}

/** A piece of a recap's sentence: text, a number that opens (by its id), or a link. */
export type RecapPiece = string | { number: string } | { text: string; url: string };

/** One heading of a recap with its facts. */
export interface RecapSection {
  id: string;
  heading: string;
  /** Paragraphs as pieces, so that a number keeps its link. */
  paragraphs: RecapPiece[][];
  /** Bulleted lists after the paragraphs, each with its own small heading or none. */
  groups: { heading: string | null; items: RecapPiece[][] }[];
}

export interface ForgeHealth {
  name: string;
  url: string;
  kind: string;
  version: string | null;
  account: string | null;
  /** "starting", "reading", "following", "unreachable". */
  state: string;
  /** One sentence: since when and why, when not well. */
  trouble: { since: Instant; text: string } | null;
  marks: { name: string; at: Instant }[];
  dirty: number;
  progress: { done: number; total: number; perSecond: number; secondsLeft: number | null } | null;
  stream: { connected: boolean; since: Instant | null; heard: number } | null;
  warnings: string[];
}

export interface HealthView {
  version: string;
  node: string;
  database: string;
  started: Instant;
  changes: number;
  forges: ForgeHealth[];
  gates: GateView[];
  /** Chats that are listened to. */
  chats: ChatHealth[];
  setAside: { forge: string; number: number; reason: string; at: Instant; tries: number; raw: string }[];
}

export interface HomeView {
  program: { id: string; name: string; repositories: { name: string; type: RepositoryType; open: number }[] };
  movers: { mover: Mover; count: number }[];
  oldest: QueueItem[];
  sprint: SprintView | null;
  health: ForgeHealth[];
}
