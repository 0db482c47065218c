/** On what ground do the tests of the chats stand? */
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Chat } from "../../src/channels/chat.ts";
import type { ChatWorld } from "../../src/channels/chat-world.ts";
import { openIrc } from "../../src/channels/irc/open.ts";
import type { Context } from "../../src/commands/context.ts";
import { startTalking, type Talking } from "../../src/jobs/talking.ts";
import type { IrcSettings } from "../../src/review/chat-settings.ts";
import type { Program } from "../../src/review/program.ts";
import { program, standing } from "../web/api-ground.ts";

export const room = "#keystone";

/** An IRC network of the tests, with one room. */
export function ircAt(port: number, more: Partial<IrcSettings> = {}): IrcSettings {
  return {
    kind: "irc",
    name: "oftc",
    host: "127.0.0.1",
    port,
    tls: false,
    nick: "midcycle",
    realName: "Midcycle, a bot",
    passwordEnv: null,
    sasl: null,
    rooms: [{ name: room, meetings: true, announce: 30 }],
    ...more,
  };
}

/** Time of the machine, no chance, and no patience needed; waits of tries are a hundredth. */
export const world: ChatWorld = {
  clock: () => new Date().toISOString(),
  luck: () => 0.5,
  pause: (milliseconds, signal) => pause(milliseconds / 100, undefined, { signal }).catch(() => undefined),
  patience: 0,
};

/** A house that listens to chats. */
export interface Listening {
  context: Context;
  talking: Talking;
  log: string[];
  stop(): Promise<void>;
}

/** The team of the stories, with the nicks by which the tests know them. */
export const people: Program["people"] = program.people.map((one) => ({ ...one, nicks: [one.id] }));

/** Opens the house of the stories and listens until the test is over. */
export async function listening(chats: readonly Chat[], says: Partial<Program> = {}): Promise<Listening> {
  const { ground, lines } = await standing({ says: { people, ...says } });
  const context = ground.house.context();
  return { ...listen(context, chats, lines), context };
}

/** Listens with a house that is open, as a process that begins. */
export function listen(context: Context, chats: readonly Chat[], log: string[] = []): Omit<Listening, "context"> {
  const leaving = new AbortController();
  const talking = startTalking(
    chats,
    () => context,
    leaving.signal,
    (line) => void log.push(line),
  );
  const stop = async () => {
    leaving.abort();
    await talking.done;
  };
  onTestFinished(stop);
  return { talking, log, stop };
}

/** @returns the network, as the tests connect to it. */
export function chatAt(port: number, more: Partial<IrcSettings> = {}, secrets = {}): Chat {
  return openIrc(ircAt(port, more), secrets, world);
}

/** Waits until something is so. @throws when it never is */
export async function until(what: string, so: () => unknown, milliseconds = 10_000): Promise<void> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await pause(10)) if (await so()) return;
  throw new Error(`it never was so that ${what}`);
}
