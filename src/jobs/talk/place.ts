/** What does one chat have at hand while it is listened to? */

import { Unsaid } from "../../channels/channel.ts";
import type { Chat } from "../../channels/chat.ts";
import type { Context } from "../../commands/context.ts";
import type { Instant } from "../../review/change.ts";
import type { ChatRoom } from "../../review/chat-settings.ts";
import type { Listener } from "../../sprint/minutes/meeting.ts";
import { putLine } from "../../store/meetings.ts";
import type { Manners } from "./manners.ts";

/** A meeting that goes on in a room. */
export interface OpenMeeting {
  id: string;
  listener: Listener;
  topicBefore: string | null;
  /** When its last line was said. */
  last: Instant;
}

/** One room. */
export interface Room {
  settings: ChatRoom;
  topic: string | null;
  meeting: OpenMeeting | null;
  /** When each change was told about last, by its key; milliseconds. */
  told: Map<string, number>;
}

/** One chat and its rooms. */
export interface Place {
  chat: Chat;
  rooms: Map<string, Room>;
  manners: Manners;
  context(): Context;
  log(line: string): void;
}

/**
 * Says something in a room, or to somebody; what cannot be said is logged and stays unsaid. In a meeting it is kept in
 * the log first. `key` as in `Chat.say`.
 */
export async function tell(place: Place, to: string, text: string, key: string | null): Promise<void> {
  const { chat, rooms, context, log } = place;
  const meeting = rooms.get(to)?.meeting;
  if (meeting) {
    for (const line of text.split("\n")) {
      const at = context().clock();
      const put = await putLine(context().db, meeting.id, { at, by: chat.nick(), text: line, kind: "ours" });
      if (put) meeting.listener.hear(put);
    }
  }
  await chat.say(to, text, key).catch((failure) => unsaid(failure, log));
}

/** Logs what could not be said. @throws anything that is no such failure */
export function unsaid(failure: unknown, log: (line: string) => void): null {
  if (!(failure instanceof Unsaid)) throw failure;
  log(failure.message);
  return null;
}
