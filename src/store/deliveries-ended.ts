/** What became of a message that was to be said? */
import { type Kysely, sql, type UpdateObject } from "kysely";
import type { Instant } from "../review/change.ts";
import { among, inOneStep } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { DeliveriesTable } from "./tables-deliveries.ts";

/** How a try ended. */
export type Ending =
  /** `doubled`: it was perhaps said twice. `trouble`: what is to be known of it all the same; null for nothing. */
  | { as: "sent"; reference: string | null; url: string | null; doubled: boolean; trouble: string | null }
  /** The place shows this already, or a later version. */
  | { as: "same"; trouble: string }
  /** Tried again when it is due. `perhaps`: nobody knows whether it was taken. */
  | { as: "again"; due: Instant; trouble: string; perhaps: boolean }
  | { as: "dead"; trouble: string }
  /** It was taken and not tried. */
  | { as: "left" };

/** Writes down how tries ended, all in one step. `now`: as people see time; `clock`: our own. */
export async function putEndings(
  db: Kysely<Tables>,
  endings: readonly { message: string; ending: Ending }[],
  { now, clock }: { now: Instant; clock: Instant },
): Promise<void> {
  // Most of what ends together ended in the same way: one statement for all of them.
  const alike = Map.groupBy(endings, ({ ending }) => JSON.stringify(ending));
  await inOneStep(db, async (tx) => {
    for (const [first, ...more] of alike.values()) {
      if (!first) continue;
      const messages = [first, ...more].map(({ message }) => message);
      await tx
        .updateTable("deliveries")
        .set({ ...valuesOf(first.ending, now), taken_until: clock })
        .where(among(tx, "message", messages))
        .where("state", "=", "waiting")
        .execute();
    }
  });
}

type Values = UpdateObject<Tables, "deliveries">;

function valuesOf(ending: Ending, now: Instant): Values {
  if (ending.as === "left") return { attempts: sql<number>`attempts - 1`, begun: sql<0 | 1>`unsure` };
  const { trouble } = ending;
  switch (ending.as) {
    case "sent": {
      const { reference, url, doubled } = ending;
      return { state: "sent", ended: now, begun: 0, reference, url, trouble, doubled: doubled ? 1 : 0 };
    }
    case "same":
      return { state: "same", ended: now, begun: 0, trouble };
    case "again":
      // That this try was not taken says nothing of one before it whose end nobody knows.
      return { due: ending.due, begun: ending.perhaps ? 1 : sql<0 | 1>`unsure`, trouble };
    case "dead":
      return { state: "dead", ended: now, begun: sql<0 | 1>`unsure`, trouble };
  }
}

/** Makes deliveries wait again that were given up, or due now when they wait for another try. @returns how many. */
export async function tryAgain(
  db: Kysely<Tables>,
  ids: readonly string[],
  { by, clock }: { by: string; clock: Instant },
): Promise<number> {
  const rows = await db
    .updateTable("deliveries")
    .set({ state: "waiting", attempts: 0, due: clock, ended: null, decided_by: by })
    .where(among(db, "id", ids))
    .where("state", "in", ["dead", "waiting"])
    .returning("id")
    .execute();
  return rows.length;
}

/** Decides that deliveries are not said, for a reason; not what is under way at this moment. @returns how many. */
export async function drop(
  db: Kysely<Tables>,
  ids: readonly string[],
  { by, reason, now, clock }: { by: string; reason: string; now: Instant; clock: Instant },
): Promise<number> {
  const rows = await db
    .updateTable("deliveries")
    .set({ state: "dropped", ended: now, trouble: reason, decided_by: by })
    .where(among(db, "id", ids))
    .where("state", "in", ["dead", "waiting"])
    .where("taken_until", "<=", clock)
    .returning("id")
    .execute();
  return rows.length;
}

/** @returns the latest of what a place was told under the name of a post, or null. */
export async function lastOfPost(
  db: Kysely<Tables>,
  { channel, place, post }: Pick<DeliveriesTable, "channel" | "place"> & { post: string },
): Promise<Pick<DeliveriesTable, "notice" | "content" | "reference" | "created"> | null> {
  const row = await db
    .selectFrom("deliveries")
    .select(["notice", "content", "reference", "created"])
    .where("channel", "=", channel)
    .where("place", "=", place)
    .where("post", "=", post)
    .where("state", "=", "sent")
    .orderBy("created", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns what the first message of a thread is called at a place; null when none was said, or it has no name. */
export async function firstOfThread(
  db: Kysely<Tables>,
  { channel, place, thread }: Pick<DeliveriesTable, "channel" | "place" | "thread">,
): Promise<string | null> {
  const row = await db
    .selectFrom("deliveries")
    .select("reference")
    .where("channel", "=", channel)
    .where("place", "=", place)
    .where("thread", "=", thread)
    .where("state", "=", "sent")
    .where("reference", "is not", null)
    .orderBy("ended")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.reference ?? null;
}
