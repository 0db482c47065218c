/** Who is told of what, and when? */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { wallTime } from "../../src/sprint/zone.ts";
import type { Notice } from "../../src/words/notice.ts";
import {
  dueAt,
  type Habits,
  type Listener,
  listenerStops,
  paces,
  type Subscription,
} from "../../src/words/subscribing.ts";

const now = "2016-01-28T18:02:11.000Z";
const always: Habits = { zone: "UTC", morning: "08:00", quiet: null };
const polls = (more: Partial<Subscription> = {}): Subscription => ({
  ...{ channel: "mail", topic: "polls", scope: "mine", pace: "at once", ...more },
});

function ana(subscriptions: Subscription[], more: Partial<Listener> = {}): Listener {
  return { person: "ana", addresses: { mail: "ana@x.org" }, subscriptions, habits: always, mutes: [], ...more };
}

function news(more: Partial<Notice> = {}): Notice {
  return { id: "n", kind: "poll-moved", at: now, title: "", paragraphs: [], numbers: {}, url: null, ...more };
}

function told(notice: Notice, listener: Listener, part: string[] = [], group = 60): string[] {
  const about = { notice, thread: "poll-2", concerned: new Set(part) };
  return listenerStops(about, [listener], { mail: group }, now).map(
    ({ channel, place, due }) => `${channel} ${place} ${due}`,
  );
}

const soon = ["mail ana@x.org 2016-01-28T18:03:11.000Z"];
const stories: [story: string, notice: Notice, listener: Listener, part: string[], told: string[]][] = [
  ["who asked for nothing is told nothing", news(), ana([]), ["ana"], []],
  ["who takes part is told what they asked for", news(), ana([polls()]), ["ana"], soon],
  ["who takes no part is not", news(), ana([polls()]), ["ben"], []],
  ["unless they asked for everybody's", news(), ana([polls({ scope: "all" })]), ["ben"], soon],
  ["who is named is concerned", news({ concerns: ["ana"] }), ana([polls()]), [], soon],
  ["what they did themselves they know", news({ by: ["ana"] }), ana([polls({ scope: "all" })]), ["ana"], []],
  ["another topic is another matter", news({ kind: "exemption-granted" }), ana([polls({ scope: "all" })]), ["ana"], []],
  ["a muted poll is quiet", news(), ana([polls()], { mutes: [{ thread: "poll-2", until: null }] }), ["ana"], []],
  [
    "a mute of another poll is not this one's",
    news(),
    ana([polls()], { mutes: [{ thread: "poll-3", until: null }] }),
    ["ana"],
    soon,
  ],
  [
    "everything can be muted",
    news(),
    ana([polls()], { mutes: [{ thread: "*", until: "2016-01-29T00:00:00.000Z" }] }),
    ["ana"],
    [],
  ],
  [
    "a mute ends",
    news(),
    ana([polls()], { mutes: [{ thread: "*", until: "2016-01-28T00:00:00.000Z" }] }),
    ["ana"],
    soon,
  ],
  ["never is never", news(), ana([polls({ pace: "never" })]), ["ana"], []],
  [
    "a word written down for them is told without asking",
    news({ kind: "word-recorded", by: ["ben"], concerns: ["ana"] }),
    ana([]),
    [],
    soon,
  ],
  [
    "and to nobody else who takes part",
    news({ kind: "word-recorded", by: ["ben"], concerns: ["cleo"] }),
    ana([]),
    ["ana"],
    [],
  ],
  [
    "unless they ended that",
    news({ kind: "word-recorded", concerns: ["ana"] }),
    ana([{ ...polls({ pace: "never" }), topic: "words" }]),
    [],
    [],
  ],
  ["a channel that was not asked in is not used", news(), ana([polls({ channel: "irc" })]), ["ana"], []],
];
test.each(stories)("%s", (_story, notice, listener, part, expected) => {
  expect(told(notice, listener, part)).toEqual(expected);
});

