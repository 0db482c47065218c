/** What happens while we are signed in at a Matrix homeserver? */
import type { MatrixClient, MatrixEvent, Room } from "matrix-js-sdk";
import type { Instant } from "../../review/change.ts";
import type { ChatRoom } from "../../review/chat-settings.ts";
import type { Happening, Heard } from "../chat.ts";
import type { ChatWorld } from "../chat-world.ts";
import { type Account, refusal } from "./account.ts";
import { happeningOf, type RawEvent } from "./event.ts";
import { since } from "./history.ts";
import { library } from "./library.ts";

/** What a session works with. */
export interface Ground {
  rooms: readonly ChatRoom[];
  clock(): Instant;
  pause: ChatWorld["pause"];
  heard(what: Happening): void;
  /** How far each room was heard; moved while the session lasts. */
  marks: Map<string, Heard>;
  /** Something does not work; null says that it works again. */
  trouble(about: string, text: string | null): void;
}

/** Milliseconds between two tries to enter a room. */
const again = 60_000;
/** Names of events that are remembered, so that none is told twice. */
const remembered = 2_000;

/** Enters the rooms and listens until the signal aborts or the homeserver signs us out. `ids`: filled with the id of each room. */
export async function live(
  { client, user }: Account,
  ground: Ground,
  ids: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const names = new Map<string, string>();
  const begun = ground.clock();
  const told = new Set<string>();
  const catching = new Map<string, Promise<void>>();
  let prepared = false;

  function tell(raw: RawEvent, name: string): void {
    if (raw.event_id === undefined || told.has(raw.event_id)) return;
    told.add(raw.event_id);
    if (told.size > remembered) for (const one of [...told].slice(0, remembered / 2)) told.delete(one);
    if (raw.type === "m.room.encrypted")
      ground.trouble(name, `${name} is encrypted: Midcycle cannot read it, use a room that is not.`);
    const what = happeningOf(raw, name, user, ground.clock());
    if (!what) return;
    if ("reference" in what && what.reference) ground.marks.set(name, { reference: what.reference, at: what.at });
    ground.heard(what);
  }

  /** Tells what came since the last time; what comes meanwhile waits behind it. */
  function catchUp(id: string, name: string): Promise<void> {
    const running = catching.get(id) ?? read();
    catching.set(id, running);
    return running;

    async function read(): Promise<void> {
      const mark = ground.marks.get(name) ?? { reference: "", at: begun };
      const gap = () => ground.heard({ kind: "gap", room: name, since: mark.at, at: ground.clock() });
      try {
        const { events, whole } = await since(client, id, mark);
        if (!whole) gap();
        for (const event of events) tell(event, name);
      } catch (failure) {
        gap();
        ground.trouble(name, refusal(failure, `What was said in ${name} meanwhile cannot be read`).message);
      }
      catching.delete(id);
    }
  }

  function onEvent(event: MatrixEvent, room: Room | undefined, older: boolean | undefined): void {
    const name = names.get(room?.roomId ?? "");
    if (name === undefined || older || !prepared) return;
    const raw = event.event as RawEvent;
    const waits = catching.get(room?.roomId ?? "");
    if (waits) void waits.then(() => tell(raw, name));
    else tell(raw, name);
  }

  /** From here on we may speak there; what was said since we heard it last is told before what comes. */
  async function listenTo(id: string, name: string): Promise<void> {
    const topic = client.getRoom(id)?.currentState.getStateEvents("m.room.topic", "")?.event;
    if (topic) tell(topic as RawEvent, name);
    ids.set(name, id);
    await catchUp(id, name);
  }

  async function enter(name: string): Promise<void> {
    while (!signal.aborted) {
      try {
        const { roomId } = await client.joinRoom(name);
        names.set(roomId, name);
        if (prepared) await listenTo(roomId, name);
        ground.trouble(name, null);
        return;
      } catch (failure) {
        ground.trouble(name, refusal(failure, `${name} cannot be entered`).message);
        await ground.pause(again, signal);
      }
    }
  }

  const { ClientEvent, RoomEvent, HttpApiEvent, SyncState } = await library();
  const out = new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    client.on(HttpApiEvent.SessionLoggedOut, reject);
    client.on(RoomEvent.Timeline, onEvent);
    client.on(RoomEvent.TimelineReset, (room) => {
      const name = names.get(room?.roomId ?? "");
      if (name !== undefined && room && prepared) void catchUp(room.roomId, name);
    });
    client.on(ClientEvent.Sync, (state, _before, data) => {
      const text = state === SyncState.Error || state === SyncState.Reconnecting;
      ground.trouble("", text ? refusal(data?.error, "The homeserver does not answer").message : null);
      if (state !== SyncState.Prepared || prepared) return;
      prepared = true;
      for (const [id, name] of names) void listenTo(id, name);
    });
  });
  const entering = ground.rooms.map(({ name }) => enter(name));
  try {
    await Promise.race([Promise.all(entering), new Promise((resolve) => setTimeout(resolve, 10_000).unref()), out]);
    if (!signal.aborted) await start(client);
    await out;
  } finally {
    client.removeAllListeners();
    client.stopClient();
  }
}

async function start(client: MatrixClient): Promise<void> {
  await client.startClient({ initialSyncLimit: 1, lazyLoadMembers: true, disablePresence: true });
}
