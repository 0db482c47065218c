/** How is it found out who is told of what waits in the outbox? */
import type { Channel } from "../channels/channel.ts";
import type { ChannelSettings } from "../review/channel-settings.ts";
import { type Addressed, putDeliveries } from "../store/deliveries.ts";
import { type OutboxEntry, waitingNotices } from "../store/outbox.ts";
import { chosenBy, takingPart } from "../store/subscriptions.ts";
import { placeStops, type Road, threadOf } from "../words/routing.ts";
import { type Listener, listenerStops, usualHabits } from "../words/subscribing.ts";
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
    await putDeliveries(context.db, await addressOf(context, channels, waiting));
    looked += waiting.length;
    if (waiting.length < run) return looked;
  }
}

/** @returns who is told of what waits, places and people, as it would be written down now. */
export async function addressOf(
  context: Speech,
  channels: readonly Channel[],
  waiting: readonly OutboxEntry[],
): Promise<Addressed[]> {
  if (waiting.length === 0) return [];
  const roads = roadsOf(channels, context.program.channels);
  const group = Object.fromEntries(roads.map(({ channel, groupSeconds }) => [channel, groupSeconds]));
  const listeners = await listenersOf(context, channels);
  const part = await takingPart(
    context.db,
    listeners.length === 0 ? [] : waiting.flatMap(({ process }) => process ?? []),
  );
  const now = context.clock();
  return waiting.map(({ notice, process }) => {
    const thread = threadOf(notice, process);
    const concerned = part.get(process ?? "") ?? new Set<string>();
    const told = [
      ...placeStops(notice, roads, now),
      ...listenerStops({ notice, thread, concerned }, listeners, group, now),
    ];
    return { notice, told: told.map((stop) => ({ ...stop, thread, created: notice.at })) };
  });
}

/** @returns everybody of the roster who can be reached for themselves in some channel. */
async function listenersOf({ db, program }: Speech, channels: readonly Channel[]): Promise<Listener[]> {
  const reaching = channels.filter(({ reaches }) => reaches);
  if (reaching.length === 0) return [];
  const chosen = await chosenBy(db);
  return program.people.flatMap((person) => {
    const addresses = reaching.flatMap((channel) => {
      const address = channel.reaches?.(person) ?? null;
      return address === null ? [] : [[channel.name, address] as const];
    });
    const own = chosen.get(person.id) ?? { subscriptions: [], habits: usualHabits, mutes: [] };
    return addresses.length === 0 ? [] : [{ person: person.id, addresses: Object.fromEntries(addresses), ...own }];
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
