/** How may a track be called, and which one is meant? */
import { meetingVerbs } from "../minutes/verbs.ts";
import type { Room, Track } from "./room.ts";
import { thereAre } from "./ruling.ts";

/** Words that mean something else behind a "#": the commands of meetbot, and those of ptgbot for people. */
export const takenWords: readonly string[] = [
  ...meetingVerbs.flatMap(({ name, synonyms }) => [name, ...synonyms]),
  ..."in out seen subscribe unsubscribe".split(" "),
];

/** @returns a name as a track has it ("#API" is "api"), or why no track can be called so. */
export function trackName(text: string): { name: string } | { refused: string } {
  const name = text.trim().replace(/^#/, "").toLowerCase();
  if (takenWords.includes(name)) {
    return { refused: `No track can be called "${name}": #${name} is a command in meetings. Choose another name.` };
  }
  if (/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,29}$/u.test(name)) return { name };
  const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return {
    refused: `"${shown}" is no name for a track: give 1 to 30 letters, digits and hyphens, as "api-federation".`,
  };
}

/** @returns the track that a text names, or the tracks there are. */
export function trackNamed({ tracks }: Room, text: string): { track: Track } | { refused: string } {
  const named = trackName(text);
  if ("refused" in named) return named;
  const track = tracks.find(({ name }) => name === named.name);
  if (track) return { track };
  const known = thereAre(
    tracks.map(({ name }) => name),
    'Add one first: "/tracks add NAME".',
  );
  return { refused: `Unknown track "${named.name}". ${known}` };
}
