/** Who asked to be told of a session, by what its title or its track is like? */
import { RE2JS } from "re2js";
import type { Session } from "../session.ts";
import type { Room } from "./room.ts";
import { type RoomGround, type Ruling, said } from "./ruling.ts";

/** What somebody listens for. */
export interface Listening {
  /** `Who.id`. */
  id: string;
  /** Of RE2, whose matching takes linear time. */
  pattern: string;
}

/** @returns what becomes of somebody's wish to be told of sessions; nothing said asks what they listen for. */
export function listenRuling({ room, sprint, by }: RoomGround, text: string): Ruling {
  const before = room.listening.find(({ id }) => id === by)?.pattern;
  if (!text.trim()) {
    const none = `You are told of no sessions at ${sprint.title}: say which, as "federation|docs".`;
    return { deeds: [], says: before === undefined ? none : toldOf(before, sprint) };
  }
  const line = said(text, "what title or track you listen for", 200);
  if ("refused" in line) return line;
  if (!compiled(line.text)) {
    return {
      refused: `"${line.text}" is no pattern: write it as "federation|docs", with \\ before a sign that is meant.`,
    };
  }
  const body = { pattern: line.text };
  return { deeds: before === line.text ? [] : [{ kind: "listens", body }], says: toldOf(line.text, sprint) };
}

/** @returns what becomes of somebody's wish to be told of no sessions any more. */
export function listenNoMoreRuling({ room, sprint, by }: RoomGround): Ruling {
  if (!room.listening.some(({ id }) => id === by))
    return { refused: `You have not asked for sessions at ${sprint.title}.` };
  const says = `You are told of no sessions at ${sprint.title} any more, but of those that you raise.`;
  return { deeds: [{ kind: "listens", body: { pattern: null } }], says };
}

/** @returns `Who.id`s of all who listen for such a session, each once. Case makes no difference. */
export function listenersOf(
  { listening }: Pick<Room, "listening">,
  session: Pick<Session, "title" | "track">,
): string[] {
  return listening
    .filter(({ pattern }) =>
      [session.title, session.track ?? ""].some((text) => compiled(pattern)?.matcher(text).find() ?? false),
    )
    .map(({ id }) => id);
}

function toldOf(pattern: string, { title }: RoomGround["sprint"]): string {
  return `You are told when a session of ${title} comes next or begins whose title or track is like "${pattern}".`;
}

function compiled(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch {
    return null;
  }
}
