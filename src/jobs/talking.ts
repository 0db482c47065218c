/** What does Midcycle do in the chats that it listens to? */
import type { Chat, Happening } from "../channels/chat.ts";
import { showChats } from "../commands/chats.ts";
import type { Context } from "../commands/context.ts";
import type { ChatRoom } from "../review/chat-settings.ts";
import { chatMarks, putChatMark } from "../store/chat-marks.ts";
import type { Heard } from "../store/meetings.ts";
import { storeOutage } from "../store/problem.ts";
import type { ChatHealth } from "../words/chat-health.ts";
import { createBell } from "./bell.ts";
import { announce } from "./talk/announcing.ts";
import { answer } from "./talk/answers.ts";
import { createManners } from "./talk/manners.ts";
import { hearInMeeting, noteGap, resume } from "./talk/meeting.ts";
import type { Place, Room } from "./talk/place.ts";

/** Things that may wait to be looked at: a chat that brings more is not listened to until some are done. */
const mostWaiting = 5_000;
/** Milliseconds between two tries of what the database was away for. */
const again = 1_000;
/** Lines of one message that are looked at. */
const mostLines = 50;

/** The chats that are listened to. */
export interface Talking {
  /** Settles when the signal has aborted, every chat was left, and what was heard is kept. */
  done: Promise<void>;
  standings(): ChatHealth[];
}

/** Listens, keeps meetings, runs commands and tells about changes, in every chat until the signal aborts. */
export function startTalking(
  chats: readonly Chat[],
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): Talking {
  const standings = () =>
    chats.map((chat) => ({ ...chat.standing(), name: chat.name, kind: chat.kind, wanted: chat.rooms.length }));
  showChats(context(), standings);
  return { done: Promise.all(chats.map((chat) => talk(chat, context, signal, log))).then(() => undefined), standings };
}

async function talk(
  chat: Chat,
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const rooms = new Map(chat.rooms.map((settings) => [settings.name, emptyRoom(settings)]));
  const place: Place = { chat, rooms, manners: createManners(), context, log };
  const bell = createBell();
  const waiting: { what: Happening; serial: string }[] = [];
  const left = new AbortController();
  const begun = context().clock();
  let count = 0;
  let lost = 0;

  const marks = await persistently(async () => {
    await resume(place);
    return chatMarks(context().db, chat.name);
  }, signal);
  if (!marks) return;
  const working = work();
  await chat.listen(take, marks, signal);
  left.abort();
  await working;

  function take(what: Happening): void {
    if (waiting.length < mostWaiting) waiting.push({ what, serial: `${begun}/${++count}` });
    else if (lost++ % mostWaiting === 0) log(`${chat.name} says more than can be kept: some of it is left out.`);
    bell.ring();
  }

  /** Everything is done in the order in which it happened. */
  async function work(): Promise<void> {
    while (waiting.length > 0 || !left.signal.aborted) {
      const next = waiting[0];
      if (next) {
        await persistently(() => happened(place, next.what, next.serial), left.signal);
        waiting.shift();
      } else await bell.wait(60_000, left.signal);
    }
  }

  /** Tries again while the database is away. Null when it stayed away until the signal aborted, and after a mistake of ours. */
  async function persistently<T>(deed: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
    for (;;) {
      try {
        return await deed();
      } catch (failure) {
        const outage = storeOutage(failure);
        log(outage ?? `mistake in Midcycle, in chat: ${failure instanceof Error ? failure.stack : failure}`);
        if (outage === null || signal.aborted) return null;
        await createBell().wait(again, signal);
      }
    }
  }
}

/** `serial` names it where the chat does not, so that what is tried again is not kept twice. */
async function happened(place: Place, what: Happening, serial: string): Promise<void> {
  const { chat, rooms, context, log } = place;
  switch (what.kind) {
    case "trouble":
      return log(`${chat.name}: ${what.text ?? "all is well again."}`);
    case "topic": {
      const room = rooms.get(what.room);
      if (room) room.topic = what.text;
      return;
    }
    case "gap": {
      const room = rooms.get(what.room);
      if (room) await noteGap(place, room, what.since, what.at);
      return;
    }
    case "renamed":
      for (const room of rooms.values()) {
        const line: Heard = { kind: "renamed", by: what.from, text: what.to, at: what.at, reference: serial };
        if (room.meeting) await hearInMeeting(place, room, line);
      }
      return;
    case "said":
    case "did":
      for (const [n, text] of what.text.split(/\r?\n/).slice(0, mostLines).entries()) {
        const reference = `${what.reference ?? serial}${n === 0 ? "" : `#${n}`}`;
        if (text.trim() !== "") await said(place, { ...what, text, reference });
      }
      if (what.room !== null && what.reference !== null) {
        await putChatMark(context().db, { chat: chat.name, room: what.room, reference: what.reference, at: what.at });
      }
  }
}

type Saying = Extract<Happening, { by: object }> & { reference: string };

async function said(place: Place, what: Saying): Promise<void> {
  const { kind, by, text, at, reference, bot } = what;
  const room = what.room === null ? null : (place.rooms.get(what.room) ?? null);
  if (what.room !== null && !room) return;
  const line: Heard = {
    ...{ at, by: by.nick, text },
    ...(kind === "did" && { kind }),
    ...(by.account !== null && { account: by.account }),
    reference,
  };
  const kept = room ? await hearInMeeting(place, room, line) : { kept: false as const };
  if (kept.kept === "before" || kind === "did" || bot || seemsBot(place, by.nick)) return;
  if (kept.kept && kept.command && !/^#link\b/i.test(text) && text.startsWith("#")) return;
  const spoken = { room: what.room, nick: by.nick, account: by.account, text, reference };
  if (await answer(place, spoken)) return;
  if (room) await announce(place, room, text, reference);
}

/** A bot of the program, or one of those that many channels have: never answered, so that two bots never talk to each other. */
function seemsBot({ context }: Place, nick: string): boolean {
  const { directory, program } = context();
  return (
    manyHave.test(nick) ||
    program.bots.accounts.some((one) => one.toLowerCase() === nick.toLowerCase()) ||
    directory.find(nick)?.bot === true
  );
}

const manyHave =
  /^(?:(?:gerrit|ptg|meet|zuul|github|supy|logs?|rss|ircd?)-?bot|bot|opendev(?:meet|review|status)|openstack(?:gerrit)?)\d*_*$/i;

function emptyRoom(settings: ChatRoom): Room {
  return { settings, topic: null, meeting: null, told: new Map() };
}
