/** What is known of a pad while somebody has it open? */
import { type Connection, type Document, isTransactionOrigin } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Instant } from "../review/change.ts";
import type { PadAuthor, PadClient, PlacedAuthor } from "../sprint/pad.ts";
import { type Connected, codes } from "./connecting.ts";
import { judge, longestChange, tooLong } from "./judging.ts";
import { keepPad } from "./keeping.ts";
import type { PadsOpening } from "./open.ts";
import { mostLoose, packLoose, stateOf } from "./packing.ts";

/** An open pad. */
export interface LivePad {
  /** Number of its latest stored revision, and when that was made; null for none. */
  readonly seq: number;
  readonly at: Instant | null;
  text: Y.Text;
  /** Which author writes under which of Yjs's client numbers. */
  clients: Map<number, PadClient>;
  /** Looks at a change before it is applied; `missing`: it answers what we asked for. @throws what ends the sender's connection with a sentence. */
  judge(change: Uint8Array, connection: Connection<Connected>, kind: { missing: boolean }): void;
  /** Writes into what a page says of its reader who that is: nobody chooses their own name. */
  name(states: Map<number, Record<string, unknown>>, connected: Connected): void;
  /** Answers `{"mark": N}` with `{"saved": N}` once everything is stored that came before it. */
  answer(connection: Connection<Connected>, payload: string): Promise<void>;
  /** Tells a page that has come who writes here. */
  greet(connection: Connection<Connected>): void;
  /** Applies a change as an author's. */
  apply(update: Uint8Array, author: PadAuthor): void;
  settled(): Promise<void>;
  catchUp(): Promise<void>;
  /** Writes down the text for searching, and packs what lies loose. */
  putAway(): Promise<void>;
}

/** What is applied because it is stored already. */
const stored = { source: "local", skipStoreHooks: true, context: { author: null } } as const;

/**
 * Opens a pad: fills the document with what is stored, and stores from then on what becomes of it. `justBegun`: those
 * who wrote in a process before this one may still be on their way back.
 */
