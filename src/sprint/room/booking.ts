/** Which room has a track, in which part of which day? */
import { type Slot, slotsOf } from "../rhythm.ts";
import type { Track } from "./room.ts";
import { type RoomGround, type Ruling, thereAre } from "./ruling.ts";

/** @returns what becomes of "TRACK book ROOM-SLOT". */
export function booked(ground: RoomGround, { name }: Track, text: string): Ruling {
  const meant = placeMeant(ground, text);
  if ("refused" in meant) return meant;
  const { room, slot } = meant;
  const other = ground.room.bookings.find((one) => one.room === room && one.slot === slot.code);
  const when = `${slot.day} from ${slot.from} to ${slot.to}`;
  if (other?.track === name) return { deeds: [], says: `${name} has ${room} on ${when} already.` };
  if (other) return { refused: `${other.track} has ${room} on ${when}: choose another room or another part of a day.` };
  return {
    deeds: [{ kind: "booked", body: { room, slot: slot.code, track: name } }],
    says: `${name} has ${room} on ${when}.`,
  };
}

/** @returns what becomes of "TRACK unbook ROOM-SLOT". */
export function unbooked(ground: RoomGround, { name }: Track, text: string): Ruling {
  const meant = placeMeant(ground, text);
  if ("refused" in meant) return meant;
  const { room, slot } = meant;
  const booking = ground.room.bookings.find((one) => one.room === room && one.slot === slot.code);
  if (booking?.track !== name) {
    const own = ground.room.bookings.filter(({ track }) => track === name).map((one) => `${one.room}-${one.slot}`);
    const has = thereAre(own, "It has booked nothing.");
    return { refused: `${name} has not booked ${room}-${slot.code}. ${has}` };
  }
  return {
    deeds: [{ kind: "unbooked", body: { ...booking } }],
    says: `${room} is free on ${slot.day} from ${slot.from}.`,
  };
}

/** ptgbot splits at the first hyphen; names of rooms may have hyphens too, so what is behind must be a part of a day. */
function placeMeant({ room, sprint }: RoomGround, text: string): { room: string; slot: Slot } | { refused: string } {
  const slots = slotsOf(sprint);
  const [word = ""] = text.trim().split(/\s+/);
  for (const { index } of word.matchAll(/-/g)) {
    const slot = slots.find(({ code }) => code === word.slice(index + 1).toLowerCase());
    const name = word.slice(0, index);
    if (!slot || !name) continue;
    const known = sprint.rooms.length > 0 ? sprint.rooms : [...new Set(room.bookings.map((one) => one.room))];
    const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (found === undefined && sprint.rooms.length > 0) {
      return { refused: `No room is called "${name}". There are ${sprint.rooms.join(", ")}.` };
    }
    return { room: found ?? name, slot };
  }
  const codes = slots.map(({ code }) => code);
  const some = codes.length > 12 ? `${codes.slice(0, 12).join(", ")} …` : codes.join(", ");
  return {
    refused: `Write ROOM-SLOT, as "${sprint.rooms[0] ?? "lobby"}-${codes[0]}"; the parts of the days are ${some}.`,
  };
}
