/** Who among people is told of a notice, where and when? */
import type { Instant } from "../review/change.ts";
import { dayAfter, dayAt, dayStart, wallTime } from "../sprint/zone.ts";
import type { Notice } from "./notice.ts";
import { later, type Stop } from "./routing.ts";
import { type Topic, topicOf, topics } from "./topics.ts";

/** When somebody is told: as it comes, at the next full hour, at the end of the working day, at their morning; or not at all. */
export const paces = ["at once", "hourly", "daily", "morning", "never"] as const;
export type Pace = (typeof paces)[number];

/** Of what: only of what somebody takes part in, or of everything. */
export const scopes = ["mine", "all"] as const;

/** What somebody asked to be told. */
export interface Subscription {
  channel: string;
  topic: Topic;
  scope: (typeof scopes)[number];
  pace: Pace;
}

/** How somebody likes to be told. Times of the day are "HH:MM" in their zone. */
export interface Habits {
  zone: string;
  morning: string;
  /** Nothing comes from the first until the second; null when it may always come. */
  quiet: { from: string; to: string } | null;
}

/** Somebody who can be told for themselves. */
export interface Listener {
  /** `Who.id`. */
  person: string;
  /** Their address in each channel in which they can be reached. */
  addresses: Readonly<Record<string, string>>;
  subscriptions: readonly Subscription[];
  habits: Habits;
  /** Threads of which they want to hear nothing, each until a moment, null for ever; "*" is everything. */
  mutes: readonly { thread: string; until: Instant | null }[];
}

/** How people like to be told who said nothing about it. */
export const usualHabits: Habits = { zone: "UTC", morning: "08:00", quiet: { from: "20:00", to: "07:00" } };

/** What people are told who said nothing about it: only what others wrote down as their word. */
const usualSubscription = { topic: "words", scope: "mine", pace: "at once" } as const;

/** The end of the working day, at which a day's news come. */
const evening = "17:00";

/**
 * @returns whom a notice is told for themselves, where and when: never those whose doing it is, nothing that is muted,
 * each once for each channel, and nothing in their quiet hours. `concerned`: `Who.id`s of those who take part in what it
 * is about. `group`: seconds in which what comes together is one message, by channel.
 */
export function listenerStops(
  { notice, thread, concerned }: { notice: Notice; thread: string; concerned: ReadonlySet<string> },
  listeners: readonly Listener[],
  group: Readonly<Record<string, number>>,
  now: Instant,
): Stop[] {
  const topic = topicOf(notice.kind);
  return listeners.flatMap((one) => {
    if (notice.by?.includes(one.person) || muted(one, thread, now)) return [];
    const about = notice.concerns?.includes(one.person) ?? false;
    // What was written down as somebody's word is for them alone.
    const mine = about || (topic !== "words" && concerned.has(one.person));
    return Object.entries(one.addresses).flatMap(([channel, place]) => {
      const asked = subscriptionOf(one, channel, topic);
      if (!asked || asked.pace === "never" || (asked.scope === "mine" && !mine)) return [];
      const due = dueAt(asked.pace, one.habits, group[channel] ?? 0, now);
      return [{ channel, place, person: one.person, because: reason(asked), due }];
    });
  });
}

/** @returns what somebody asked for in a channel about a topic; what is usual when they said nothing; null for nothing. */
export function subscriptionOf(
  { subscriptions }: Pick<Listener, "subscriptions">,
  channel: string,
  topic: Topic,
): Subscription | null {
  const own = subscriptions.find((one) => one.channel === channel && one.topic === topic);
  return own ?? (topic === usualSubscription.topic ? { channel, ...usualSubscription } : null);
}

/** @returns when somebody is told at this pace: never before now, and never in their quiet hours. */
export function dueAt(pace: Pace, habits: Habits, groupSeconds: number, now: Instant): Instant {
  const { zone, morning } = habits;
  const at =
    pace === "hourly"
      ? new Date((Math.floor(Date.parse(now) / 3_600_000) + 1) * 3_600_000).toISOString()
      : pace === "daily"
        ? nextClock(evening, zone, now)
        : pace === "morning"
          ? nextClock(morning, zone, now)
          : later(now, groupSeconds);
  return afterQuiet(at, habits);
}

/** @returns the moment itself, or the end of the quiet hours that it lies in. */
function afterQuiet(at: Instant, { quiet, zone }: Habits): Instant {
  if (quiet === null || quiet.from === quiet.to) return at;
  const { hour, minute } = wallTime(at, zone);
  const clock = `${hour}:${minute}`;
  const within =
    quiet.from < quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to;
  return within ? nextClock(quiet.to, zone, at) : at;
}

/** @returns the first moment after `now` at which clocks there show a time of day. */
function nextClock(time: string, zone: string, now: Instant): Instant {
  const today = dayAt(now, zone);
  const days = [today, dayAfter(today), dayAfter(today, 2)];
  return days.map((day) => clockAt(day, time, zone)).find((at) => at > now) ?? now;
}

/** The moment at which clocks show a time on a day; where they jump over it, the same time after the day began. */
function clockAt(day: string, time: string, zone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const plain = later(dayStart(day, zone), (hours * 60 + minutes) * 60);
  const { hour, minute } = wallTime(plain, zone);
  const ahead = Number(hour) * 60 + Number(minute) - (hours * 60 + minutes);
  return Math.abs(ahead) <= 180 ? later(plain, -ahead * 60) : plain;
}

function muted({ mutes }: Listener, thread: string, now: Instant): boolean {
  return mutes.some((one) => (one.thread === "*" || one.thread === thread) && (one.until === null || one.until > now));
}

function reason({ topic, scope, pace }: Subscription): string {
  if (topic === "words") return "You get this because somebody wrote down a word of yours; you can correct it.";
  const what = scope === "mine" ? `${topics[topic]} that you take part in` : topics[topic];
  const when = { "at once": "as they come", hourly: "every hour", daily: "once a day", morning: "at your morning" };
  return `You get this because you asked for ${what}, ${pace === "never" ? "" : when[pace]}.`;
}
