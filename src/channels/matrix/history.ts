/** What was said in a room since we heard it last? */
import type { MatrixClient } from "matrix-js-sdk";
import type { Heard } from "../chat.ts";
import type { RawEvent } from "./event.ts";
import { library } from "./library.ts";

/** Events that are asked for at once, and how often: what lies further back is a gap. */
const [size, pages] = [100, 20];

/** What came meanwhile, the oldest first; `whole` is false when not all of it could be found. */
export interface Meanwhile {
  events: RawEvent[];
  whole: boolean;
}

/** Reads backwards until the event that we heard last; where that is gone, or nothing was heard, until its moment. @throws what the library throws */
export async function since(client: MatrixClient, room: string, mark: Heard): Promise<Meanwhile> {
  const { Direction } = await library();
  const found: RawEvent[] = [];
  const newer = () => found.filter(({ origin_server_ts: at = 0 }) => at > Date.parse(mark.at)).reverse();
  let from: string | null = null;
  for (let page = 0; page < pages; page++) {
    const answer = await client.createMessagesRequest(room, from, size, Direction.Backward);
    for (const event of answer.chunk as RawEvent[]) {
      if (event.event_id === mark.reference) return { events: found.reverse(), whole: true };
      found.push(event);
    }
    const oldest = found.at(-1)?.origin_server_ts ?? Number.POSITIVE_INFINITY;
    // Servers date events themselves: a minute more is looked at.
    const enough = oldest < Date.parse(mark.at) - 60_000 || !answer.end || answer.chunk.length === 0;
    if (enough) return { events: newer(), whole: true };
    from = answer.end ?? null;
  }
  return { events: newer(), whole: false };
}
