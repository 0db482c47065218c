/** What began and ended of late, for whoever subscribes to the freezes? */
import type { FeedView } from "../words/feed.ts";
import { feedOfFreezes } from "../words/freeze-feed.ts";
import type { Context } from "./context.ts";
import { freezes } from "./freezes.ts";

/** @returns the turns of the present cycle's freezes up to now, the newest first. */
export async function freezeFeed(context: Context): Promise<FeedView> {
  return feedOfFreezes(context.program.name, await freezes(context));
}
