/** How is shown what was said where? */
import type { Instant } from "../review/change.ts";
import type { Topic } from "./topics.ts";
import type { PersonLink } from "./views.ts";

/** Where a delivery stands, in the order in which people ask for them. */
export const deliveryStates = ["waiting", "dead", "sent", "same", "dropped"] as const;

/** What each state is called. */
export const deliveryStateWords: Record<(typeof deliveryStates)[number], string> = {
  waiting: "waiting",
  dead: "given up",
  sent: "said",
  same: "nothing new",
  dropped: "dropped",
};

/** One notice for one place. */
export interface DeliveryLine {
  id: string;
  notice: { id: string; kind: string; topic: Topic; title: string; page: string | null };
  channel: string;
  /** Place within the channel for people: an address of a person is not shown. */
  place: string;
  person: PersonLink | null;
  /** Why that person is told, in one sentence; null for a place. */
  because: string | null;
  state: (typeof deliveryStates)[number];
  created: Instant;
  /** When it was said, given up or dropped; null while it waits. */
  ended: Instant | null;
  /** When it is tried next; null unless it waits. */
  due: Instant | null;
  attempts: number;
  /** Where it can be seen; null when the place has no address. */
  url: string | null;
  /** Why the last try failed, why it was dropped, or what is to be known of it; null when there is nothing. */
  trouble: string | null;
  /** True when it was perhaps said twice. */
  doubled: boolean;
  /** Whose doing the news is; empty when it came by itself. */
  by: PersonLink[];
  /** Who tried it again or dropped it; null when nobody did. */
  decidedBy: PersonLink | null;
}

/** A channel and how it goes there. */
export interface ChannelLine {
  name: string;
  /** Null for a channel that the program file no longer has. */
  kind: string | null;
  /** Topics told there; null for all. */
  tells: string[] | null;
  waiting: number;
  dead: number;
  sent: number;
  /** How many were perhaps said twice. */
  doubled: number;
  last: Instant | null;
  /** Since when, until when and why nothing is said there; null when all is well. */
  resting: { since: Instant; until: Instant; text: string } | null;
}

export interface DeliveriesView {
  channels: ChannelLine[];
  rows: DeliveryLine[];
  page: number;
  pages: number;
  total: number;
  filters: { state: string | null; channel: string | null; about: string | null };
  /** Sentences about what nobody will deliver unless somebody does something; empty when there is nothing. */
  warnings: string[];
  /** True for whoever may try again and drop. */
  may: boolean;
}

/** @returns what to say of channels that the program file no longer has, while something waits for them. */
export function orphanWarnings(channels: readonly ChannelLine[]): string[] {
  return channels
    .filter(({ kind, waiting }) => kind === null && waiting > 0)
    .map(({ name, waiting }) => {
      const what = waiting === 1 ? "1 delivery waits" : `${waiting} deliveries wait`;
      return `${what} for the channel "${name}", which the program file no longer has: put it back, or drop what waits.`;
    });
}
