/** What is on in a sprint, what comes next, where and when? */
import type { ChangeKey } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { sprintWindow } from "../sprint/days.ts";
import { reservedAt } from "../sprint/reservation.ts";
import { slotsOf } from "../sprint/rhythm.ts";
import type { Room, Track } from "../sprint/room/room.ts";
import { presentAt } from "../sprint/roster.ts";
import type { Session } from "../sprint/session.ts";
import { findChange } from "../store/read.ts";
import { type AgendaView, type SessionChange, type SessionView, stepWords, type TrackView } from "../words/agenda.ts";
import { sprintSummary } from "../words/sprint.ts";
import { sprintClock } from "../words/sprint-board.ts";
import { day } from "../words/time.ts";
import type { Context } from "./context.ts";
import { meetingSprint } from "./room/write.ts";
import { namesIn } from "./room-people.ts";
import { roomOf } from "./rooms.ts";
import type { SprintQuestion } from "./sprint.ts";

/** @returns the agenda of a sprint; without an id of the one that is on or comes next. @throws Refused naming the sprints. */
export async function agenda(context: Context, question: SprintQuestion): Promise<AgendaView> {
  const sprint = meetingSprint(context, question.sprint);
  const room = roomOf(context, sprint);
  const now = context.now();
  const names = namesIn(context, sprint);
  const reserved = reservedAt(room.reservations, now);
  const keys = [...room.agenda.flatMap(({ changes }) => changes), ...reserved.map(({ change }) => change)];
  const changes = await changesOf(context, keys);
  const change = (key: ChangeKey) => changes.get(key) ?? unknownChange(key);
  const sessions = room.agenda.map((one) => sessionView(one, names, change));
  return {
    sprint: sprintSummary(sprint, now),
    clock: sprintClock({ sprint, now }),
    ...{ messages: room.messages, restricted: room.restricted, priorities: sprint.priorities, rooms: sprint.rooms },
    tracks: tracksOf(room, sessions, sprint, now),
    days: daysOf(sprint, room, sessions, now),
    reserved: reserved.map((one) => ({ change: change(one.change), by: names(one.by), until: one.until })),
  };
}

function sessionView(
  session: Session,
  names: ReturnType<typeof namesIn>,
  change: (key: ChangeKey) => SessionChange,
): SessionView {
  const { id, title, state, at, minutes, wants, about, outcome, began, ended, steps } = session;
  return {
    ...{ id, title, state, at, minutes, wants, about, outcome, began, ended, track: session.track },
    ...{ room: session.room, notes: session.notes },
    raisedBy: names(session.raisedBy),
    changes: session.changes.map(change),
    history: steps.map(({ at, by, from, to, displacedBy }) => ({
      at,
      by: names(by),
      text: stepWords(from, to, displacedBy),
    })),
  };
}

function tracksOf(room: Room, sessions: readonly SessionView[], sprint: Sprint, now: string): TrackView[] {
  const none: Track = { name: "", color: null, location: null, etherpad: null, url: null };
  const strays = sessions.filter(
    ({ track, state }) => state !== "dropped" && !room.tracks.some(({ name }) => name === track),
  );
  return [...room.tracks, ...(strays.length > 0 ? [none] : [])].map((track) => {
    const own = track === none ? strays : sessions.filter((one) => one.track === track.name);
    const of = (state: SessionView["state"]) => own.filter((one) => one.state === state);
    const there = room.roster.filter((one) => presentAt(one, now, sprint.zone)?.place === track.name);
    return {
      ...track,
      name: track.name || null,
      here: track === none ? 0 : there.length,
      bookings: room.bookings.filter((one) => one.track === track.name).map((one) => `${one.room}-${one.slot}`),
      ...{ now: of("now"), next: of("next"), later: of("later"), done: of("done") },
    };
  });
}

function daysOf(sprint: Sprint, room: Room, sessions: readonly SessionView[], now: string): AgendaView["days"] {
  const slots = slotsOf(sprint);
  const planned = sessions.filter(({ at, state }) => at !== null && state !== "dropped");
  return sprintWindow(sprint).days.map(({ day: date, from, to }) => {
    const own = slots.filter((one) => one.day === date);
    const last = (n: number) => own[n + 1]?.begins ?? to;
    return {
      day: date,
      label: day(from, sprint.zone),
      slots: own.map((slot, n) => ({
        ...{ code: slot.code, what: slot.what, from: slot.from, to: slot.to, begins: slot.begins, ends: slot.ends },
        present: slot.begins <= now && now < slot.ends,
        booked: room.bookings
          .filter((one) => one.slot === slot.code)
          .map(({ room, track }) => ({ room, track }))
          .sort((a, b) => (a.room < b.room ? -1 : 1)),
        sessions: planned
          .filter(({ at }) => at !== null && at >= (n === 0 ? from : slot.begins) && at < last(n))
          .sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1)),
      })),
    };
  });
}

async function changesOf({ board, db }: Context, keys: readonly ChangeKey[]): Promise<Map<ChangeKey, SessionChange>> {
  const found = await Promise.all(
    [...new Set(keys)].map(async (key): Promise<[ChangeKey, SessionChange]> => {
      const open = board.get(key);
      const change = open?.change ?? (await findChange(db, key));
      if (!change) return [key, unknownChange(key)];
      const { number, subject, status } = change;
      return [key, { key, number, subject, status, mover: open?.turn.mover ?? null }];
    }),
  );
  return new Map(found);
}

function unknownChange(key: ChangeKey): SessionChange {
  return { key, number: Number(key.slice(key.lastIndexOf("~") + 1)) || 0, subject: null, status: null, mover: null };
}