const night = { from: "20:00", to: "07:00" };
const times: [story: string, pace: Parameters<typeof dueAt>[0], habits: Partial<Habits>, now: string, due: string][] = [
  ["at once, after the burst", "at once", {}, now, "2016-01-28T18:03:11.000Z"],
  ["at the next full hour", "hourly", {}, now, "2016-01-28T19:00:00.000Z"],
  ["the next evening", "daily", {}, now, "2016-01-29T17:00:00.000Z"],
  ["at their morning", "morning", { zone: "America/Chicago" }, now, "2016-01-29T14:00:00.000Z"],
  [
    "at their morning of the same day",
    "morning",
    { zone: "Asia/Tokyo" },
    "2016-01-28T18:02:11.000Z",
    "2016-01-28T23:00:00.000Z",
  ],
  ["not in the quiet hours", "at once", { quiet: night }, "2016-01-28T23:30:00.000Z", "2016-01-29T07:00:00.000Z"],
  ["nor before dawn", "at once", { quiet: night }, "2016-01-28T03:00:00.000Z", "2016-01-28T07:00:00.000Z"],
  [
    "quiet at noon",
    "at once",
    { quiet: { from: "12:00", to: "13:00" } },
    "2016-01-28T12:30:00.000Z",
    "2016-01-28T13:00:00.000Z",
  ],
  [
    "the quiet hours of their zone",
    "hourly",
    { quiet: night, zone: "Australia/Sydney" },
    "2016-01-28T11:30:00.000Z",
    "2016-01-28T20:00:00.000Z",
  ],
  [
    "a morning on the day that clocks jump",
    "morning",
    { zone: "America/Chicago" },
    "2016-03-13T07:00:00.000Z",
    "2016-03-13T13:00:00.000Z",
  ],
  [
    "a morning on the day that clocks go back",
    "morning",
    { zone: "America/Chicago" },
    "2016-11-06T05:30:00.000Z",
    "2016-11-06T14:00:00.000Z",
  ],
];
test.each(times)("%s", (_story, pace, habits, at, due) => {
  expect(dueAt(pace, { ...always, ...habits }, 60, at)).toBe(due);
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const zones = fc.constantFrom("UTC", "America/Chicago", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
const moments = fc
  .integer({ min: 0, max: 366 * 1_440 })
  .map((minutes) => new Date(Date.UTC(2016, 0, 1) + minutes * 60_000).toISOString());
const living = fc.record({ zone: zones, morning: clock, quiet: fc.record({ from: clock, to: clock }) });

property.prop([fc.constantFrom(...paces), living, moments])(
  "nothing comes before now, late by more than two days, or in quiet hours",
  (pace, habits, at) => {
    const due = dueAt(pace, habits, 60, at);
    expect(due >= at).toBe(true);
    expect(Date.parse(due) - Date.parse(at)).toBeLessThan(2.2 * 86_400_000);
    const { hour, minute } = wallTime(due, habits.zone);
    const { from, to } = habits.quiet;
    const shown = `${hour}:${minute}`;
    const quiet = from === to ? false : from < to ? shown >= from && shown < to : shown >= from || shown < to;
    expect(quiet).toBe(false);
  },
);

property.prop([
  fc.array(fc.constantFrom("ana", "ben"), { maxLength: 2 }),
  fc.array(fc.constantFrom("ana", "ben"), { maxLength: 2 }),
  fc.constantFrom(...paces),
])("whoever did it is never told, and nobody twice", (by, concerns, pace) => {
  const all = [ana([polls({ pace, scope: "all" })]), { ...ana([polls({ pace })]), person: "ben" }];
  const stops = listenerStops(
    { notice: news({ by, concerns }), thread: "t", concerned: new Set(concerns) },
    all,
    {},
    now,
  );
  expect(stops.filter(({ person }) => by.some((one) => one === person))).toEqual([]);
  expect(new Set(stops.map(({ person }) => person)).size).toBe(stops.length);
  expect(stops.every(({ because }) => because?.startsWith("You get this because"))).toBe(true);
});
