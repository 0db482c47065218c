/** Is everybody told once a morning what needs their attention? */
import type { Context } from "../commands/context.ts";
import { putDigests } from "../commands/digests.ts";
import { count } from "../words/plain.ts";
import type { Work } from "./timers.ts";

/** The hour of a day, in UTC, from which on it is told. */
const morning = "06";

/** @returns what the job does: the digests of a day, once it is morning; the mark is the last day that had some. */
export function puttingDigests(context: () => Context): Work {
  return async (mark) => {
    const now = context().now();
    const day = now.slice(0, 10);
    if (mark === day || now.slice(11, 13) < morning) return null;
    const put = await putDigests(context());
    return { told: `${count(put, "digest", "digests")} put down for ${day}.`, mark: day };
  };
}
