/** What rows does the database hold of what is said where? */
import type { Instant } from "../review/change.ts";

/** A notice to be said, written together with the act that it is about. */
export interface OutboxTable {
  /** `Notice.id`: the same news is never put here twice. */
  id: string;
  kind: string;
  /** The process that it is about; null for other news. */
  process: string | null;
  /** JSON of the notice. */
  notice: string;
  created: Instant;
  /** "waiting" until it is known who is told of it, then "said": from there on its deliveries tell. */
  state: "waiting" | "said";
}

/**
 * Where a delivery stands. "waiting": to be said, or being said. "sent". "same": nothing had to be said, because the
 * place shows it already. "dead": given up until somebody decides. "dropped": somebody decided that it is not said.
 */
export type DeliveryState = "waiting" | "sent" | "same" | "dead" | "dropped";

/** One notice for one place or person of one channel. */
export interface DeliveriesTable {
  /** Made of notice, channel and place: the same notice goes to a place once. */
  id: string;
  notice: string;
  channel: string;
  /** Place or address within the channel. */
  place: string;
  /** `Who.id` of whom it is for; null when it is for a place. */
  person: string | null;
  /** Why they are told, in one sentence; null for a place. */
  because: string | null;
  /** What it is about: the process, the post, or the notice itself. */
  thread: string;
  /** `Notice.post`; null for what has no versions. */
  post: string | null;
  /** Digest of what the notice says. */
  content: string;
  state: DeliveryState;
  created: Instant;
  /** Tries so far. */
  attempts: number;
  /** Not before this moment, by our clock. */
  due: Instant;
  /** Until then one process is at it, by our clock; afterwards another may. */
  taken_until: Instant;
  /** The message that it goes out with, from the first try on: `Post.key`. */
  message: string | null;
  /** 1 from before a try until its end is known. */
  begun: 0 | 1;
  /** 1 when a try before this one had no known end. */
  unsure: 0 | 1;
  /** 1 when it was perhaps said twice: a try had no known end and the place cannot be asked. */
  doubled: 0 | 1;
  /** When it was last tried, by our clock. */
  tried: Instant | null;
  /** When it was said or dropped, as people see time. */
  ended: Instant | null;
  /** `Said.reference` and `Said.url`. */
  reference: string | null;
  url: string | null;
  /** Why the last try failed, or why it was dropped, in one sentence. */
  trouble: string | null;
  /** `Who.id` of who decided last about it; null when nobody did. */
  decided_by: string | null;
}

/** A channel that rests because nothing could be said there. */
export interface RestingTable {
  channel: string;
  since: Instant;
  /** By our clock. */
  until: Instant;
  tries: number;
  trouble: string;
}

/** One job that runs by the clock: who runs it now, and how it went. */
export interface JobsTable {
  name: string;
  /** The moment of the last fire that somebody took: a fire is taken once, whichever process it is. */
  fire: Instant;
  /** By our clock; null before its first run. */
  began: Instant | null;
  /** Null while it runs, and when whoever ran it died. */
  ended: Instant | null;
  /** "well", "some" (items were set aside), "failed"; null before its first end. */
  outcome: string | null;
  /** What it did, or why it failed, in one sentence. */
  told: string | null;
  /** How far it has read; what that is the job knows. Null before its first good end. */
  mark: string | null;
  /** Set when somebody asked for a run now; taken away when one begins. */
  wanted: Instant | null;
}

/** The tables of this file. */
export interface DeliveryTables {
  outbox: OutboxTable;
  deliveries: DeliveriesTable;
  resting: RestingTable;
  jobs: JobsTable;
}
