/** What do people do in a sprint? Each act is kept with who, when and through what; what it means is folded from them. */
import type { Act } from "../../governance/process.ts";
import type { ChangeKey, Instant } from "../../review/change.ts";
import type { Sprint } from "../../review/program.ts";
import type { SignUp } from "../roster.ts";
import type { Place, SessionState, SessionTerms } from "../session.ts";

/** What a track can be given; what is absent stays as it was, null takes it away. */
export interface TrackTerms {
  /** CSS colour, as it was written ("#42aaf4", "teal"). */
  color?: string | null;
  /** Where it meets. */
  location?: string | null;
  /** Address of its notes and of its page. */
  etherpad?: string | null;
  url?: string | null;
}

/** A message for everybody, as ptgbot's message of the day has it. */
export interface Message {
  level: "info" | "success" | "warning" | "danger";
  text: string;
}

/** Nobody: what is asked without a name is kept without one. */
export const nobody = "anonymous";

type Bodies = {
  /** The first act. `sprint`: null for one of the program file, which says the rest. */
  opened: { sprint: Sprint | null };
  edited: { sprint: Sprint };
  "signed-up": SignUp;
  "signed-off": object;
  "checked-in": { place: string };
  "checked-out": object;
  /** A track is there from its first mention on. */
  track: { track: string } & TrackTerms;
  "track-dropped": { track: string };
  booked: { room: string; slot: string; track: string };
  unbooked: { room: string; slot: string; track: string };
  raised: { session: string; state: SessionState } & SessionTerms;
  rewritten: { session: string } & Partial<SessionTerms> & { notes?: string | null };
  placed: Place;
  cleaned: { track: string | null };
  concluded: { session: string; outcome: string | null };
  /** A new day begins: tracks are cleared and without a place, everybody has left. */
  "new-day": object;
  messages: { messages: Message[] };
  /** May only cores and organizers move the agenda? */
  restricted: { restricted: boolean };
  asked: { question: string; text: string; track: string | null };
  upvoted: { question: string; up: boolean };
  answered: { question: string; text: string };
  "question-dropped": { question: string };
  reserved: { change: ChangeKey; until: Instant };
  released: { change: ChangeKey };
  /** Tells them of sessions whose title or track is like that; null for none any more. */
  listens: { pattern: string | null };
};

/** One act in a sprint's room; its `process` is the room. */
export type RoomAct = { [Kind in keyof Bodies]: Act<Kind, Bodies[Kind]> }[keyof Bodies];

/** An act as a pure rule wants it: who and when are added where it is written. */
export type RoomDeed = { [Kind in keyof Bodies]: { kind: Kind; body: Bodies[Kind] } }[keyof Bodies];
