/** How is a look that costs much not taken at each sign? */
import type { Context } from "../commands/context.ts";
import { countActs } from "../store/ledger.ts";

/** @returns the same look, but taken only when so many milliseconds have passed since the last, or somebody decided something. */
export function seldom(
  look: (context: Context) => Promise<number>,
  milliseconds: number,
): (context: Context) => Promise<number> {
  let last = { at: Number.NEGATIVE_INFINITY, acts: -1 };
  return async (context) => {
    const acts = await countActs(context.db);
    const now = performance.now();
    if (acts === last.acts && now - last.at < milliseconds) return 0;
    last = { at: now, acts };
    return look(context);
  };
}