export async function openLive(
  { records, now, log, edited }: PadsOpening,
  pad: string,
  document: Document,
  justBegun: () => boolean,
): Promise<LivePad> {
  const { pack, rest, clients } = await records.latest(pad);
  if (pack) Y.applyUpdate(document, await stateOf(pack), stored);
  document.transact(() => {
    for (const { data } of rest) Y.applyUpdate(document, data, stored);
  }, stored);
  let authors: PlacedAuthor[] = await records.authors(pad);
  let at = rest.at(-1)?.at ?? null;
  let packedUntil = pack?.last ?? 0;
  let written: NodeJS.Timeout | null = null;
  let troubled = false;
  const text = document.getText("text");
  const fresh = new Map<string, number[]>();
  let unsaid: number[] = [];

  const keeping = keepPad({
    records,
    pad,
    seq: rest.at(-1)?.seq ?? packedUntil,
    foreign(revisions) {
      for (const { data } of revisions) Y.applyUpdate(document, data, stored);
      readClients().catch((failure) => log(`Who wrote in the pad ${pad} cannot be read: ${failure}`));
    },
    stored(all) {
      if (troubled) tell({ trouble: null });
      troubled = false;
      if (all.length !== authors.length || unsaid.length > 0) tell({ authors: all, clients: toldOf(clients, unsaid) });
      authors = all;
      unsaid = [];
      // A long text is written down less often: the revisions are what counts.
      written ??= setTimeout(() => void writeDown(), 2_000 + text.length / 100).unref();
    },
    trouble(failure) {
      troubled = true;
      log(
        `The pad ${pad} cannot be stored, and is tried again: ${failure instanceof Error ? failure.message : failure}`,
      );
      tell({ trouble: "The database does not answer: what you write is kept here and stored when it does." });
    },
  });

  document.on("update", (data: Uint8Array, origin: unknown) => {
    const author = authorOf(origin, pad);
    if (!author) return;
    at = now();
    const own = fresh.get(author.id) ?? [];
    fresh.delete(author.id);
    unsaid.push(...own);
    keeping.put({ at, author, data, clients: own });
  });

  async function readClients(): Promise<void> {
    const [known, all] = await Promise.all([records.clients(pad), records.authors(pad)]);
    const others = [...known.keys()].filter((client) => !clients.has(client));
    for (const [client, one] of known) clients.set(client, one);
    authors = all;
    tell({ authors, clients: toldOf(clients, others) });
  }

  function claim(numbers: readonly number[], author: string): void {
    for (const client of numbers) clients.set(client, { author, at: now() });
    fresh.set(author, [...(fresh.get(author) ?? []), ...numbers]);
  }

  function tell(message: object): void {
    document.broadcastStateless(JSON.stringify(message));
  }

  async function writeDown(): Promise<void> {
    if (written) clearTimeout(written);
    written = null;
    try {
      await records.putText(pad, keeping.seq, text.toString());
      edited(pad);
      if (keeping.seq - packedUntil > 4 * mostLoose) {
        packedUntil = keeping.seq;
        await packLoose(records, pad);
      }
    } catch (failure) {
      log(`The pad ${pad} could not be put in order: ${failure instanceof Error ? failure.message : failure}`);
    }
  }

  return {
    get seq() {
      return keeping.seq;
    },
    get at() {
      return at;
    },
    text,
    clients,
    judge(change, connection, { missing }) {
      if (change.byteLength > longestChange) throw closing(codes.refused, tooLong);
      const author = connection.context.pads.get(pad)?.author ?? null;
      // A process that died may have passed on what it had not stored: whoever comes back from it may bring that.
      const brings = missing && author !== null && justBegun();
      const judgement = judge(document, change, author?.id ?? "", clients, { brings });
      if ("refused" in judgement) throw closing(codes.refused, judgement.refused);
      if (author) claim(judgement.fresh, author.id);
      else if (judgement.fresh.length > 0) connection.sendStateless(JSON.stringify({ refused: readersOnly }));
    },
    name(states, connected) {
      const author = connected.pads.get(pad)?.author ?? null;
      for (const [client, state] of states) {
        const owner = clients.get(client)?.author;
        if (owner !== undefined && owner !== author?.id) states.delete(client);
        else if (state) state.user = author;
      }
    },
    async answer(connection, payload) {
      const mark = markIn(payload);
      if (mark === null) return;
      try {
        if (document.isDestroyed) throw new Error("the pad was closed meanwhile");
        await keeping.settled();
        connection.sendStateless(JSON.stringify({ saved: mark, seq: keeping.seq }));
      } catch {
        connection.close({ code: codes.again, reason: "What you wrote is not stored yet: the page connects again." });
      }
    },
    greet: (connection) =>
      connection.sendStateless(JSON.stringify({ authors, clients: toldOf(clients), seq: keeping.seq })),
    apply(update, author) {
      const judgement = judge(document, update, author.id, clients);
      if ("refused" in judgement) throw new Error(judgement.refused);
      claim(judgement.fresh, author.id);
      Y.applyUpdate(document, update, { source: "local", skipStoreHooks: true, context: { author } });
    },
    settled: () => keeping.settled(),
    catchUp: () => keeping.catchUp(),
    async putAway() {
      if (keeping.seq === 0) return;
      await writeDown();
      await packLoose(records, pad).catch((failure) => log(`The pad ${pad} could not be packed: ${failure}`));
    },
  };
}

const readersOnly = "You may read this pad, but not write in it: what you typed is not stored.";

/** As pages are told of them. */
function toldOf(clients: ReadonlyMap<number, PadClient>, some: Iterable<number> = clients.keys()) {
  return [...some].flatMap((client): [number, string, Instant][] => {
    const known = clients.get(client);
    return known ? [[client, known.author, known.at]] : [];
  });
}

/** Who made a change; null for what is stored already and for readers. */
function authorOf(origin: unknown, pad: string): PadAuthor | null {
  if (!isTransactionOrigin(origin)) return null;
  if (origin.source === "connection") return (origin.connection.context as Connected).pads.get(pad)?.author ?? null;
  return origin.source === "local" ? ((origin.context as { author?: PadAuthor | null })?.author ?? null) : null;
}

function closing(code: number, reason: string): Error {
  // Hocuspocus writes it to the log: the sentence is enough there.
  return Object.assign(new Error(), { code, reason, stack: reason });
}

function markIn(payload: string): number | null {
  try {
    const { mark } = JSON.parse(payload) as { mark?: unknown };
    return typeof mark === "number" ? mark : null;
  } catch {
    return null;
  }
}
