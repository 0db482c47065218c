/** What was said where, what waits, and what was given up? */
import type { Kysely } from "kysely";
import type { Notice } from "../words/notice.ts";
import type { Tables } from "./tables.ts";
import type { DeliveriesTable, DeliveryState } from "./tables-deliveries.ts";

/** Which deliveries. `about`: the process, post or notice that they are about. */
export interface DeliveryQuestion {
  state?: DeliveryState | undefined;
  channel?: string | undefined;
  about?: string | undefined;
  /** Those for people are left out, but for this one; undefined leaves none out. */
  forOnly?: string | null | undefined;
  page: number;
  size: number;
}

/** A delivery with the notice that it brings. */
export interface Delivery extends DeliveriesTable {
  told: Notice;
}

/** @returns a page of deliveries, the latest first, and how many fit in all. */
export async function deliveriesOf(
  db: Kysely<Tables>,
  { state, channel, about, forOnly, page, size }: DeliveryQuestion,
): Promise<{ rows: Delivery[]; total: number }> {
  const fitting = db
    .selectFrom("deliveries as own")
    .$if(state !== undefined, (query) => query.where("own.state", "=", state ?? "waiting"))
    .$if(channel !== undefined, (query) => query.where("own.channel", "=", channel ?? ""))
    .$if(about !== undefined, (query) =>
      query.where((is) =>
        is.or([
          is("own.thread", "=", about ?? ""),
          is("own.post", "=", about ?? ""),
          is("own.notice", "=", about ?? ""),
        ]),
      ),
    )
    .$if(forOnly !== undefined, (query) =>
      query.where((is) => is.or([is("own.person", "is", null), ...(forOnly ? [is("own.person", "=", forOnly)] : [])])),
    );
  const { total } = await fitting.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await fitting
    .innerJoin("outbox", "outbox.id", "own.notice")
    .selectAll("own")
    .select("outbox.notice as told")
    .orderBy("own.created", "desc")
    .orderBy("own.id")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { rows: rows.map((row) => ({ ...row, told: JSON.parse(row.told) as Notice })), total };
}

/** @returns the delivery with an id, or the only one whose id begins so; null when there is none or more than one. */
export async function deliveryOf(db: Kysely<Tables>, id: string): Promise<Delivery | null> {
  const rows = await db
    .selectFrom("deliveries as own")
    .innerJoin("outbox", "outbox.id", "own.notice")
    .selectAll("own")
    .select("outbox.notice as told")
    .where("own.id", ">=", id)
    .where("own.id", "<", `${id}g`)
    .limit(2)
    .execute();
  const [row] = rows;
  return row && rows.length === 1 ? { ...row, told: JSON.parse(row.told) as Notice } : null;
}

/** @returns every delivery that waits, due or not, the longest due first. */
export async function waitingDeliveries(db: Kysely<Tables>): Promise<DeliveriesTable[]> {
  const waiting = db.selectFrom("deliveries").selectAll().where("state", "=", "waiting");
  return waiting.orderBy("due").orderBy("created").orderBy("notice").execute();
}

/** How many deliveries of a channel are in a state, and when the last of them ended; `doubled` of them were perhaps said twice. */
export interface DeliveryCount {
  channel: string;
  state: DeliveryState;
  count: number;
  doubled: number;
  last: string | null;
}

/** @returns the counts of every channel and state that has any, in order of channel. */
export async function countDeliveries(db: Kysely<Tables>): Promise<DeliveryCount[]> {
  return db
    .selectFrom("deliveries")
    .select(({ fn }) => [
      "channel",
      "state",
      fn.countAll<number>().as("count"),
      fn.countAll<number>().filterWhere("doubled", "=", 1).as("doubled"),
      fn.max("ended").as("last"),
    ])
    .groupBy(["channel", "state"])
    .orderBy("channel")
    .orderBy("state")
    .execute();
}
