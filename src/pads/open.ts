/** How do all pads live in one process? */
import { type Document, Hocuspocus } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Instant } from "../review/change.ts";
import type { PadAuthor } from "../sprint/pad.ts";
import type { PadRecords } from "../sprint/pad-records.ts";
import { bundled } from "./bundle.ts";
import { type Connected, connect } from "./connecting.ts";
import { editsBetween } from "./edits.ts";
import { replay, revisionsAfter } from "./history.ts";
import { type LivePad, openLive } from "./live-pad.ts";
import type { Pads, PadText, Present } from "./pad.ts";
import { runsOf } from "./runs.ts";

/** What the pads need of the house. */
export interface PadsOpening {
  records: PadRecords;
  /** The time that people see. */
  now(): Instant;
  log(line: string): void;
  /** What was written in a pad can be read; called a moment after, once for all that came meanwhile. */
  edited(pad: string): void;
}

const stopped = "Midcycle is stopped or started again.";

/** Milliseconds after the beginning in which pages come back that were open in a process that ended. */
const comeBack = 60_000;

/** Milliseconds between two looks at what other processes have written. */
const glance = 2_000;

/** @returns the pads of a house; nothing is read before somebody asks. */
export function openPads({ records, now, log, edited }: PadsOpening): Pads {
  const lives = new Map<string, LivePad>();
  const connections = new Set<Connected>();
  const began = performance.now();
  const justBegun = () => performance.now() - began < comeBack;
  let script: Promise<string> | null = null;
  let closed = false;

  const room = new Hocuspocus<Connected>({
    quiet: true,
    // Batched for one turn of the event loop by default; a few milliseconds spare most of the work of many writers.
    flushDelay: 8,
    extensions: [
      {
        onAuthenticate: (payload) => payload.context.enter(payload),
        connected: async ({ documentName, connection }) => lives.get(documentName)?.greet(connection),
        onLoadDocument: async ({ document, documentName }) => {
          lives.set(documentName, await openLive({ records, now, log, edited }, documentName, document, justBegun));
        },
        // Type 0 only asks for what is missing, type 1 answers that.
        beforeSync: async ({ documentName, connection, payload, type }) => {
          if (type !== 0) lives.get(documentName)?.judge(payload, connection, { missing: type === 1 });
        },
        beforeHandleAwareness: async ({ documentName, context, states }) => {
          if (context) lives.get(documentName)?.name(states, context);
        },
        onStateless: async ({ connection, documentName, payload }) => {
          await lives.get(documentName)?.answer(connection, payload);
        },
        beforeUnloadDocument: async ({ documentName }) => {
          await lives.get(documentName)?.settled();
        },
        afterUnloadDocument: async ({ documentName }) => {
          const live = lives.get(documentName);
          lives.delete(documentName);
          await live?.putAway();
        },
      },
    ],
  });

  const timer = setInterval(() => {
    catchUp().catch((failure) => log(`The pads cannot be looked at: ${failure}`));
  }, glance).unref();

  async function catchUp(): Promise<void> {
    if (lives.size === 0) return;
    const heads = await records.heads([...lives.keys()]);
    for (const [pad, live] of lives) if ((heads.get(pad) ?? 0) > live.seq) await live.catchUp();
  }

  async function textAt(pad: string, seq?: number): Promise<PadText> {
    const live = lives.get(pad);
    if (live && seq === undefined) {
      return { seq: live.seq, at: live.at, ...runsOf(live.text, live.clients) };
    }
    return replay(records, pad, seq ?? Number.MAX_SAFE_INTEGER);
  }

  async function write(
    pad: string,
    author: PadAuthor,
    change: (text: string) => string | null,
  ): Promise<number | null> {
    const direct = await room.openDirectConnection(pad);
    try {
      const { document } = direct;
      const live = lives.get(pad);
      if (!document || !live) throw new Error(`the pad ${pad} was not opened`);
      const update = changed(document, change);
      if (!update) return null;
      live.apply(update, author);
      await live.settled();
      return live.seq;
    } finally {
      await direct.disconnect();
    }
  }

  function presentIn(pad: string): Present[] {
    const here = [...connections].flatMap(({ pads }) => pads.get(pad) ?? []);
    const writers = new Map(here.flatMap(({ author }) => (author ? [[author.id, author] as const] : [])));
    const readers = here.filter(({ author }) => author === null);
    return [...[...writers.values()].map((author) => ({ author })), ...readers];
  }

  return {
    connect(caller, request, admit) {
      const hearing = connect({ room, connections }, caller, request, admit);
      if (closed) caller.close(1001, stopped);
      return hearing;
    },
    textAt,
    async revisions(pad) {
      return (await revisionsAfter(records, pad, 0)).map(({ seq, at, author }) => ({ seq, at, author }));
    },
    history: (pad) => revisionsAfter(records, pad, 0),
    authors: (pad) => records.authors(pad),
    write,
    async hold(pad) {
      const direct = await room.openDirectConnection(pad);
      return () => void direct.disconnect();
    },
    async writeDown(pad) {
      const { seq, runs } = await textAt(pad);
      await records.putText(pad, seq, runs.map(({ text }) => text).join(""));
    },
    moved(keys) {
      for (const pad of lives.keys()) room.documents.get(pad)?.broadcastStateless(JSON.stringify({ moved: keys }));
    },
    present: presentIn,
    open: () => [...new Set([...connections].flatMap(({ pads }) => [...pads.keys()]))],
    script: () => {
      script ??= bundled();
      return script;
    },
    async close() {
      closed = true;
      clearInterval(timer);
      for (const one of connections) one.close(1001, stopped);
      await Promise.allSettled([...lives.values()].map((live) => live.settled()));
      await Promise.allSettled([...lives.values()].map((live) => live.putAway()));
    },
  };
}

/** What is written for somebody is written under a client number of its own, so that it stays known whose it is. */
function changed(document: Document, change: (text: string) => string | null): Uint8Array | null {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  const text = copy.getText("text");
  const before = text.toString();
  const after = change(before);
  if (after === null || after === before) return null;
  copy.transact(() => {
    for (const { at, remove, insert } of editsBetween(before, after)) {
      if (remove > 0) text.delete(at, remove);
      if (insert) text.insert(at, insert);
    }
  });
  const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(document));
  copy.destroy();
  return update;
}
