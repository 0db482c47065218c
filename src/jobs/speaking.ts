/** What does the house need to speak, and what goes on for that? */
import type { Channel } from "../channels/channel.ts";
import type { Chat } from "../channels/chat.ts";
import type { Context } from "../commands/context.ts";
import { voiceAt } from "./change-voice.ts";
import { startDelivering } from "./deliver.ts";
import type { Desk } from "./desk.ts";
import type { Neighbour } from "./etherpads.ts";
import { padVoice } from "./pad-voice.ts";
import { startTalking } from "./talking.ts";

/** With what channels are opened. */
export interface Speaking {
  /** Secrets by channel name. */
  secrets: Record<string, object>;
  /** Secrets by name of the chat; no chat is listened to without it. */
  chatSecrets?: Record<string, object>;
  /** Keys by name of the Etherpad; only what is public is read there without. */
  etherpadKeys?: Record<string, string>;
  /** Folder from which relative paths are taken. */
  data: string;
}

/** @returns a voice for each forge at which we may write. */
export function voicesOf(desks: readonly Pick<Desk, "forge">[]): NonNullable<ReturnType<typeof voiceAt>>[] {
  return desks.flatMap(({ forge }) => voiceAt(forge) ?? []);
}

/** @returns through what channels speak that have no connection of their own: forges and pads. */
export function throughUs(
  desks: readonly Pick<Desk, "forge">[],
  neighbours: readonly Neighbour[],
  context: () => Context,
): { voices: ReturnType<typeof voicesOf>; pads: ReturnType<typeof padVoice> } {
  return { voices: voicesOf(desks), pads: padVoice(context, neighbours) };
}

/** Says what there is to say, and listens to the chats, until the signal aborts. */
export function startSpeaking(
  { channels: opened, chats }: { channels: Promise<readonly Channel[]>; chats: Promise<readonly Chat[]> },
  context: () => Context,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  const delivering = opened.then((channels) => startDelivering(channels, context, signal, log).done);
  const talking = chats.then((all) => startTalking(all, context, signal, log).done);
  return { done: Promise.all([delivering, talking]).then(() => undefined) };
}
