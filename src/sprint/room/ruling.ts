/** What does a rule of the room answer? */
import type { Instant } from "../../review/change.ts";
import type { Sprint } from "../../review/program.ts";
import type { RoomDeed } from "./acts.ts";
import type { Room } from "./room.ts";

/** What a rule looks at. */
export interface RoomGround {
  room: Room;
  sprint: Sprint;
  now: Instant;
  /** `Who.id` of whoever's deed it is. */
  by: string;
  /** What to call a `Who.id`, as the roster allows. */
  name(id: string): string;
}

/** What is to be written, nothing when all is so already, and a sentence that says what became of it; or why it cannot be. */
export type Ruling = { deeds: RoomDeed[]; says: string } | { refused: string };

/** @returns a text that people wrote, on one line; or why it cannot be taken. `what`: "what is discussed now". */
export function said(text: string, what: string, most = 300): { text: string } | { refused: string } {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (!line) return { refused: `Say ${what}.` };
  if (line.length > most) return { refused: `Say ${what} in at most ${most} characters: this has ${line.length}.` };
  return { text: line };
}

/** @returns names as a refusal lists them, or what to do where there are none. */
export function thereAre(names: readonly string[], none: string): string {
  return names.length > 0 ? `There are ${names.slice(0, 20).join(", ")}.` : none;
}
