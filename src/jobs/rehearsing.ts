/** What would be said now, word for word? */
import type { Channel } from "../channels/channel.ts";
import { messagesOf, rowsOf } from "../store/deliveries.ts";
import { waitingDeliveries } from "../store/deliveries-read.ts";
import { waitingNotices } from "../store/outbox.ts";
import { addressOf } from "./addressing.ts";
import { postsOf, type Speech } from "./courier.ts";

/** One message as it would be sent. */
export interface Rehearsal {
  channel: string;
  /** Place or address; empty where there is only one. */
  place: string;
  text: string;
}

/** @returns every message that waits, and those of which it is not yet known who is told; nothing is sent and nothing is noted. */
export async function rehearseDeliveries(context: Speech, channels: readonly Channel[]): Promise<Rehearsal[]> {
  const waiting = await waitingDeliveries(context.db);
  const fresh = await addressOf(context, channels, await waitingNotices(context.db, 10_000));
  const all = [...waiting, ...fresh.flatMap(rowsOf)];
  const told: Rehearsal[] = [];
  for (const channel of channels) {
    const own = all.filter((row) => row.channel === channel.name);
    const messages = messagesOf(own, channel.pace.together);
    const taken = messages.map((rows) => ({ message: rows[0]?.message ?? rows[0]?.id ?? "", rows }));
    for (const [{ rows }, post] of await postsOf(context, channel, taken)) {
      told.push({ channel: channel.name, place: rows[0]?.place ?? "", text: await channel.draw(post) });
    }
  }
  return told;
}
