/** How is it found out who is told of what waits in the outbox? */
import type { Channel } from "../channels/channel.ts";
import type { ChannelSettings } from "../review/channel-settings.ts";
import { type Addressed, putDeliveries } from "../store/deliveries.ts";
import { type OutboxEntry, waitingNotices } from "../store/outbox.ts";
import { placeStops, type Road, threadOf } from "../words/routing.ts";
import type { Speech } from "./courier.ts";

/** Notices that are looked at together. */
const run = 500;

/**
 * Writes down for each notice that waits who is told, some notices in one step: whoever else does the same at the same
 * moment, and however often, each is told once. @returns how many notices were looked at.
 */
export async function addressWaiting(context: Speech, channels: readonly Channel[]): Promise<number> {
  let looked = 0;
  for (;;) {
    const waiting = await waitingNotices(context.db, run);
    await putDeliveries(context.db, addressOf(context, channels, waiting));
    looked += waiting.length;
    if (waiting.length < run) return looked;
  }
}

/** @returns who is told of what waits, as it would be written down now. */
export function addressOf(context: Speech, channels: readonly Channel[], waiting: readonly OutboxEntry[]): Addressed[] {
  const roads = roadsOf(channels, context.program.channels);
  return waiting.map(({ notice, process }) => {
    const thread = threadOf(notice, process);
    const told = placeStops(notice, roads, context.clock());
    return { notice, told: told.map((stop) => ({ ...stop, thread, created: notice.at })) };
  });
}

/** @returns the open channels as routing sees them. */
export function roadsOf(channels: readonly Channel[], settings: readonly ChannelSettings[]): Road[] {
  return channels.map((channel) => {
    const own = settings.find(({ name }) => name === channel.name);
    return {
      channel: channel.name,
      tells: own ? own.tells : [],
      groupSeconds: own?.groupSeconds ?? 0,
      placesOf: (notice) => channel.placesOf(notice),
    };
  });
}
