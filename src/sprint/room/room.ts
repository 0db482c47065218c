/** What has a sprint's room come to: roster, tracks, agenda, questions, reservations? Folded from its acts alone. */
import type { Instant } from "../../review/change.ts";
import type { Sprint } from "../../review/program.ts";
import type { Question } from "../question.ts";
import type { Reservation } from "../reservation.ts";
import { type Attendee, cameTo, left, unsaid } from "../roster.ts";
import { cleared, placed, type Session } from "../session.ts";
import { type Message, nobody, type RoomAct, type TrackTerms } from "./acts.ts";
import type { Listening } from "./listening.ts";

/** A line of work that runs through the sprint beside others. */
export interface Track extends Required<TrackTerms> {
  name: string;
}

/** A track that has a room for a part of a day. */
export interface Booking {
  room: string;
  /** `Slot.code`. */
  slot: string;
  track: string;
}

/** Everything that was done in one sprint, as it stands after its last act. */
export interface Room {
  /** `Sprint.id`. */
  id: string;
  /** The sprint's own terms when it was made here; null when the program file has them. */
  sprint: Sprint | null;
  /** In order of their first act. */
  roster: Attendee[];
  /** In order of their first mention. */
  tracks: Track[];
  /** All sessions ever raised, the dropped ones included, in the order of the agenda. */
  agenda: Session[];
  bookings: Booking[];
  questions: Question[];
  /** All that ever were, the latest of each change last. */
  reservations: Reservation[];
  messages: Message[];
  restricted: boolean;
  /** Each person at most once. */
  listening: Listening[];
  /** In order. */
  acts: readonly RoomAct[];
}

/** @returns the room of a sprint in which nothing was done yet. */
export function emptyRoom(id: string): Room {
  return {
    ...{ id, sprint: null, roster: [], tracks: [], agenda: [], bookings: [] },
    ...{ questions: [], reservations: [], messages: [], restricted: false, listening: [], acts: [] },
  };
}

/** @returns the room after its acts, which come in order of `seq`. Pure: the same acts give the same room. */
export function roomAfter(id: string, acts: readonly RoomAct[]): Room {
  const room = acts.reduce(taken, emptyRoom(id));
  return { ...room, acts };
}

