/** What do people say of a track: what is on, what comes next, where it meets, where its notes are? ptgbot's verbs, with history. */

import { slotsOf } from "../rhythm.ts";
import { type Session, sessionsOn } from "../session.ts";
import { dayAt } from "../zone.ts";
import type { RoomDeed } from "./acts.ts";
import { booked, unbooked } from "./booking.ts";
import { trackNamed } from "./names.ts";
import type { Track } from "./room.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";

/** What can be said of a track, in the order of the help. */
export const trackVerbs = ["now", "next", "clean", "etherpad", "url", "color", "location", "book", "unbook"] as const;
export type TrackVerb = (typeof trackVerbs)[number];

/** @returns what becomes of "TRACK VERB TEXT". `clear` is `clean`. */
export function trackRuling(ground: RoomGround, name: string, verb: string, text: string): Ruling {
  const found = trackNamed(ground.room, name);
  if ("refused" in found) return found;
  const { track } = found;
  const word = verb.toLowerCase() === "clear" ? "clean" : verb.toLowerCase();
  switch (word as TrackVerb) {
    case "now":
      return withNote(ground, track, nowRuling(ground, track, text));
    case "next":
      return withNote(ground, track, nextRuling(ground, track, text));
    case "clean":
      return cleanRuling(ground, track);
    case "etherpad":
      return addressRuling(ground, track, "etherpad", text);
    case "url":
      return addressRuling(ground, track, "url", text);
    case "color":
      return colorRuling(track, text);
    case "location":
      return locationRuling(track, text);
    case "book":
      return booked(ground, track, text);
    case "unbook":
      return unbooked(ground, track, text);
  }
  const meant = [word, text].filter(Boolean).join(" ");
  return {
    refused: meant
      ? `Unknown command "${word}". Did you mean "${track.name} now ${meant}"? There are ${trackVerbs.join(", ")}.`
      : `Say what of ${track.name}: one of ${trackVerbs.join(", ")}.`,
  };
}

/** One is on at a time: it ends the one before and sends back what was to come next. */
function nowRuling(ground: RoomGround, track: Track, text: string): Ruling {
  const what = said(text, `what ${track.name} discusses now`);
  if ("refused" in what) return what;
  const session = sessionMeant(ground, track, what.text);
  if (session?.state === "now") return { deeds: [], says: `${track.name} discusses "${session.title}" already.` };
  const back = sessionsOn(ground.room.agenda, track.name, "next").filter(({ id }) => id !== session?.id);
  const room = track.location === null ? roomNow(ground, track) : null;
  const place: RoomDeed[] = room === null ? [] : [{ kind: "track", body: { track: track.name, location: room } }];
  const later = back.length > 0 ? ` What was to come next is later again: ${titles(back)}.` : "";
  const where = room === null ? "" : ` It meets in ${room}.`;
  return {
    deeds: [moves(ground, track, session, what.text, "now"), ...place],
    says: `${track.name} discusses "${session?.title ?? what.text}" now.${where}${later}`,
  };
}

function nextRuling(ground: RoomGround, track: Track, text: string): Ruling {
  const what = said(text, `what ${track.name} discusses next`);
  if ("refused" in what) return what;
  const session = sessionMeant(ground, track, what.text);
  if (session?.state === "next") return { deeds: [], says: `"${session.title}" comes next on ${track.name} already.` };
  if (session?.state === "now") return { refused: `"${session.title}" is on now: it cannot come next as well.` };
  return {
    deeds: [moves(ground, track, session, what.text, "next")],
    says: `"${session?.title ?? what.text}" comes next on ${track.name}.`,
  };
}

function cleanRuling({ room }: RoomGround, track: Track): Ruling {
  const on = (["now", "next"] as const).flatMap((state) => sessionsOn(room.agenda, track.name, state));
  if (on.length === 0) return { deeds: [], says: `Nothing is on or next on ${track.name}.` };
  return {
    deeds: [{ kind: "cleaned", body: { track: track.name } }],
    says: `${track.name} is clear; its history stays: ${titles(on)}.`,
  };
}

