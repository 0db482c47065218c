/** How do people move the agenda: tracks, sessions, messages? */
import {
  concludeRuling,
  placeRuling,
  raiseRuling,
  rewriteRuling,
  type SessionWords,
} from "../../sprint/room/agenda.ts";
import { messagesRuling, newDayRuling, restrictionRuling, tracksRuling } from "../../sprint/room/organizing.ts";
import type { RoomGround, Ruling } from "../../sprint/room/ruling.ts";
import { trackRuling } from "../../sprint/room/tracking.ts";
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import type { Done } from "../deciding.ts";
import { theChange } from "../the-change.ts";
import { inRoom, movers, organizing, type RoomDeedAsked } from "./write.ts";

/** Says something of a track, as ptgbot's `#TRACK VERB TEXT` does. */
export function sayOfTrack(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { track: string; verb: string; text: string },
): Promise<Done> {
  return moving(context, actor, asked, (ground) => trackRuling(ground, asked.track, asked.verb, asked.text));
}

/** Raises a session. `refs`: changes, specs, bugs and addresses that it is about, as people write them. */
export async function raiseSession(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & SessionWords & { refs?: string },
): Promise<Done> {
  const words = { ...wordsOf(asked), ...(await referred(context, asked.refs ?? "")) };
  return moving(context, actor, asked, (ground) => raiseRuling(ground, words));
}

/** Says a session in other words; what is undefined stays. */
export async function rewriteSession(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & Omit<SessionWords, "track"> & { session: string; refs?: string | undefined },
): Promise<Done> {
  const words = { ...wordsOf(asked), ...(asked.refs === undefined ? {} : await referred(context, asked.refs)) };
  return moving(context, actor, asked, (ground) => rewriteRuling(ground, asked.session, words));
}

/** Moves a session: to another state, track, or place in its list. */
export function placeSession(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & {
    session: string;
    state: string;
    track?: string | null | undefined;
    before?: string | null | undefined;
  },
): Promise<Done> {
  return moving(context, actor, asked, (ground) => placeRuling(ground, asked));
}

/** Says what came of a session; `done` ends it as well. */
export function concludeSession(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { session: string; outcome: string; done?: boolean },
): Promise<Done> {
  return moving(context, actor, asked, (ground) =>
    concludeRuling(ground, asked.session, asked.outcome, asked.done ?? false),
  );
}

/** Adds, takes away or clears tracks. */
export function manageTracks(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { verb: string; names: readonly string[] },
): Promise<Done> {
  return managing(context, actor, asked, "manage the tracks", (ground) =>
    tracksRuling(ground, asked.verb, asked.names),
  );
}

/** Begins a new day. */
export function beginDay(context: Context, actor: Actor, asked: RoomDeedAsked): Promise<Done> {
  return managing(context, actor, asked, "begin a new day", newDayRuling);
}

/** Changes what everybody reads on top. */
export function changeMessages(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { verb: string; rest: string },
): Promise<Done> {
  return managing(context, actor, asked, "tell everybody", (ground) => messagesRuling(ground, asked.verb, asked.rest));
}

/** Lets everybody of the team move the agenda, or only cores and organizers. */
export function restrictAgenda(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked & { restricted: boolean },
): Promise<Done> {
  const deed = "say who moves the agenda";
  return managing(context, actor, asked, deed, (ground) => restrictionRuling(ground, asked.restricted));
}

function moving(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked,
  rule: (ground: RoomGround) => Ruling,
): Promise<Done> {
  const needed = movers(context, asked.sprint);
  return inRoom(context, actor, asked, { deed: "move the agenda", needed, page: "/agenda", rule });
}

function managing(
  context: Context,
  actor: Actor,
  asked: RoomDeedAsked,
  deed: string,
  rule: (ground: RoomGround) => Ruling,
): Promise<Done> {
  return inRoom(context, actor, asked, { deed, needed: organizing, page: "/agenda", rule });
}

function wordsOf({ title, track, room, at, minutes, wants, notes }: SessionWords): SessionWords {
  const words = { title, track, room, at, minutes, wants, notes };
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
}

/** What the mirror knows becomes a change with live state; everything else stays as it was written. */
async function referred(context: Context, text: string): Promise<Pick<SessionWords, "changes" | "about">> {
  const [changes, about]: [string[], string[]] = [[], []];
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const change = await theChange(context, word).catch((failure) => {
      if (failure instanceof Refused) return null;
      throw failure;
    });
    if (change) changes.push(change.key);
    else about.push(word.slice(0, 300));
  }
  return { changes: [...new Set(changes)], about: [...new Set(about)] };
}
