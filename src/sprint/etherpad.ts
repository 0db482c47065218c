/** What is a pad of somebody's Etherpad to us? */
import type { Instant } from "../review/change.ts";

/** A pad elsewhere, mirrored into one of ours that nobody writes in. */
export interface EtherpadLink {
  /** `Pad.id` of ours. */
  id: string;
  /** Name of the Etherpad in the program file. */
  server: string;
  /** Its name there. */
  pad: string;
  sprint: string | null;
  /** True when we keep a section of our own in it. */
  section: boolean;
  /** `Who.id`; "program-file" for a pad that the program file names. */
  by: string;
  since: Instant;
  /** When it was last looked at, and its revision then; null before the first look. */
  looked: Instant | null;
  revision: number | null;
  /** By what the last look will know that nothing moved. */
  mark: string | null;
  /** Why it could not be read or written the last time, in one sentence; null when it could. */
  trouble: string | null;
  /** When our section was last written; null when it never was. */
  kept: Instant | null;
}

/** Who links what the program file names. */
export const programFile = "program-file";

/** @returns the author of what is mirrored: somebody whom the Etherpad names, or nobody it knows. */
export function etherpadAuthor(
  server: string,
  author: string | null,
  name: string | null,
): { id: string; name: string } {
  if (author === null) return { id: `etherpad:${server}`, name: `somebody on ${server}` };
  return { id: `etherpad:${server}:${author}`, name: name ?? `somebody on ${server}` };
}

/** True for a pad that mirrors one elsewhere: people write there and not here. */
export function mirrors({ by }: { by: string }): boolean {
  return by.startsWith("etherpad:");
}

/** @returns the name that an Etherpad makes of one that people typed: blanks and colons are underlines there. */
export function canonicalPad(name: string): string {
  return name.trim().replaceAll(/[\s:]+/g, "_");
}

/** @returns null for a name that a pad can have; else one sentence. */
export function etherpadNameRefusal(name: string): string | null {
  if (name.includes("$")) return `"${name}" is a pad of a group, which only its members open: link a public pad.`;
  if (/^[^/?&#\s]{1,200}$/.test(name)) return null;
  return `"${name.slice(0, 60)}" is no name of a pad: give the address of the pad, as https://etherpad.example.org/p/notes.`;
}
