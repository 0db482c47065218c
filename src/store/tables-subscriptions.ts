/** What rows does the database hold of what people want to be told? */
import type { Instant } from "../review/change.ts";
import type { Pace, Subscription } from "../words/subscribing.ts";
import type { Topic } from "../words/topics.ts";

/** What somebody asked to be told of a topic in a channel; "never" takes back what is usual. */
export interface SubscriptionsTable {
  /** `Who.id`. */
  person: string;
  channel: string;
  topic: Topic;
  scope: Subscription["scope"];
  pace: Pace;
  since: Instant;
}

/** How somebody likes to be told; times of the day are "HH:MM". Quiet hours are both null or both there. */
export interface HabitsTable {
  person: string;
  zone: string;
  morning: string;
  quiet_from: string | null;
  quiet_to: string | null;
}

/** What somebody wants to hear nothing of. */
export interface MutesTable {
  person: string;
  /** The process or post; "*" is everything. */
  thread: string;
  since: Instant;
  /** Null for ever. */
  until: Instant | null;
}

/** A secret of this house, made when it was first needed. */
export interface HouseKeysTable {
  name: string;
  value: string;
}

/** The tables of this file. */
export interface SubscriptionTables {
  subscriptions: SubscriptionsTable;
  habits: HabitsTable;
  mutes: MutesTable;
  house_keys: HouseKeysTable;
}
