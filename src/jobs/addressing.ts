/** How is it found out who is told of what waits in the outbox? */
import type { Channel } from "../channels/channel.ts";
import type { Context } from "../commands/context.ts";
import type { ChannelSettings } from "../review/channel-settings.ts";
import { putDeliveries } from "../store/deliveries.ts";
import { waitingNotices } from "../store/outbox.ts";
import { placeStops, type Road, threadOf } from "../words/routing.ts";

/** Notices that are looked at together. */
const run = 500;

/**
 * Writes down for each notice that waits which places are told, some notices in one step: whoever else does the same
 * at the same moment, and however often, each place is told once. @returns how many notices were looked at.
 */
export async function addressWaiting(context: Context, channels: readonly Channel[]): Promise<number> {
  const roads = roadsOf(channels, context.program.channels);
  let looked = 0;
  for (;;) {
    const waiting = await waitingNotices(context.db, run);
    const addressed = waiting.map(({ notice, process }) => {
      const thread = threadOf(notice, process);
      const told = placeStops(notice, roads, context.clock());
      return { notice, told: told.map((stop) => ({ ...stop, thread, created: notice.at })) };
    });
    await putDeliveries(context.db, addressed);
    looked += waiting.length;
    if (waiting.length < run) return looked;
  }
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
