/** How is shown what somebody wants to be told? */
import type { Instant } from "../review/change.ts";
import type { Habits, Pace, Subscription } from "./subscribing.ts";
import type { Topic } from "./topics.ts";

/** What each pace is called. */
export const paceWords: Record<Pace, string> = {
  "at once": "as it comes",
  hourly: "every hour",
  daily: "once a day, at 17:00",
  morning: "at my morning",
  never: "not at all",
};

/** What one person is told of one topic in one channel. */
export interface SubscriptionLine {
  topic: Topic;
  /** What the topic is, in words. */
  about: string;
  scope: Subscription["scope"];
  pace: Pace;
  /** True when they chose it, false when it is usual. */
  chosen: boolean;
}

export interface SubscriptionsView {
  person: string;
  name: string;
  /** The channels in which they can be reached, and what they are told there. */
  channels: { name: string; kind: string; reached: string; lines: SubscriptionLine[] }[];
  habits: Habits;
  mutes: { thread: string; until: Instant | null }[];
}
