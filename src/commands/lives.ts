/** What are the lives of some changes? A life is dear to make and seldom moves, so it is kept. */
import type { ChangeKey } from "../review/change.ts";
import { type Life, lifeOf } from "../review/responsiveness.ts";
import { loadChanges } from "../store/read.ts";
import { type BoardGround, turnContexts } from "./board.ts";
import type { Context } from "./context.ts";
import { yielding } from "./slices.ts";

/** How many changes are loaded at once: their messages come along, and nobody else works meanwhile. */
const chunk = 25;
/** Lives kept for each house; the one asked for longest ago leaves first. */
const most = 20_000;
const houses = new WeakMap<object, Map<ChangeKey, { version: string; life: Life }>>();

/** @returns the lives of those changes that the team still has; `changes` names each with the version that is mirrored. */
export async function livesOf(context: Context, changes: ReadonlyMap<ChangeKey, string>): Promise<Life[]> {
  const kept = houses.get(context.board) ?? new Map();
  houses.set(context.board, kept);
  const stale = [...changes].flatMap(([key, version]) => (kept.get(key)?.version === version ? [] : [key]));
  const pause = yielding();
  const ground = { ...context, directory: () => context.directory };
  for (let i = 0; i < stale.length; i += chunk) {
    for (const [change, life] of await made(ground, stale.slice(i, i + chunk))) {
      kept.delete(change.key);
      kept.set(change.key, { version: change.version, life });
    }
    await pause();
  }
  const lives = [...changes.keys()].flatMap((key) => kept.get(key)?.life ?? []);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return lives;
}

async function made(ground: BoardGround, keys: readonly ChangeKey[]) {
  const changes = await loadChanges(ground.db, keys);
  const around = await turnContexts(ground, changes);
  return changes.flatMap((change) => {
    const own = around(change);
    return own ? [[change, lifeOf(change, own)] as const] : [];
  });
}
