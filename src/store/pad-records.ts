/** How are the revisions of pads kept, so that what was written down is never lost? */
import type { Kysely } from "kysely";
import type { PadClient, PadRevision, PlacedAuthor } from "../sprint/pad.ts";
import type { PadRecords, Unwritten } from "../sprint/pad-records.ts";
import { insertRows, storable } from "./insert.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** @returns the records in a database. */
export function padRecords(db: Kysely<Tables>): PadRecords {
  return {
    async latest(pad) {
      const pack = await packs(db, pad).orderBy("last", "desc").limit(1).executeTakeFirst();
      const rest = await since(db, pad, pack?.last ?? 0);
      return { pack: pack ?? null, rest, clients: await clientsOf(db, pad) };
    },
    packs: (pad, after) => packs(db, pad).where("last", ">", after).orderBy("last").execute(),
    async packBefore(pad, seq) {
      return (
        (await packs(db, pad).where("last", "<=", seq).orderBy("last", "desc").limit(1).executeTakeFirst()) ?? null
      );
    },
    since: (pad, seq) => since(db, pad, seq),
    append: (pad, changes) => db.transaction().execute((tx) => append(tx, pad, changes)),
    async pack(pad, pack) {
      await db.transaction().execute(async (tx) => {
        if ((await insertRows(tx, "pad_packs", [{ pad, ...pack }], "on conflict do nothing")) === 0) return;
        await tx
          .deleteFrom("pad_revisions")
          .where("pad", "=", pad)
          .where("seq", ">=", pack.first)
          .where("seq", "<=", pack.last)
          .execute();
      });
    },
    async putText(pad, seq, text) {
      await db
        .updateTable("pads")
        .set({ text: storable(text), text_revision: seq })
        .where("id", "=", pad)
        .where("text_revision", "<", seq)
        .execute();
    },
    async heads(pads) {
      const rows = await db
        .selectFrom("pads")
        .select(["id", "revision"])
        .where(among(db, "id", pads))
        .execute();
      return new Map(rows.map(({ id, revision }) => [id, revision]));
    },
    clients: (pad) => clientsOf(db, pad),
    authors: (pad) => authorsOf(db, pad),
  };
}

function packs(db: Kysely<Tables>, pad: string) {
  return db.selectFrom("pad_packs").select(["first", "last", "state", "revisions"]).where("pad", "=", pad);
}

function since(db: Kysely<Tables>, pad: string, seq: number): Promise<PadRevision[]> {
  return db
    .selectFrom("pad_revisions")
    .select(["seq", "at", "author", "data"])
    .where("pad", "=", pad)
    .where("seq", ">", seq)
    .orderBy("seq")
    .execute();
}

async function clientsOf(db: Kysely<Tables>, pad: string): Promise<Map<number, PadClient>> {
  const rows = await db.selectFrom("pad_clients").select(["client", "author", "at"]).where("pad", "=", pad).execute();
  return new Map(rows.map(({ client, author, at }) => [client, { author, at }]));
}

function authorsOf(db: Kysely<Tables>, pad: string): Promise<PlacedAuthor[]> {
  return db
    .selectFrom("pad_authors")
    .select(["author as id", "name", "place"])
    .where("pad", "=", pad)
    .orderBy("place")
    .execute();
}

/** The pad's own row is taken first: writers of one pad wait for each other there, those of others do not. */
async function append(tx: Kysely<Tables>, pad: string, changes: readonly Unwritten[]) {
  const latest = changes.at(-1);
  if (!latest) throw new Error("nothing to append");
  const row = await tx
    .updateTable("pads")
    .set(({ eb }) => ({
      revision: eb("revision", "+", changes.length),
      edited: latest.at,
      editor: latest.author.id,
    }))
    .where("id", "=", pad)
    .returning("revision")
    .executeTakeFirst();
  if (!row) return null;
  const first = row.revision - changes.length + 1;
  const rows = changes.map(({ at, author, data }, i) => ({ pad, seq: first + i, at, author: author.id, data }));
  await insertRows(tx, "pad_revisions", rows, "");
  const clients = changes.flatMap((one) =>
    one.clients.map((client) => ({ pad, client, author: one.author.id, at: one.at })),
  );
  await insertRows(tx, "pad_clients", clients, "on conflict do nothing");
  const known = await authorsOf(tx, pad);
  const fresh = [...new Map(changes.map(({ author }) => [author.id, author])).values()]
    .filter(({ id }) => !known.some((one) => one.id === id))
    .map(({ id, name }, i) => ({ id, name, place: known.length + i }));
  const placed = fresh.map(({ id, ...rest }) => ({ pad, author: id, ...rest }));
  await insertRows(tx, "pad_authors", placed, "on conflict do nothing");
  return { first, authors: [...known, ...fresh] };
}
