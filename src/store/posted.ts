/** Who posted a text with a mark in it lately? */
import type { Kysely } from "kysely";
import type { AccountKey, Instant } from "../review/change.ts";
import type { Tables } from "./tables.ts";

/** @returns what people said from a moment on that has a mark ("mc-link-") in it, the earliest first. */
export async function postedSince(
  db: Kysely<Tables>,
  mark: string,
  since: Instant,
): Promise<{ by: AccountKey; text: string }[]> {
  const rows = await db
    .selectFrom("messages")
    .select(["by", "text"])
    .where("change_key", "in", (within) => within.selectFrom("activity").select("change_key").where("at", ">=", since))
    .where("at", ">=", since)
    .where("by", "is not", null)
    .where("text", "like", `%${mark}%`)
    .orderBy("at")
    .orderBy("seq")
    .execute();
  return rows.flatMap(({ by, text }) => (by === null ? [] : [{ by, text }]));
}
