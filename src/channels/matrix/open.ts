/** How does Midcycle live at a Matrix homeserver? */
import { createHash } from "node:crypto";
import type { MatrixSettings } from "../../review/chat-settings.ts";
import { Unsaid } from "../channel.ts";
import type { Chat, ChatStanding, Heard } from "../chat.ts";
import { backoff, type ChatWorld } from "../chat-world.ts";
import { type Account, refusal, signIn } from "./account.ts";
import { localPart } from "./event.ts";
import { library } from "./library.ts";
import { live } from "./session.ts";

/** Times that a message is tried which the homeserver wants to have later. */
const tries = 4;

/** @returns the homeserver, not yet spoken to. `secrets`: by the names of `ChatSecrets`. */
export function openMatrix(
  settings: MatrixSettings,
  secrets: { token?: string; password?: string },
  world: ChatWorld,
): Chat {
  const { name, url } = settings;
  const troubles = new Map<string, string>();
  const ids = new Map<string, string>();
  const now: { state: ChatStanding["state"]; account: Account | null } = { state: "waiting", account: null };
  const leaving = new AbortController();
  let speech: Promise<unknown> = Promise.resolve();

  async function listen(heard: Parameters<Chat["listen"]>[0], known: ReadonlyMap<string, Heard>, signal: AbortSignal) {
    const marks = new Map(known);
    const trouble = (about: string, text: string | null) => {
      if (text === null ? troubles.delete(about) : troubles.get(about) !== text) heard({ kind: "trouble", text });
      if (text !== null) troubles.set(about, text);
    };
    for (let failed = 0; !signal.aborted; failed++) {
      now.state = "connecting";
      try {
        now.account = await signIn(settings, secrets, "MIDCYCLE");
        now.state = "connected";
        trouble("", null);
        failed = 0;
        await live(now.account, { ...world, rooms: settings.rooms, heard, marks, trouble }, ids, signal);
      } catch (failure) {
        for (const { name } of settings.rooms) troubles.delete(name);
        const told = failure instanceof Unsaid ? failure : refusal(failure, `${url} cannot be listened to`);
        trouble("", told.message);
      }
      now.state = "waiting";
      now.account = null;
      ids.clear();
      if (!signal.aborted) await world.pause(backoff(failed, world.luck()), signal);
    }
    leaving.abort();
  }

  /** One message after the other; the homeserver says itself when it wants fewer. */
  function inTurn<T>(what: string, work: (client: Account["client"]) => Promise<T>): Promise<T> {
    const next = speech.then(async () => {
      for (let tried = 1; ; tried++) {
        const { account } = now;
        if (!account) throw new Unsaid(troubles.get("") ?? `${name} is not connected.`, { again: true });
        try {
          return await work(account.client);
        } catch (failure) {
          const told = refusal(failure, what);
          if (tried === tries || told.retryAfter === null) throw told;
          await world.pause(told.retryAfter, leaving.signal);
        }
      }
    });
    speech = next.catch(() => undefined);
    return next;
  }

  function idOf(room: string): string {
    const id = ids.get(room);
    if (id !== undefined) return id;
    throw new Unsaid(troubles.get(room) ?? troubles.get("") ?? `${name} is not connected.`, { again: true });
  }

  return {
    name,
    kind: "matrix",
    rooms: settings.rooms,
    listen,
    async say(to, text, key) {
      const id = idOf(to);
      const { MsgType } = await library();
      const content: { msgtype: typeof MsgType.Notice; body: string } = {
        msgtype: MsgType.Notice,
        body: text.toWellFormed(),
      };
      const once = key === null ? undefined : createHash("sha256").update(`${id} ${key} ${text}`).digest("base64url");
      const send = (client: Account["client"]) => client.sendMessage(id, content, once ?? client.makeTxnId());
      return (await inTurn(`Nothing can be said in ${to}`, send)).event_id;
    },
    async setTopic(room, text) {
      const id = idOf(room);
      await inTurn(`The topic of ${room} cannot be set`, (client) => client.setRoomTopic(id, text.toWellFormed()));
    },
    nick: () => localPart(now.account?.user ?? settings.user ?? "midcycle"),
    vouches: () => true,
    present: () => null,
    standing: () => ({
      state: now.state,
      rooms: [...ids.keys()],
      trouble: [...troubles.values()].join(" ") || null,
    }),
    /** Signs in as a device of its own, so that the one that listens stays signed in. */
    async probe() {
      const { client, user } = await signIn(settings, secrets, "MIDCYCLE-CHECK");
      try {
        for (const { name: room } of settings.rooms.filter((one) => one.name.startsWith("#"))) {
          await client.getRoomIdForAlias(room).catch((failure) => {
            throw refusal(failure, `${room} cannot be found`);
          });
        }
        return `${name} answers at ${url}: signed in as ${user}.`;
      } finally {
        if (secrets.token === undefined) await client.logout().catch(() => undefined);
      }
    },
  };
}
