/** When is what people type in one pad stored? */
import { setTimeout as pause } from "node:timers/promises";
import type { PadRevision, PlacedAuthor } from "../sprint/pad.ts";
import type { PadRecords, Unwritten } from "../sprint/pad-records.ts";
import { revisionsAfter } from "./history.ts";

/** Milliseconds between two tries when the database does not answer: the first, and the longest. */
const rests = [250, 5_000] as const;

/** What is done with what one pad's writers change. */
export interface Keeping {
  /** Number of the latest revision that is stored and known here. */
  readonly seq: number;
  put(change: Unwritten): void;
  /** Resolves once everything that was put before is stored. Rejects when the pad is no longer there. */
  settled(): Promise<void>;
  /** Takes in what other processes have written. */
  catchUp(): Promise<void>;
}

/** What a keeping is made with. */
export interface KeepingGround {
  records: PadRecords;
  pad: string;
  seq: number;
  /** Another process wrote these, or they were stored in an order that left a gap here. */
  foreign(revisions: PadRevision[]): void;
  /** Something was stored; all authors of the pad. */
  stored(authors: PlacedAuthor[]): void;
  /** The database did not take it; it is tried again. Called once until it works again. */
  trouble(failure: unknown): void;
}

/** @returns a keeping for a pad that is at revision `seq`. Changes go to the database together, as many as have come meanwhile. */
export function keepPad(ground: KeepingGround): Keeping {
  const { records, pad } = ground;
  let { seq } = ground;
  const waiting: Unwritten[] = [];
  let waiters: { until: number; done(): void; failed(why: unknown): void }[] = [];
  let [put, stored] = [0, 0];
  let writing = false;

  async function writeAll(): Promise<void> {
    // Whatever else came in the same turn goes along.
    await null;
    let rest: number = rests[0];
    while (waiting.length > 0) {
      const changes = [...waiting];
      try {
        await write(changes);
        rest = rests[0];
      } catch (failure) {
        if (failure instanceof PadGone) throw failure;
        if (rest === rests[0]) ground.trouble(failure);
        await pause(rest);
        rest = Math.min(rests[1], rest * 2);
      }
    }
  }

  async function write(changes: readonly Unwritten[]): Promise<void> {
    const done = await records.append(pad, changes);
    if (!done) throw new PadGone(pad);
    waiting.splice(0, changes.length);
    if (done.first > seq + 1) {
      const later = await revisionsAfter(records, pad, seq);
      ground.foreign(later.filter((one) => one.seq < done.first));
    }
    seq = done.first + changes.length - 1;
    stored += changes.length;
    ground.stored(done.authors);
    for (const one of waiters) if (one.until <= stored) one.done();
    waiters = waiters.filter(({ until }) => until > stored);
  }

  async function begin(): Promise<void> {
    if (writing) return;
    writing = true;
    try {
      await writeAll();
    } catch (failure) {
      waiting.length = 0;
      for (const one of waiters) one.failed(failure);
      waiters = [];
    } finally {
      writing = false;
    }
  }

  return {
    get seq() {
      return seq;
    },
    put(change) {
      put++;
      waiting.push(change);
      void begin();
    },
    settled: () =>
      new Promise((done, failed) => {
        if (stored >= put) done();
        else waiters.push({ until: put, done, failed });
      }),
    async catchUp() {
      if (writing) return;
      const before = seq;
      const revisions = await revisionsAfter(records, pad, before);
      // What was written here meanwhile is known already.
      if (seq !== before || revisions.length === 0) return;
      seq = revisions.at(-1)?.seq ?? seq;
      ground.foreign(revisions);
    },
  };
}

/** A pad was taken away while somebody wrote in it. */
export class PadGone extends Error {
  override name = "PadGone";
  constructor(pad: string) {
    super(`The pad "${pad}" is no longer there.`);
  }
}
