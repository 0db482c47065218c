/** What is known of a meeting while it goes on? */
import type { Ballot } from "./ballot.ts";
import type { ItemKind, Mark } from "./minutes.ts";
import type { Speaker } from "./speakers.ts";

/** Something that was kept, a topic included, as it was said. */
export interface Kept {
  kind: ItemKind | "topic";
  mark: Mark;
  text: string;
  /** Of a vote. */
  ballot?: Ballot;
}

/** A meeting that goes on. */
export interface Meeting {
  title: string | null;
  name: string | null;
  started: Mark | null;
  ended: Mark | null;
  /** The first is who began it. */
  chairs: Map<Speaker, string>;
  kept: Kept[];
  ballot: Ballot | null;
  /** Nicks as they are written, with the lines they said. */
  present: Map<string, number>;
  restricted: boolean;
  /** Somebody asked us to say nothing. */
  lurking: boolean;
}

/** What a meeting answers to a line. */
export type Reaction =
  | { kind: "reply"; text: string }
  /** The channel's topic is to be this. */
  | { kind: "topic"; text: string }
  /** It has begun, ended, or is to be written as it is; `quiet`: nothing is to be said of it. */
  | { kind: "started" | "ended" | "saved"; quiet: boolean };

/** @returns a meeting of which nothing was heard. */
export function nothingYet(): Meeting {
  return {
    title: null,
    name: null,
    started: null,
    ended: null,
    chairs: new Map(),
    kept: [],
    ballot: null,
    present: new Map(),
    restricted: false,
    lurking: false,
  };
}

/** Notes that somebody is there and said so many lines. */
export function attend(meeting: Meeting, nick: string, lines: number): void {
  meeting.present.set(nick, (meeting.present.get(nick) ?? 0) + lines);
}
