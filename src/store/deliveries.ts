/** What is to be said where, and who is at it? */
import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Notice } from "../words/notice.ts";
import { insertRows } from "./insert.ts";
import { among, inOneStep, runsOf } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { DeliveriesTable } from "./tables-deliveries.ts";

/** One place or person that is to be told of a notice. */
export type NewDelivery = Pick<
  DeliveriesTable,
  "channel" | "place" | "person" | "because" | "thread" | "due" | "created"
>;

/** Some deliveries that go out as one message, taken by us. */
export interface Taken {
  /** `Post.key`; the same at each try. */
  message: string;
  rows: DeliveriesTable[];
}

/** @returns the digest of what a notice says, whatever it is called and whenever it was. */
export function contentOf({ kind, title, paragraphs, numbers, url, texts }: Notice): string {
  const said = JSON.stringify([kind, title, paragraphs, numbers, url, texts ?? null]);
  return createHash("sha256").update(said).digest("hex").slice(0, 32);
}

/** @returns the id of the delivery of a notice at a place. */
export function deliveryId(notice: string, channel: string, place: string): string {
  return createHash("sha256")
    .update(JSON.stringify([notice, channel, place]))
    .digest("hex")
    .slice(0, 20);
}

/** A notice and everybody who is told of it. */
export interface Addressed {
  notice: Notice;
  told: readonly NewDelivery[];
}

/**
 * Writes down who is told of notices, and that this is known, in one step. What a place still has to be told of an
 * earlier version of the same post, and nobody has begun to say, it is not told any more.
 */
export async function putDeliveries(db: Kysely<Tables>, addressed: readonly Addressed[]): Promise<void> {
  if (addressed.length === 0) return;
  await inOneStep(db, async (tx) => {
    await insertRows(tx, "deliveries", addressed.flatMap(rowsOf), "on conflict do nothing");
    for (const { notice, told } of addressed) {
      for (const { channel, place } of notice.post === undefined ? [] : told) {
        await tx
          .updateTable("deliveries")
          .set({ state: "same", ended: notice.at, trouble: "A later version was said instead." })
          .where("channel", "=", channel)
          .where("place", "=", place)
          .where("post", "=", notice.post ?? "")
          .where("created", "<", notice.at)
          .where("state", "=", "waiting")
          .where("begun", "=", 0)
          .execute();
      }
    }
    const ids = addressed.map(({ notice }) => notice.id);
    await tx
      .updateTable("outbox")
      .set({ state: "said" })
      .where(among(tx, "id", ids))
      .execute();
  });
}

/** @returns the deliveries as they are first written. */
export function rowsOf({ notice, told }: Addressed): DeliveriesTable[] {
  const content = contentOf(notice);
  return told.map((one) => ({
    ...{ id: deliveryId(notice.id, one.channel, one.place), notice: notice.id, channel: one.channel, place: one.place },
    ...{ person: one.person, because: one.because, thread: one.thread, post: notice.post ?? null, content },
    ...{ state: "waiting", created: one.created, attempts: 0, due: one.due, taken_until: "", message: null },
    ...{ begun: 0, unsure: 0, doubled: 0, tried: null, ended: null },
    ...{ reference: null, url: null, trouble: null, decided_by: null },
  }));
}

/**
 * Takes what is due in a channel until `until`, the longest due first, at most `limit` rows: what began as a message
 * goes out as that message again; of the rest, up to `together` for the same place become one. Whoever else takes at
 * the same moment takes others. No row is taken whose post is under way in another version.
 */
export async function takeDue(
  db: Kysely<Tables>,
  channel: string,
  { now, until, limit, together }: { now: Instant; until: Instant; limit: number; together: number },
): Promise<Taken[]> {
  // Most looks find nothing: they need no turn among the writers.
  if ((await dueRows(db, channel, now, 1)).length === 0) return [];
  const taken: DeliveriesTable[] = [];
  await inOneStep(db, async (tx) => {
    const messages = messagesOf(await dueRows(tx, channel, now, limit), together);
    const single = messages.flatMap((rows) => (rows.length === 1 ? rows : []));
    taken.push(...(await take(tx, single, null, now, until)));
    for (const rows of messages) {
      if (rows.length === 1) continue;
      taken.push(...(await take(tx, rows, rows[0]?.message ?? rows[0]?.id ?? null, now, until)));
    }
  });
  return [...Map.groupBy(taken, ({ message }) => message ?? "")].map(([message, rows]) => ({ message, rows }));
}

type Due = Pick<DeliveriesTable, "id" | "message" | "place" | "person" | "post">;

/**
 * @returns the rows of each message: what began as one stays together, and of the rest up to `together` for the same
 * place become one.
 */
export function messagesOf<Row extends Due>(rows: readonly Row[], together: number): Row[][] {
  return [...Map.groupBy(rows, (row) => groupOf(row, together)).values()].flatMap((group) =>
    group[0]?.message === null ? runsOf(group, together) : [group],
  );
}

/** What has versions stands alone, so that it can be edited. */
function groupOf({ id, message, place, person, post }: Due, together: number): string {
  if (message !== null) return `message ${message}`;
  return together > 1 && post === null ? JSON.stringify([place, person]) : id;
}

/** A message that began is read whole, also when its rows are more than the limit. */
async function dueRows(db: Kysely<Tables>, channel: string, now: Instant, limit: number): Promise<Due[]> {
  const rows = await db
    .selectFrom("deliveries as own")
    .select(["id", "message", "place", "person", "post"])
    .where("channel", "=", channel)
    .where("state", "=", "waiting")
    .where("due", "<=", now)
    .where("taken_until", "<=", now)
    .where((is) =>
      is.or([
        is("post", "is", null),
        is.not(
          is.exists(
            is
              .selectFrom("deliveries as other")
              .select("other.id")
              .whereRef("other.channel", "=", "own.channel")
              .whereRef("other.place", "=", "own.place")
              .whereRef("other.thread", "=", "own.thread")
              .whereRef("other.post", "=", "own.post")
              .whereRef("other.created", "<", "own.created")
              .where("other.state", "=", "waiting"),
          ),
        ),
      ]),
    )
    .orderBy("due")
    .orderBy("created")
    .orderBy("notice")
    .limit(limit)
    .execute();
  const begun = rows.flatMap(({ message }) => message ?? []);
  if (begun.length === 0) return rows;
  const whole = await db
    .selectFrom("deliveries")
    .select(["id", "message", "place", "person", "post"])
    .where(among(db, "message", begun))
    .where("state", "=", "waiting")
    .execute();
  return [...rows.filter(({ message }) => message === null), ...whole];
}

async function take(
  tx: Kysely<Tables>,
  rows: readonly Due[],
  message: string | null,
  now: Instant,
  until: Instant,
): Promise<DeliveriesTable[]> {
  if (rows.length === 0) return [];
  return tx
    .updateTable("deliveries")
    .set({
      message: sql<string>`coalesce(message, ${message === null ? sql.ref("id") : message})`,
      unsure: sql<0 | 1>`begun`,
      begun: 1,
      attempts: sql<number>`attempts + 1`,
      taken_until: until,
      tried: now,
    })
    .where(
      among(
        tx,
        "id",
        rows.map(({ id }) => id),
      ),
    )
    .where("state", "=", "waiting")
    .where("due", "<=", now)
    .where("taken_until", "<=", now)
    .returningAll()
    .execute();
}
