/** Is what decides whether changes are frozen as fresh as the ledger? */
import { countActs } from "../store/ledger.ts";
import type { Context } from "./context.ts";
import { readCovers } from "./covering.ts";
import { readDeadlines } from "./deadlines.ts";
import { readOverrulings } from "./overruling.ts";

const houses = new WeakMap<object, string>();

/**
 * Reads deadlines, exemptions and words of cores again unless nothing can have moved; costs one small question then. Before
 * whatever shows whether changes are frozen.
 */
export async function refreshFreezing(context: Context): Promise<void> {
  const { board, db, now } = context;
  const as = `${board.revision} ${now().slice(0, 16)} ${await countActs(db)}`;
  if (houses.get(board) === as) return;
  await readDeadlines(context);
  await Promise.all([readCovers(context), readOverrulings(context)]);
  houses.set(board, as);
}