function addressRuling({ sprint }: RoomGround, track: Track, what: "etherpad" | "url", text: string): Ruling {
  const asked = text.trim();
  const word = asked.toLowerCase();
  const automatic = `${sprint.etherpad}/${encodeURIComponent(`${sprint.id}-${track.name}`)}`;
  const address = word === "none" ? null : what === "etherpad" && word === "auto" ? automatic : URL.parse(asked)?.href;
  if (address === undefined || (address !== null && !/^https?:\/\//.test(address))) {
    const words = what === "etherpad" ? "auto, or none" : "or none";
    return { refused: `"${asked.slice(0, 60)}" is no address: give one that begins with https://, ${words}.` };
  }
  const says = `${what === "etherpad" ? "The notes" : "The page"} of ${track.name}: ${address ?? "none"}.`;
  return {
    deeds: address === track[what] ? [] : [{ kind: "track", body: { track: track.name, [what]: address } }],
    says,
  };
}

function colorRuling(track: Track, text: string): Ruling {
  const color = text.trim().toLowerCase();
  if (!/^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,20})$/.test(color)) {
    return { refused: `"${text.trim().slice(0, 40)}" is no colour: give a name as "teal", or "#42aaf4".` };
  }
  return { deeds: [{ kind: "track", body: { track: track.name, color } }], says: `${track.name} is ${color}.` };
}

function locationRuling(track: Track, text: string): Ruling {
  const where = said(text, `where ${track.name} meets, or "none"`, 100);
  if ("refused" in where) return where;
  const location = where.text.toLowerCase() === "none" ? null : where.text;
  const says = location === null ? `${track.name} meets nowhere in particular.` : `${track.name} meets in ${location}.`;
  return { deeds: [{ kind: "track", body: { track: track.name, location } }], says };
}

/** By its id, or its title in any case, on this track or on none; one that is done or dropped is begun anew. */
function sessionMeant({ room }: RoomGround, track: Track, text: string): Session | null {
  const word = text.toLowerCase();
  const own = room.agenda.filter((one) => one.track === track.name || one.track === null);
  const fits = own.filter(({ id, title }) => id === word || title.toLowerCase() === word);
  return fits.find(({ state }) => state !== "done" && state !== "dropped") ?? fits[0] ?? null;
}

function moves(
  { room }: RoomGround,
  { name }: Track,
  session: Session | null,
  title: string,
  state: "now" | "next",
): RoomDeed {
  if (session) return { kind: "placed", body: { session: session.id, track: name, state, before: null } };
  const terms = { title, track: name, room: null, at: null, minutes: null, wants: null, changes: [], about: [] };
  return { kind: "raised", body: { session: nextId(room.agenda, "s"), state, ...terms } };
}

/** @returns an id that no entry has: "s" and a number that only grows. */
export function nextId(all: readonly { id: string }[], letter: string): string {
  return `${letter}${Math.max(0, ...all.map(({ id }) => Number(id.slice(letter.length)) || 0)) + 1}`;
}

function titles(sessions: readonly Session[]): string {
  return sessions.map(({ title }) => `"${title}"`).join(", ");
}

/** Where the schedule has the track at this moment; null when nowhere. */
function roomNow({ room, sprint, now }: RoomGround, { name }: Track): string | null {
  const slot = slotsOf(sprint).find(({ begins, ends }) => begins <= now && now < ends)?.code;
  return room.bookings.find((one) => one.track === name && one.slot === slot)?.room ?? null;
}

/** A track that the schedule does not have today works, with a word about it. */
function withNote({ room, sprint, now }: RoomGround, { name }: Track, ruling: Ruling): Ruling {
  if ("refused" in ruling || room.bookings.length === 0) return ruling;
  const today = slotsOf(sprint).filter(({ day }) => day === dayAt(now, sprint.zone));
  const scheduled = room.bookings.some((one) => one.track === name && today.some(({ code }) => code === one.slot));
  return scheduled || today.length === 0
    ? ruling
    : { ...ruling, says: `${ruling.says} The schedule does not have ${name} today.` };
}
