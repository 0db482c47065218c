/** How are the comments of a forge listened to for as long as the process lives? */
import type { Context } from "../commands/context.ts";
import type { ChangeKey } from "../review/change.ts";
import { marks } from "../store/dirty.ts";
import { changesSpokenOn, listening, listenSince, markListened, stopListening } from "../store/listening.ts";
import { changesToAnswer } from "../store/spoken.ts";
import { answer } from "./answering.ts";
import { createBell } from "./bell.ts";
import { type Desk, later, noteFailure } from "./desk.ts";
import type { Ear } from "./ear.ts";
import { hear, type Rehearsed, rehearse } from "./hearing.ts";
import { waitingToBeRead } from "./reading.ts";

/** Milliseconds between two looks at what another process may have left. */
const again = 60_000;
/** Milliseconds that the mark stays behind what the mirror has: what comes late is still looked at after a crash. */
const behind = 3_600_000;

/** A forge whose comments are listened to. */
export interface Listening {
  /** These changes moved: somebody may have said something. */
  moved(keys: readonly ChangeKey[]): void;
  /** Settles when the signal has aborted and what was in flight is done. */
  done: Promise<void>;
}

/** Listens until the signal aborts; outages are retried for ever. */
export function listenToComments(desk: Desk, context: () => Context, signal: AbortSignal): Listening {
  const bell = createBell();
  let moved = new Set<ChangeKey>();

  async function run(): Promise<void> {
    for (let tries = 0; !signal.aborted; ) {
      const keys = [...moved];
      moved = new Set();
      try {
        await answerComments(desk, context, keys, signal);
        tries = 0;
        await bell.wait(again, signal);
      } catch (failure) {
        for (const key of keys) moved.add(key);
        if (!signal.aborted) await createBell().wait(noteFailure(desk, failure, tries++), signal);
      }
    }
  }

  return {
    moved(keys) {
      if (keys.length === 0) return;
      for (const key of keys) moved.add(key);
      bell.ring();
    },
    done: run(),
  };
}

/**
 * One pass: runs and answers what was said on these changes, and on all others since the last pass that ended well.
 * The first pass switches listening on, and so runs nothing. @returns how many changes somebody told us something on.
 */
export async function answerComments(
  desk: Desk,
  context: () => Context,
  keys: readonly ChangeKey[],
  signal: AbortSignal,
): Promise<number> {
  const { db, forge } = desk;
  const { since, mark } = await listenSince(db, forge.name, wholeSecond(desk.now()));
  const complete = await completeUpTo(desk);
  const ear: Ear = { forge, context, since, clock: desk.clock, dryRun: false, log: desk.log };
  const spokenOn = await hear(ear, [...new Set([...keys, ...(await changesSpokenOn(db, forge.name, mark))])], signal);
  await answer(ear, [...new Set([...spokenOn, ...(await changesToAnswer(db, forge.name))])], signal);
  if (complete) await markListened(db, forge.name, later(complete, -behind));
  return spokenOn.length;
}

/** @returns what a pass would do now; null when the forge is not listened to yet, so that a pass would only begin to. */
export async function rehearseComments(
  desk: Desk,
  context: () => Context,
  signal: AbortSignal,
): Promise<Rehearsed[] | null> {
  const { db, forge, clock, log } = desk;
  const known = await listening(db, forge.name);
  if (!known) return null;
  const ear: Ear = { forge, context, since: known.since, clock, dryRun: true, log };
  return rehearse(ear, await changesSpokenOn(db, forge.name, known.mark), signal);
}

/** Switches listening off for a forge: what is said meanwhile is never run. */
export function ignoreComments(desk: Desk): Promise<void> {
  return stopListening(desk.db, desk.forge.name);
}

/** Forges date what is said to the second. */
function wholeSecond(at: string): string {
  return at.replace(/\.\d+Z$/, ".000Z");
}

async function completeUpTo(desk: Desk): Promise<string | null> {
  if ((await waitingToBeRead(desk)) > 0) return null;
  const own = (await marks(desk.db)).find(({ forge, name }) => forge === desk.forge.name && name === "catch-up");
  return own?.at ?? null;
}
