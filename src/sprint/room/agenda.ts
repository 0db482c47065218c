/** What becomes of people's words about sessions: raised, changed, moved, concluded? */
import { sprintWindow } from "../days.ts";
import {
  type Place,
  type Session,
  type SessionState,
  type SessionTerms,
  sessionStates,
  sessionWants,
} from "../session.ts";
import { trackName, trackNamed } from "./names.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";
import { nextId } from "./tracking.ts";

/** What is said of a session, as far as it is said. */
export type SessionWords = Partial<Omit<SessionTerms, "wants">> & { wants?: string | null; notes?: string | null };

/** @returns what becomes of a session that somebody raises. */
export function raiseRuling(ground: RoomGround, words: SessionWords): Ruling {
  const plain = { track: null, room: null, at: null, minutes: null, wants: null, changes: [], about: [] };
  const terms = termsFrom(ground, { ...plain, ...words, title: words.title ?? "" });
  if ("refused" in terms) return terms;
  const { notes: _, ...said } = terms.words;
  const raised = { ...plain, title: "", ...said } as SessionTerms;
  const twin = ground.room.agenda.find(
    (one) => one.title.toLowerCase() === raised.title.toLowerCase() && one.state !== "dropped",
  );
  if (twin) return { refused: `There is a session "${twin.title}" already (${twin.id}): change that one.` };
  const session = nextId(ground.room.agenda, "s");
  return {
    deeds: [{ kind: "raised", body: { session, state: "later", ...raised } }],
    says: `Session ${session}: ${raised.title}${raised.track ? ` on ${raised.track}` : ""}${raised.wants ? `, which wants ${raised.wants}` : ""}.`,
  };
}

/** @returns what becomes of other words about a session; its track is changed by moving it. */
export function rewriteRuling(ground: RoomGround, id: string, words: Omit<SessionWords, "track">): Ruling {
  const found = sessionNamed(ground, id);
  if ("refused" in found) return found;
  const terms = termsFrom(ground, words);
  if ("refused" in terms) return terms;
  const { session } = found;
  const differs = Object.entries(terms.words).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(session[key as keyof Session]),
  );
  if (differs.length === 0) return { deeds: [], says: `Nothing of "${session.title}" is different.` };
  return {
    deeds: [{ kind: "rewritten", body: { session: session.id, ...Object.fromEntries(differs) } }],
    says: `Session ${session.id}: ${terms.words.title ?? session.title}.`,
  };
}

/** @returns what becomes of a move. `track`: as before when it is undefined. `before`: a session that is to follow it. */
export function placeRuling(
  ground: RoomGround,
  move: { session: string; state: string; track?: string | null | undefined; before?: string | null | undefined },
): Ruling {
  const found = sessionNamed(ground, move.session);
  if ("refused" in found) return found;
  const { session } = found;
  const state = sessionStates.find((one) => one === move.state.toLowerCase());
  if (!state) return { refused: `A session is ${sessionStates.join(", ")}, not "${move.state}".` };
  const track = move.track === undefined ? session.track : move.track || null;
  const known = track === null ? null : trackNamed(ground.room, track);
  if (known && "refused" in known) return known;
  const before = ground.room.agenda.find(({ id }) => id === move.before && id !== session.id)?.id ?? null;
  const place: Place = { session: session.id, track: known ? known.track.name : null, state, before };
  if (state === session.state && place.track === session.track && before === followerOf(ground, session)) {
    return { deeds: [], says: `"${session.title}" is there already.` };
  }
  return {
    deeds: [{ kind: "placed", body: place }],
    says: `"${session.title}" is ${spokenState(state)}${place.track ? ` on ${place.track}` : ""}.`,
  };
}

/** @returns what becomes of a session's outcome; empty takes it back. A session that is on is done by it when `done`. */
export function concludeRuling(ground: RoomGround, id: string, text: string, done: boolean): Ruling {
  const found = sessionNamed(ground, id);
  if ("refused" in found) return found;
  const { session } = found;
  const what = text.trim() ? said(text, "what came of it", 1_000) : { text: "" };
  if ("refused" in what) return what;
  const ends = done && session.state !== "done";
  const place: Place = { session: session.id, track: session.track, state: "done", before: null };
  return {
    deeds: [
      ...(what.text === (session.outcome ?? "")
        ? []
        : [{ kind: "concluded" as const, body: { session: session.id, outcome: what.text || null } }]),
      ...(ends ? [{ kind: "placed" as const, body: place }] : []),
    ],
    says: what.text
      ? `"${session.title}": ${what.text}`
      : `"${session.title}" has no outcome${ends ? " and is done" : ""}.`,
  };
}

/** @returns the session that a text names by its id or title, or those that there are. */
function sessionNamed({ room }: RoomGround, text: string): { session: Session } | { refused: string } {
  const word = text.trim().toLowerCase();
  const there = room.agenda.filter(({ state }) => state !== "dropped");
  const session = room.agenda.find(({ id }) => id === word) ?? there.find(({ title }) => title.toLowerCase() === word);
  if (session) return { session };
  const some = there.slice(0, 8).map(({ id, title }) => `${id} (${title})`);
  return {
    refused: `No session is called "${text.trim().slice(0, 60)}". ${some.length > 0 ? `There are ${some.join(", ")}.` : "None was raised yet."}`,
  };
}

/** The next of its list: where it stands now. */
function followerOf({ room }: RoomGround, session: Session): string | null {
  const list = room.agenda.filter((one) => one.track === session.track && one.state === session.state);
  return list[list.findIndex(({ id }) => id === session.id) + 1]?.id ?? null;
}

function spokenState(state: SessionState): string {
  return { now: "on now", next: "next", later: "for later", done: "done", dropped: "off the agenda" }[state];
}

function termsFrom({ sprint }: RoomGround, words: SessionWords): { words: SessionWords } | { refused: string } {
  const clean: SessionWords = { ...words };
  if (words.title !== undefined) {
    const title = said(words.title, "what the session is about", 200);
    if ("refused" in title) return title;
    clean.title = title.text;
  }
  if (words.track !== undefined && words.track !== null) {
    const track = trackName(words.track);
    if ("refused" in track) return track;
    clean.track = track.name;
  }
  if (words.wants !== undefined && words.wants !== null && !sessionWants.some((one) => one === words.wants)) {
    return { refused: `A session wants ${sessionWants.join(", ")} or nothing, not "${words.wants}".` };
  }
  const { minutes, at } = words;
  if (minutes != null && !(Number.isInteger(minutes) && minutes >= 5 && minutes <= 600))
    return { refused: "A session lasts from 5 to 600 minutes." };
  const { from, to } = sprintWindow(sprint);
  if (at != null && (at < from || at >= to))
    return { refused: `${sprint.title} lasts from ${sprint.first} to ${sprint.last}: plan the session within it.` };
  if ((words.changes?.length ?? 0) + (words.about?.length ?? 0) > 30)
    return { refused: "A session is about 30 things at most." };
  if (words.room != null && words.room.length > 100) return { refused: "Say the room in at most 100 characters." };
  return { words: clean };
}