/** @returns the room after one more act; `acts` is left as it was. */
export function taken(room: Room, act: RoomAct): Room {
  const { body, kind, by, at } = act;
  const mark = { seq: act.seq, at, by: act.recordedBy };
  switch (kind) {
    case "opened":
    case "edited":
      return { ...room, sprint: body.sprint };
    case "signed-up":
      return attendee(room, by, (one) => ({ ...one, ...body, since: one.since ?? at, off: false }));
    case "signed-off":
      return attendee(room, by, (one) => ({ ...one, off: true, visits: left(one.visits, at) }));
    case "checked-in":
      return attendee(room, by, (one) => ({ ...one, visits: cameTo(one.visits, body.place, at) }));
    case "checked-out":
      return attendee(room, by, (one) => ({ ...one, visits: left(one.visits, at) }));
    case "track":
      return { ...room, tracks: withTrack(room.tracks, body.track, body) };
    case "track-dropped":
      return {
        ...room,
        tracks: room.tracks.filter(({ name }) => name !== body.track),
        bookings: room.bookings.filter(({ track }) => track !== body.track),
        agenda: cleared(room.agenda, body.track, mark),
      };
    case "booked":
      return { ...room, tracks: withTrack(room.tracks, body.track, {}), bookings: [...room.bookings, { ...body }] };
    case "unbooked":
      return { ...room, bookings: room.bookings.filter((one) => one.room !== body.room || one.slot !== body.slot) };
    case "raised": {
      const { session: id, state, ...terms } = body;
      const steps = [{ ...mark, from: null, to: "later" as const, displacedBy: null }];
      const rest = { outcome: null, notes: null, began: null, ended: null, steps };
      const raised: Session = { ...terms, id, sprint: room.id, state: "later", raisedBy: by, ...rest };
      const tracks = terms.track === null ? room.tracks : withTrack(room.tracks, terms.track, {});
      const place = { session: id, track: terms.track, state, before: null };
      return { ...room, tracks, agenda: placed([...room.agenda, raised], place, mark) };
    }
    case "rewritten": {
      const { session: id, ...terms } = body;
      return { ...room, agenda: room.agenda.map((one) => (one.id === id ? { ...one, ...terms } : one)) };
    }
    case "placed": {
      const tracks = body.track === null ? room.tracks : withTrack(room.tracks, body.track, {});
      return { ...room, tracks, agenda: placed(room.agenda, body, mark) };
    }
    case "cleaned":
      return { ...room, agenda: cleared(room.agenda, body.track, mark) };
    case "concluded":
      return {
        ...room,
        agenda: room.agenda.map((one) => (one.id === body.session ? { ...one, outcome: body.outcome } : one)),
      };
    case "new-day":
      return newDay(room, mark);
    case "messages":
      return { ...room, messages: body.messages };
    case "restricted":
      return { ...room, restricted: body.restricted };
    case "asked": {
      const asked = { id: body.question, text: body.text, track: body.track, by, at };
      const voters = by === nobody ? [] : [by];
      return { ...room, questions: [...room.questions, { ...asked, voters, answers: [], dropped: false }] };
    }
    case "upvoted":
      return question(room, body.question, (one) => ({
        ...one,
        voters: [...one.voters.filter((id) => id !== by), ...(body.up ? [by] : [])],
      }));
    case "answered":
      return question(room, body.question, (one) => ({
        ...one,
        answers: [...one.answers, { by, at, text: body.text }],
      }));
    case "question-dropped":
      return question(room, body.question, (one) => ({ ...one, dropped: true }));
    case "reserved":
      return { ...room, reservations: [...ended(room.reservations, body.change, at), { ...body, by, at }] };
    case "released":
      return { ...room, reservations: ended(room.reservations, body.change, at) };
    case "listens": {
      const others = room.listening.filter(({ id }) => id !== by);
      const { pattern } = body;
      return { ...room, listening: pattern === null ? others : [...others, { id: by, pattern }] };
    }
  }
}

function attendee(room: Room, id: string, change: (one: Attendee) => Attendee): Room {
  const known = room.roster.some((one) => one.id === id);
  const roster = known ? room.roster : [...room.roster, { ...unsaid, id, since: null, off: false, visits: [] }];
  return { ...room, roster: roster.map((one) => (one.id === id ? change(one) : one)) };
}

function withTrack(tracks: readonly Track[], name: string, given: TrackTerms): Track[] {
  const known = tracks.some((one) => one.name === name);
  const all = known ? tracks : [...tracks, { name, color: null, location: null, etherpad: null, url: null }];
  return all.map((one) => {
    if (one.name !== name) return one;
    const { color = one.color, location = one.location, etherpad = one.etherpad, url = one.url } = given;
    return { name, color, location, etherpad, url };
  });
}

function newDay(room: Room, mark: { seq: number; at: Instant; by: string }): Room {
  const on = [...new Set(room.agenda.map(({ track }) => track))];
  return {
    ...room,
    agenda: on.reduce<Session[]>((agenda, track) => cleared(agenda, track, mark), room.agenda),
    tracks: room.tracks.map((track) => ({ ...track, location: null })),
    roster: room.roster.map((one) => ({ ...one, visits: left(one.visits, mark.at) })),
  };
}

function question(room: Room, id: string, change: (one: Question) => Question): Room {
  return { ...room, questions: room.questions.map((one) => (one.id === id ? change(one) : one)) };
}

function ended(reservations: readonly Reservation[], change: string, at: Instant): Reservation[] {
  return reservations.map((one) => (one.change === change && one.until > at ? { ...one, until: at } : one));
}
