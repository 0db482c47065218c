/** What is a session of a sprint, and how does it move through the agenda? */
import type { ChangeKey, Instant } from "../review/change.ts";

/** Where a session stands, in the order in which an agenda shows them. A dropped one is kept, with its history. */
export const sessionStates = ["now", "next", "later", "done", "dropped"] as const;
export type SessionState = (typeof sessionStates)[number];

/** What whoever raised a session wants from it. */
export const sessionWants = ["decision", "information", "code"] as const;
export type SessionWants = (typeof sessionWants)[number];

/** What people say of a session; all of it can be changed later. */
export interface SessionTerms {
  title: string;
  /** Name of its track; null while it is on none. */
  track: string | null;
  /** Its own room; null when it is where its track is. */
  room: string | null;
  /** When it is planned to begin, and for how many minutes; null when nobody has said. */
  at: Instant | null;
  minutes: number | null;
  wants: SessionWants | null;
  /** Changes that it is about. */
  changes: ChangeKey[];
  /** Blueprints, bugs and addresses that it is about, as they were written. */
  about: string[];
}

/** One move of a session. */
export interface SessionStep {
  /** Number of the act, and whose it was (`Who.id`). */
  seq: number;
  at: Instant;
  by: string;
  /** Null in the first. */
  from: SessionState | null;
  to: SessionState;
  /** Title of the session that displaced it; null when it was moved itself. */
  displacedBy: string | null;
}

/** One subject of a sprint. */
export interface Session extends SessionTerms {
  /** "s1": stable, never used twice within its sprint. */
  id: string;
  /** `Sprint.id`. */
  sprint: string;
  state: SessionState;
  /** `Who.id` of whoever raised it. */
  raisedBy: string;
  /** What came of it, in a sentence or two; null while nobody has said. */
  outcome: string | null;
  /** Address of notes elsewhere; null when they are here. */
  notes: string | null;
  /** When it began and ended, the last time; null when it has not. */
  began: Instant | null;
  ended: Instant | null;
  /** Every move, in order; the last one leads to `state`. Never empty. */
  steps: SessionStep[];
}

/** Where a session is to go. `before`: id of the session that follows it; null for the end of the list. */
export interface Place {
  session: string;
  track: string | null;
  state: SessionState;
  before: string | null;
}

/** Who moved it, when. */
export type Mark = Pick<SessionStep, "seq" | "at" | "by">;

/**
 * @returns the agenda after a move. One session of a track is on at a time: what begins ends the one that was on, and
 * what was to come next there is later again, as ptgbot's `now` replaces the old text and clears all `next`.
 */
export function placed(agenda: readonly Session[], place: Place, mark: Mark): Session[] {
  const moving = agenda.find(({ id }) => id === place.session);
  if (!moving) return [...agenda];
  const others = agenda.filter(({ id }) => id !== moving.id);
  const moved = stepped({ ...moving, track: place.track }, place.state, mark, null);
  const settled = place.state === "now" ? others.map((one) => displaced(one, place.track, moving.title, mark)) : others;
  const index = place.before === null ? -1 : settled.findIndex(({ id }) => id === place.before);
  return index < 0 ? [...settled, moved] : settled.toSpliced(index, 0, moved);
}

/** @returns the agenda after a track was cleared: what was on is done, what was to come next is later. */
export function cleared(agenda: readonly Session[], track: string | null, mark: Mark): Session[] {
  return agenda.map((one) => displaced(one, track, null, mark));
}

/** @returns the sessions of a state on a track, in their order. */
export function sessionsOn(agenda: readonly Session[], track: string | null, state: SessionState): Session[] {
  return agenda.filter((one) => one.track === track && one.state === state);
}

function displaced(session: Session, track: string | null, by: string | null, mark: Mark): Session {
  if (session.track !== track) return session;
  if (session.state === "now") return stepped(session, "done", mark, by);
  if (session.state === "next") return stepped(session, "later", mark, by);
  return session;
}

function stepped(session: Session, to: SessionState, { seq, at, by }: Mark, displacedBy: string | null): Session {
  const { state: from } = session;
  if (from === to) return session;
  return {
    ...session,
    state: to,
    began: to === "now" ? at : session.began,
    ended: from === "now" ? at : to === "now" ? null : session.ended,
    steps: [...session.steps, { seq, at, by, from, to, displacedBy }],
  };
}
