/** How is a meeting in a room kept: begun, heard line by line, ended, and taken up again after a death? */

import { readingFor, sprintAt } from "../../commands/minutes.ts";
import { minutesTopic } from "../../commands/minutes-views.ts";
import type { Instant } from "../../review/change.ts";
import { clockTime } from "../../sprint/minutes/clock-time.ts";
import type { Line } from "../../sprint/minutes/line.ts";
import { listen } from "../../sprint/minutes/meeting.ts";
import type { Reaction } from "../../sprint/minutes/state.ts";
import { readLine } from "../../sprint/minutes/verbs.ts";
import { closeMeeting, type Heard, meetingLines, meetings, openMeeting, putLine } from "../../store/meetings.ts";
import { meetingEnded } from "../../words/chat.ts";
import { type Place, type Room, tell, unsaid } from "./place.ts";

/** What became of a line in a meeting. */
export type Kept =
  /** It is in the log; `command`: the meeting took it for one. */
  | { kept: true; command: boolean }
  /** The room has no meeting. */
  | { kept: false }
  /** It was heard before: nothing is done with it again. */
  | { kept: "before" };

/** Takes up the meetings that went on when the last process ended. */
export async function resume({ chat, rooms, context }: Place): Promise<void> {
  const { db } = context();
  for (const meeting of await meetings(db, { source: chat.name, open: true })) {
    const room = rooms.get(meeting.place);
    if (!room) continue;
    const lines = await meetingLines(db, meeting.id);
    const listener = listen(readingFor(context(), "meeting", sprintAt(context(), meeting.began)));
    for (const line of lines) listener.hear(line);
    const last = lines.findLast(({ at }) => at !== null)?.at ?? meeting.began;
    if (listener.open) room.meeting = { id: meeting.id, listener, topicBefore: meeting.topicBefore, last };
    else await closeMeeting(db, meeting.id, last);
  }
}

/** Keeps a line of a room's meeting before anything is answered to it, and answers; begins a meeting when the line does. */
export async function hearInMeeting(place: Place, room: Room, line: Heard): Promise<Kept> {
  const said = line.kind === undefined || line.kind === "said" ? readLine(line.text) : null;
  if (!room.meeting && said?.verb.name === "startmeeting" && room.settings.meetings) return start(place, room, line);
  const { meeting } = room;
  if (!meeting) return { kept: false };
  const put = await putLine(place.context().db, meeting.id, line);
  if (!put) return { kept: "before" };
  meeting.last = line.at ?? meeting.last;
  const reactions = meeting.listener.hear(put);
  await react(place, room, reactions, line.reference ?? null);
  if (said?.verb.name === "chair" && reactions.length > 0) await warnOfAbsent(place, room, said.rest);
  return { kept: true, command: said !== null };
}

/** A chair with a misspelt nick would be nobody. */
async function warnOfAbsent(place: Place, room: Room, nicks: string): Promise<void> {
  const { name } = room.settings;
  const absent = nicks.split(/[, ]+/).filter((nick) => nick !== "" && place.chat.present(name, nick) === false);
  if (absent.length > 0) await tell(place, name, `Warning: Nick not in channel: ${absent.join(", ")}`, null);
}

/** Notes in the log that we were away, so that nobody takes silence for agreement. */
export async function noteGap(place: Place, room: Room, missed: Instant | null, now: Instant): Promise<void> {
  const { meeting } = room;
  if (!meeting) return;
  const since = missed ?? meeting.last;
  const text = `Midcycle was away from ${clockTime(since)} to ${clockTime(now)} UTC: what was said meanwhile is missing here.`;
  await tell(place, room.settings.name, text, null);
}

async function start(place: Place, room: Room, line: Heard): Promise<Kept> {
  const { chat, context } = place;
  const at = line.at ?? context().clock();
  const listener = listen(readingFor(context(), "meeting", sprintAt(context(), at)));
  const first: Line = { ...line, at, id: "1" };
  const reactions = listener.hear(first);
  const name = listener.minutes().name ?? room.settings.name.replace(/[^\w.-]+/g, "").toLowerCase();
  const meeting = {
    id: `${name}.${at.slice(0, 10)}-${at.slice(11, 16).replace(":", ".")}`,
    source: chat.name,
    place: room.settings.name,
    ...{ sprint: null, began: at, ended: null, topicBefore: room.topic },
  };
  const id = await openMeeting(context().db, meeting, [{ ...line, at }]);
  if (id === null) {
    // Another process of ours keeps it: the lease of the mirror makes this impossible but for its last moments.
    await resume(place);
    return { kept: "before" };
  }
  room.meeting = { id, listener, topicBefore: room.topic, last: at };
  await react(place, room, reactions, line.reference ?? null);
  return { kept: true, command: true };
}

async function react(
  place: Place,
  room: Room,
  reactions: readonly Reaction[],
  reference: string | null,
): Promise<void> {
  const { meeting } = room;
  if (!meeting) return;
  const { chat, context, log } = place;
  const key = (n: number) => (reference === null ? null : `${reference}/${n}`);
  for (const [n, reaction] of reactions.entries()) {
    if (reaction.kind === "reply") await tell(place, room.settings.name, reaction.text, key(n));
    else if (reaction.kind === "topic") await setTopic(reaction.text);
    else if (reaction.kind === "ended") {
      const { db, program } = context();
      const ended = meeting.listener.minutes().ended?.at ?? context().clock();
      await closeMeeting(db, meeting.id, ended);
      room.meeting = null;
      if (meeting.topicBefore !== null && !reaction.quiet) await setTopic(meeting.topicBefore);
      const told = reaction.quiet ? [] : meetingEnded(meeting.id, clockTime(ended), program.writing.address);
      if (told.length > 0) await tell(place, room.settings.name, told.join("\n"), key(n));
    }
  }
  context().signs.tell({ topics: [minutesTopic], changes: [] });

  async function setTopic(text: string): Promise<void> {
    await chat.setTopic(room.settings.name, text).catch((failure) => unsaid(failure, log));
  }
}
