/** Which changes differ from the mirror? Catch-up asks what moved since the mark, a sweep asks about everything. */
import type { Instant } from "../review/change.ts";
import { markListed, marks, markUnseen } from "../store/dirty.ts";
import { type Desk, later, wellAgain } from "./desk.ts";

/**
 * Milliseconds that a catch-up looks back behind its mark: forges stamp whole seconds, several changes share one,
 * and an index may lag behind a write.
 */
const overlap = 60_000;

/** What a pass found. */
export interface Passed {
  listed: number;
  /** How many of them, and of what the forge no longer lists, are to be read. */
  dirty: number;
}

/** The pass that is due: a sweep when the last one is so many seconds ago, else a catch-up. */
export async function passDue(desk: Desk, sweepSeconds: number, signal: AbortSignal): Promise<Passed> {
  const swept = (await marks(desk.db)).find((m) => m.forge === desk.forge.name && m.name === "sweep");
  const sweepDue = !swept || Date.parse(swept.at) + sweepSeconds * 1_000 < Date.parse(desk.now());
  return sweepDue ? sweep(desk, signal) : catchUp(desk, signal);
}

/** Marks as dirty what was updated since the mark; a sweep when there is no mark yet. */
export async function catchUp(desk: Desk, signal: AbortSignal): Promise<Passed> {
  const mark = (await marks(desk.db)).find((m) => m.forge === desk.forge.name && m.name === "catch-up");
  return mark ? pass(desk, "catch-up", mark.at, signal) : sweep(desk, signal);
}

/** Marks as dirty whatever differs from the mirror, and what the mirror holds but the forge did not list. */
export async function sweep(desk: Desk, signal: AbortSignal): Promise<Passed> {
  return pass(desk, "sweep", null, signal);
}

async function pass(
  desk: Desk,
  reason: "catch-up" | "sweep",
  mark: Instant | null,
  signal: AbortSignal,
): Promise<Passed> {
  const began = desk.now();
  const seen = new Set<number>();
  const since = mark && later(mark, -overlap);
  const found: Passed = { listed: 0, dirty: 0 };
  let newest = mark;
  for await (const listed of desk.forge.list(since, signal)) {
    for (const row of listed) {
      seen.add(row.number);
      if (newest === null || row.updated > newest) newest = row.updated;
    }
    const dirty = await markListed(desk.db, desk.forge.name, listed, { reason, now: desk.clock() });
    found.listed += listed.length;
    found.dirty += dirty;
    wellAgain(desk);
    if (dirty > 0) desk.dirty.ring();
  }
  // Only now, when every page is marked, is everything up to the newest update mirrored or dirty.
  if (reason === "sweep") {
    found.dirty += await markUnseen(desk.db, desk.forge.name, seen, { reason, now: desk.clock() });
    await note("sweep", desk.now());
  }
  if (newest !== null && newest !== mark) await note("catch-up", newest);
  await note("look", began);
  desk.dirty.ring();
  return found;

  async function note(name: string, at: Instant): Promise<void> {
    await markListed(desk.db, desk.forge.name, [], { reason, now: desk.clock(), mark: { name, at } });
  }
}
