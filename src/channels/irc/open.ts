/** How does Midcycle live on an IRC network? */

import type { Instant } from "../../review/change.ts";
import type { IrcSettings } from "../../review/chat-settings.ts";
import { Unsaid } from "../channel.ts";
import type { Chat, ChatStanding, Happening } from "../chat.ts";
import { backoff, type ChatWorld } from "../chat-world.ts";
import { harmlessLine, linesOf, roomFor } from "./lines.ts";
import { createPeople } from "./people.ts";
import { begin, type Session } from "./session.ts";
import { createSpeech } from "./speech.ts";

/** Milliseconds after which a connection counts as a good one: the next begins its tries anew. */
const good = 60_000;
/** Milliseconds before the next try of a network that does not want us. */
const unwanted = 300_000;

/** @returns the network, not yet connected. `secrets`: by the names of `ChatSecrets`. */
export function openIrc(
  settings: IrcSettings,
  secrets: { password?: string; account?: string },
  world: ChatWorld,
): Chat {
  const { name, host, port } = settings;
  const people = createPeople();
  const speech = createSpeech(world, () => Date.parse(world.clock()));
  const troubles = new Map<string, string>();
  const now: { state: ChatStanding["state"] } = { state: "waiting" };
  let session: Session | null = null;

  async function listen(heard: (what: Happening) => void, signal: AbortSignal): Promise<void> {
    let missed: Instant | null = null;
    const note = (about: string, text: string | null) => {
      if (text === null ? troubles.delete(about) : troubles.get(about) !== text) heard({ kind: "trouble", text });
      if (text !== null) troubles.set(about, text);
    };
    for (let tries = 0; !signal.aborted; tries++) {
      now.state = "connecting";
      const got = { ready: false as boolean };
      const begun = Date.parse(world.clock());
      session = begin(
        settings,
        secrets,
        world,
        people,
        {
          heard: (what) => heard(what.kind === "gap" ? { ...what, since: missed } : what),
          ready() {
            got.ready = true;
            now.state = "connected";
            note("", null);
          },
          trouble: note,
        },
        signal,
      );
      const ended = await session.ended;
      const lasted = got.ready ? Date.parse(world.clock()) - begun : 0;
      if (got.ready) missed = world.clock();
      now.state = "waiting";
      session.client.removeAllListeners();
      session = null;
      people.forget();
      speech.drop(`${name} is not connected.`);
      for (const { name } of settings.rooms) troubles.delete(name);
      if (!ended) return;
      if (lasted > good) tries = 0;
      const wait = ended.banned ? unwanted : backoff(tries, world.luck());
      note("", `${host}:${port} cannot be talked to: ${ended.why}.`);
      await world.pause(wait, signal);
    }
  }

  function connected(to: string): Session {
    const own = now.state === "connected" ? session : null;
    const isRoom = settings.rooms.some((room) => room.name === to);
    if (own && (!isRoom || own.rooms.has(to))) return own;
    const why = troubles.get(to) ?? troubles.get("") ?? `${name} is not connected.`;
    throw new Unsaid(why, { again: true, everything: own === null });
  }

  return {
    name,
    kind: "irc",
    rooms: settings.rooms,
    listen: (heard, _known, signal) => listen(heard, signal),
    async say(to, text) {
      const { client } = connected(to);
      const lines = linesOf(text, roomFor(client.user.nick, to));
      await speech.add(lines, (line) => client.raw("PRIVMSG", to, line));
      return null;
    },
    async setTopic(room, text) {
      const { client } = connected(room);
      const longest = Number(client.network.supports("TOPICLEN")) || 300;
      const [line = ""] = linesOf(harmlessLine(text), Math.min(longest, roomFor(client.user.nick, room, "TOPIC")));
      await speech.add([line], (topic) => client.setTopic(room, topic));
    },
    nick: () => session?.client.user.nick ?? settings.nick,
    vouches: () => session?.vouches ?? null,
    present: (room, nick) => people.present(room, nick),
    standing: () => ({
      state: now.state,
      rooms: [...(session?.rooms ?? [])],
      trouble: [...troubles.values()].join(" ") || null,
    }),
    probe,
  };

  /** Registers, enters no room, and leaves. */
  async function probe(signal: AbortSignal): Promise<string> {
    const leaving = new AbortController();
    const stop = AbortSignal.any([signal, leaving.signal, AbortSignal.timeout(30_000)]);
    let ready = false;
    const told = {
      heard() {},
      ready() {
        ready = true;
        leaving.abort();
      },
      trouble() {},
    };
    const one = begin({ ...settings, rooms: [] }, secrets, world, createPeople(), told, stop);
    const ended = await one.ended;
    if (!ready) {
      const why = ended?.why ?? "it does not answer";
      throw new Unsaid(`${host}:${port} cannot be talked to: ${why}.`, { again: true });
    }
    const accounts = one.vouches ? "vouches for accounts" : "knows no accounts, so that a nick alone is somebody";
    return `${name} answers at ${host}:${port}: it ${accounts}.`;
  }
}
