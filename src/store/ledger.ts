/** How does what people decide become acts that stay, whoever else decides at the same moment? */
import type { Kysely } from "kysely";
import type { Act } from "../governance/process.ts";
import type { Notice } from "../words/notice.ts";
import { insertRows } from "./insert.ts";
import { actsOf, type LedgerProcess } from "./ledger-read.ts";
import { putNotices } from "./outbox.ts";
import type { ActsTable, Tables } from "./tables.ts";

export { actsOf, countActs, type LedgerProcess, processesOf, processOf } from "./ledger-read.ts";

/** An act before it has its place. */
export type NewAct<A extends Act = Act> = A extends Act ? Omit<A, "process" | "seq"> : never;

/** What is to be written, all of it or nothing. Notices whose id was written before are left out. */
export interface Decision<A extends Act = Act> {
  acts: NewAct<A>[];
  notices: Notice[];
}

/** What became of a decision. */
export interface Written<A extends Act = Act> {
  process: string;
  /** All acts of the process, the new ones included. */
  acts: A[];
  /** True when the same command had been taken before: nothing was written. */
  repeated: boolean;
}

/** Another writer was first: read again and decide again. */
const outrun = new Error("another writer was first");

/**
 * Appends to a process, in one step with its notices. `decide` is asked again, with what is there by then, as long as
 * another writer was first, so it must change nothing itself; what it throws is thrown on and nothing is written. An
 * act never lies before the one that it follows: with clocks that differ it gets that one's moment.
 * @param source what the command was read from, the same each time it is read; null for what comes once.
 * @throws Error when there is no such process.
 */
export async function append<A extends Act>(
  db: Kysely<Tables>,
  process: string,
  source: string | null,
  decide: (acts: A[]) => Decision<A> | Promise<Decision<A>>,
): Promise<Written<A>> {
  for (;;) {
    const acts = await actsOf<A>(db, process);
    if (acts.length === 0) throw new Error(`the ledger has no process ${process}`);
    const known = await processWith(db, source);
    if (known !== null) return { process: known, acts: await actsOf<A>(db, known), repeated: true };
    const decision = await decide(acts);
    const placed = place(process, acts, decision.acts);
    if (await write(db, { id: process, opened: null, acts: placed, source, notices: decision.notices })) {
      return { process, acts: [...acts, ...placed], repeated: false };
    }
  }
}

/**
 * Opens a process with its first acts and notices, in one step. Its number is the next of its kind; `decide` is asked
 * again when another process of the kind was opened meanwhile, so that "there is none yet" stays true.
 */
export async function openProcess<A extends Act>(
  db: Kysely<Tables>,
  kind: string,
  source: string | null,
  decide: (id: string, number: number) => Promise<Decision<A> & { title: string }>,
): Promise<Written<A>> {
  for (;;) {
    const last = await db.selectFrom("processes").select("number").where("kind", "=", kind).orderBy("number", "desc");
    const number = ((await last.limit(1).executeTakeFirst())?.number ?? 0) + 1;
    const known = await processWith(db, source);
    if (known !== null) return { process: known, acts: await actsOf<A>(db, known), repeated: true };
    const id = `${kind}-${number}`;
    const { title, acts, notices } = await decide(id, number);
    const placed = place(id, [], acts);
    const opened = placed[0]?.at;
    if (opened === undefined) throw new Error("a process begins with an act");
    if (await write(db, { id, opened: { id, kind, number, title, opened }, acts: placed, source, notices })) {
      return { process: id, acts: placed, repeated: false };
    }
  }
}

/** Forgets everything that was decided and everything that was to be said: for a made-up team that begins again. */
export async function startLedgerOver(db: Kysely<Tables>): Promise<void> {
  const { guardLedger, unguardLedger } = await import("./migrations/0002-ledger.ts");
  await db.transaction().execute(async (tx) => {
    await unguardLedger(tx);
    for (const table of ["acts", "processes", "deliveries", "outbox", "recap_revisions"] as const)
      await tx.deleteFrom(table).execute();
    await guardLedger(tx);
  });
}

/** @returns the process in which the command of this source was taken; null when it was not, or has no source. */
export async function processWith(db: Kysely<Tables>, source: string | null): Promise<string | null> {
  if (source === null) return null;
  const row = await db.selectFrom("acts").select("process").where("source", "=", source).executeTakeFirst();
  return row?.process ?? null;
}

function place<A extends Act>(process: string, before: readonly A[], acts: readonly NewAct<A>[]): A[] {
  let at = before.at(-1)?.at ?? "";
  return acts.map((act, i) => {
    if (act.at > at) at = act.at;
    return { ...act, process, seq: before.length + i + 1, at } as unknown as A;
  });
}

/** @returns false when another writer was first; then nothing is written. */
async function write(
  db: Kysely<Tables>,
  what: Pick<Decision, "notices"> & {
    id: string;
    opened: LedgerProcess | null;
    acts: readonly Act[];
    source: string | null;
  },
): Promise<boolean> {
  const acts = what.acts.map((act, i) => rowOf(act, i === 0 ? what.source : null));
  try {
    await db.transaction().execute(async (tx) => {
      const opened = what.opened ? [what.opened] : [];
      if ((await insertRows(tx, "processes", opened, "on conflict do nothing")) < opened.length) throw outrun;
      if ((await insertRows(tx, "acts", acts, "on conflict do nothing")) < acts.length) throw outrun;
      const by = [...new Set(acts.map(({ recorded_by }) => recorded_by))];
      const concerns = [...new Set(acts.flatMap((act) => (act.by === act.recorded_by ? [] : [act.by])))];
      await putNotices(tx, what.notices, what.id, { by, concerns });
    });
    return true;
  } catch (failure) {
    if (failure === outrun) return false;
    throw failure;
  }
}

/** @returns an act as it is kept. */
export function rowOf(act: Act, source: string | null): ActsTable {
  const { process, seq, kind, body, by, recordedBy, at, through, link } = act;
  return { process, seq, kind, body: JSON.stringify(body), by, recorded_by: recordedBy, at, through, link, source };
}
