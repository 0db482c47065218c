/** Who takes part in a sprint, how, and who is there at a moment? */
import type { Instant } from "../review/change.ts";
import { dayAt } from "./zone.ts";

/** In the room, or from elsewhere. */
export const presences = ["in person", "remote"] as const;
export type Presence = (typeof presences)[number];

/** What others may see of somebody: name, nick and company; nick and company; nothing but that one more came. */
export const listings = ["name", "nick", "nobody"] as const;
export type Listing = (typeof listings)[number];

/** What somebody says who signs up. */
export interface SignUp {
  presence: Presence;
  /** Days of the sprint, "YYYY-MM-DD"; empty means all of them. */
  days: string[];
  /** For whom they worked at that time; null when they did not say. */
  company: string | null;
  /** What to call them in chat; null when they have no nick. */
  nick: string | null;
  listing: Listing;
  /** What to call somebody whom neither the program file nor a forge knows; null for everybody else. */
  guest: string | null;
}

/** One time that somebody was there. */
export interface Visit {
  /** Where, as they wrote it: a track, a room, or any words. */
  place: string;
  from: Instant;
  /** Null while they have not said that they left. */
  to: Instant | null;
}

/** Somebody on the roster. */
export interface Attendee extends SignUp {
  /** `Who.id`, or "guest~…" for somebody whom nobody knows. */
  id: string;
  /** When they signed up first; null for somebody who only checked in. */
  since: Instant | null;
  /** True when they took their name off again. */
  off: boolean;
  /** Kept for ever, in order. */
  visits: Visit[];
}

/** Somebody who checks in without having signed up. */
export const unsaid: SignUp = {
  presence: "in person",
  days: [],
  company: null,
  nick: null,
  listing: "name",
  guest: null,
};

/** @returns whoever takes part: signed up and not off again, or checked in at least once. */
export function takingPart(roster: readonly Attendee[]): Attendee[] {
  return roster.filter(({ off, visits, since }) => (since !== null && !off) || visits.length > 0);
}

/** @returns where somebody is at a moment; null when they left, or forgot to say so on an earlier day. */
export function presentAt({ visits }: Attendee, at: Instant, zone: string): Visit | null {
  const last = visits.findLast(({ from }) => from <= at);
  if (!last || (last.to !== null && last.to <= at)) return null;
  return dayAt(last.from, zone) === dayAt(at, zone) ? last : null;
}

/** @returns the visits after somebody came to a place; a place that they were at before is left by it. */
export function cameTo(visits: readonly Visit[], place: string, at: Instant): Visit[] {
  return [...left(visits, at), { place, from: at, to: null }];
}

/** @returns the visits after somebody left. */
export function left(visits: readonly Visit[], at: Instant): Visit[] {
  return visits.map((visit, n) => (n === visits.length - 1 && visit.to === null ? { ...visit, to: at } : visit));
}

/** @returns who already has a nick, in any case; null when it is free for `id`. */
export function nickTaken(roster: readonly Attendee[], nick: string, id: string): Attendee | null {
  const name = nick.toLowerCase();
  return roster.find((one) => one.id !== id && one.nick?.toLowerCase() === name && !one.off) ?? null;
}

/** Somebody as their sprint may show them. `id`: opens their page; null where that would tell more than they want. */
export interface Shown {
  id: string | null;
  name: string;
  core: boolean;
}

/** What stands for somebody who is not to be named. */
export const unnamed = "somebody";

/** @returns somebody as they want to be shown; `known`: what else is known of them. Whoever is not on the roster hides nothing. */
export function shownAs(attendee: Attendee | null, known: { id: string; name: string; core: boolean }): Shown {
  if (attendee?.listing === "nobody") return { id: null, name: unnamed, core: false };
  if (attendee?.listing === "nick") return { id: null, name: attendee.nick ?? unnamed, core: known.core };
  if (attendee?.guest != null) return { id: null, name: attendee.guest, core: false };
  return known;
}
