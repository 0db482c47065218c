/** What does the agenda of a sprint show: tracks, sessions, the schedule, what is reserved? */
import type { ChangeKey, Instant, Status } from "../review/change.ts";
import type { Mover } from "../review/turn.ts";
import type { Message } from "../sprint/room/acts.ts";
import type { Shown } from "../sprint/roster.ts";
import type { SessionState, SessionWants } from "../sprint/session.ts";
import type { SprintClock } from "./sprint-board.ts";
import type { SprintSummary } from "./views.ts";

/** A change that a session is about, as it stands now. */
export interface SessionChange {
  key: ChangeKey;
  number: number;
  /** Null for one that is not mirrored any more. */
  subject: string | null;
  status: Status | null;
  /** Whose turn it is; null unless it is open. */
  mover: Mover | null;
}

/** One session with its history. */
export interface SessionView {
  id: string;
  title: string;
  track: string | null;
  /** Its own room; null when it is where its track meets. */
  room: string | null;
  state: SessionState;
  at: Instant | null;
  minutes: number | null;
  wants: SessionWants | null;
  raisedBy: Shown;
  changes: SessionChange[];
  about: string[];
  outcome: string | null;
  /** Address of its own notes elsewhere; null when it has none. */
  notes: string | null;
  began: Instant | null;
  ended: Instant | null;
  /** Each move in words, in order. */
  history: { at: Instant; by: Shown; text: string }[];
}

/** One track. */
export interface TrackView {
  /** Null for what is on no track. */
  name: string | null;
  color: string | null;
  location: string | null;
  etherpad: string | null;
  url: string | null;
  /** People who are checked in there now, those who are not to be named included. */
  here: number;
  /** Its bookings, as "ROOM-SLOT". */
  bookings: string[];
  /** Its sessions by state, in their order. */
  now: SessionView[];
  next: SessionView[];
  later: SessionView[];
  done: SessionView[];
}

/** One part of a day in the schedule. */
export interface SlotView {
  code: string;
  what: string;
  from: string;
  to: string;
  begins: Instant;
  ends: Instant;
  /** Is it now? */
  present: boolean;
  /** Rooms that tracks have in it, by name. */
  booked: { room: string; track: string }[];
  /** Sessions that are planned to begin in it, by their moment. */
  sessions: SessionView[];
}

/** The whole agenda. */
export interface AgendaView {
  sprint: SprintSummary;
  clock: SprintClock;
  messages: Message[];
  /** May only cores and organizers move it? */
  restricted: boolean;
  priorities: string[];
  /** Names of the rooms that can be booked; empty where any can. */
  rooms: string[];
  /** What is on no track comes last, and only when there is something. */
  tracks: TrackView[];
  days: { day: string; label: string; slots: SlotView[] }[];
  reserved: { change: SessionChange; by: Shown; until: Instant }[];
}

/** @returns the agenda in a few lines: what is on and what comes next, by track. */
export function agendaText({ sprint, tracks, messages }: AgendaView): string {
  const lines = tracks.flatMap(({ name, now, next, location }) => {
    if (now.length + next.length === 0) return [];
    const on = now.map(({ title }) => `now ${title}`);
    const coming = next.length > 0 ? [`next ${next.map(({ title }) => title).join(", ")}`] : [];
    return [`${name ?? "no track"}${location ? ` (${location})` : ""}: ${[...on, ...coming].join("; ")}`];
  });
  const said = messages.map(({ text }) => text);
  return [...said, ...(lines.length > 0 ? lines : [`Nothing is on at ${sprint.title}, and nothing comes next.`])].join(
    "\n",
  );
}

/** @returns one move of a session in words. */
export function stepWords(from: SessionState | null, to: SessionState, displacedBy: string | null): string {
  if (from === null) return "raised it";
  const moved = {
    now: "began it",
    next: "put it next",
    later: "put it off",
    done: "ended it",
    dropped: "took it off the agenda",
  };
  return displacedBy === null ? moved[to] : `${moved[to]} by beginning "${displacedBy}"`;
}
