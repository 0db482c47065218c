/** What may organizers say of all tracks at once? ptgbot's verbs for admins, without anything that wipes. */
import { sessionsOn } from "../session.ts";
import type { Message, RoomDeed } from "./acts.ts";
import { trackName, trackNamed } from "./names.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";

const levels = ["info", "success", "warning", "danger"] as const;

/** @returns what becomes of "tracks add NAMES", "tracks del NAMES" and "tracks clean NAMES"; all of it or nothing. */
export function tracksRuling({ room }: RoomGround, verb: string, names: readonly string[]): Ruling {
  const word = verb.toLowerCase();
  if (!["add", "del", "clean"].includes(word)) {
    return { refused: `Say "/tracks add NAME", "/tracks del NAME" or "/tracks clean NAME", not "${verb}".` };
  }
  if (names.length === 0) return { refused: `Name at least one track: "/tracks ${word} api".` };
  const deeds: RoomDeed[] = [];
  for (const text of names) {
    const named = word === "add" ? trackName(text) : trackNamed(room, text);
    if ("refused" in named) return named;
    const name = "name" in named ? named.name : named.track.name;
    const on = sessionsOn(room.agenda, name, "now").length + sessionsOn(room.agenda, name, "next").length;
    if (word === "add" && !room.tracks.some((one) => one.name === name))
      deeds.push({ kind: "track", body: { track: name } });
    if (word === "del") deeds.push({ kind: "track-dropped", body: { track: name } });
    if (word === "clean" && on > 0) deeds.push({ kind: "cleaned", body: { track: name } });
  }
  const done = { add: "Added", del: "Taken away", clean: "Cleared" }[word as "add" | "del" | "clean"];
  const list = names.map((name) => name.replace(/^#/, "").toLowerCase()).join(", ");
  return { deeds, says: deeds.length > 0 ? `${done}: ${list}.` : `There was nothing to do for ${list}.` };
}

/** @returns what becomes of "newday": a day begins with clear tracks, and yesterday stays readable. */
export function newDayRuling({ room }: RoomGround): Ruling {
  const open = room.roster.some(({ visits }) => visits.at(-1)?.to === null);
  const on = room.agenda.some(({ state }) => state === "now" || state === "next");
  if (!open && !on && room.tracks.every(({ location }) => location === null)) {
    return { deeds: [], says: "The day has begun already: nothing is on, nobody is checked in." };
  }
  return {
    deeds: [{ kind: "new-day", body: {} }],
    says: "A new day: tracks are clear and without a place, everybody is checked out. Yesterday stays in the history.",
  };
}

/** @returns what becomes of "motd add LEVEL TEXT", "motd del N", "motd reorder N N …" and "motd clean". */
export function messagesRuling({ room }: RoomGround, verb: string, rest: string): Ruling {
  const { messages } = room;
  const word = verb.toLowerCase();
  const put = (next: Message[], says: string): Ruling => ({
    deeds: [{ kind: "messages", body: { messages: next } }],
    says,
  });
  if (word === "clean")
    return messages.length > 0 ? put([], "No message stands there now.") : { deeds: [], says: "There is no message." };
  if (word === "add") {
    const [, level = "", text = ""] = /^(\S*)\s*(.*)$/s.exec(rest.trim()) ?? [];
    const known = levels.find((one) => one === level.toLowerCase());
    if (!known) return { refused: `A message is one of ${levels.join(", ")}: "/motd add info Lunch is at noon".` };
    const what = said(text, "what everybody should read");
    return "refused" in what
      ? what
      : put([...messages, { level: known, text: what.text }], `Everybody reads: ${what.text}`);
  }
  const numbers = rest.trim().split(/\s+/).filter(Boolean).map(Number);
  const range = messages.length > 0 ? `from 1 to ${messages.length}` : "of a message, and there is none";
  const strange = numbers.length === 0 || numbers.some((n) => !Number.isInteger(n) || n < 1 || n > messages.length);
  if (word === "del" || word === "reorder") {
    if (strange) return { refused: `Give the number ${range}.` };
    const chosen = [...new Set(numbers)].map((n) => messages[n - 1]).filter((one) => one !== undefined);
    const others = messages.filter((one) => !chosen.includes(one));
    return word === "del"
      ? put(others, "It is taken away.")
      : put([...chosen, ...others], "They are in that order now.");
  }
  return { refused: 'Say "/motd add LEVEL TEXT", "/motd del N", "/motd reorder N N" or "/motd clean".' };
}

/** @returns what becomes of "requirevoice" and "alloweveryone": who may move the agenda. */
export function restrictionRuling({ room }: RoomGround, restricted: boolean): Ruling {
  const says = restricted
    ? "Only cores and organizers move the agenda now."
    : "Everybody on the team may move the agenda.";
  return { deeds: room.restricted === restricted ? [] : [{ kind: "restricted", body: { restricted } }], says };
}
