/** Which command does a line of a chat mean, in ptgbot's words or in ours? */
import { meetingVerb } from "../sprint/minutes/verbs.ts";
import { trackVerbs } from "../sprint/room/tracking.ts";

/** How a line is read. */
export interface ChatGround {
  /** What we are called there now. */
  nick: string;
  /** It was said to us alone. */
  direct: boolean;
  /** Names of the tracks of the sprint. */
  tracks: readonly string[];
}

/** A command as the registry takes it. */
export interface ChatCommand {
  /** "/status 272287". */
  text: string;
  /** Was it said to us, so that we also answer what we do not understand? */
  addressed: boolean;
}

/** ptgbot's commands of people, and of organizers. */
const people = /^[#+](in|out|seen|subscribe|unsubscribe)(?:\s+(.*))?$/is;
const organizers = new Map<string, string>(
  Object.entries({
    add: "tracks add",
    del: "tracks del",
    clean: "tracks clean",
    list: "agenda",
    newday: "newday",
    motd: "motd",
    requirevoice: "requirevoice",
    alloweveryone: "alloweveryone",
  }),
);

/**
 * Reads `midcycle: status 42`, `!status 42`, `#track now Tokens`, `#in #track`, `~add track`, and anything that is said to
 * us alone. Null for all else; a meeting's own commands are none, whether a meeting is on or not.
 */
export function chatCommand(line: string, { nick, direct, tracks }: ChatGround): ChatCommand | null {
  const text = line.replace(/[\p{Zs}\t]+/gu, " ").trim();
  const name = [nick, "midcycle"].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const said = new RegExp(`^@?(?:${name})(?:[:,]\\s*|\\s+[-–]\\s+|$)(.*)$`, "is").exec(text);
  const rest = said ? (said[1] ?? "") : text;
  const addressed = said !== null || direct;
  const known = signed(rest, tracks);
  if (known !== null) return { text: `/${known}`, addressed };
  if (addressed) return { text: `/${rest.replace(/^[/!#+~]/, "").trim() || "help"}`, addressed };
  return /^![a-z]/i.test(rest) ? { text: `/${rest.slice(1)}`, addressed } : null;
}

/** What begins with one of ptgbot's signs, as one of our commands. */
function signed(text: string, tracks: readonly string[]): string | null {
  const person = people.exec(text);
  if (person) {
    const verb = person[1]?.toLowerCase() ?? "";
    return [verb, ...(verb.endsWith("subscribe") ? ["sessions"] : []), person[2] ?? ""].join(" ").trim();
  }
  const organizer = /^~(\w+)(?:\s+(.*))?$/s.exec(text);
  const ours = organizers.get(organizer?.[1]?.toLowerCase() ?? "");
  if (organizer) return ours === undefined ? null : `${ours} ${organizer[2] ?? ""}`.trim();
  const [, track = "", verb = "", rest = ""] = /^#([^\s#]+)\s+(\S+)\s*(.*)$/s.exec(text) ?? [];
  if (track === "" || meetingVerb(track)) return null;
  const verbs: readonly string[] = [...trackVerbs, "clear"];
  const meant = verbs.includes(verb.toLowerCase()) || tracks.some((one) => one.toLowerCase() === track.toLowerCase());
  return meant ? `track ${track} ${verb} ${rest}`.trim() : null;
}
