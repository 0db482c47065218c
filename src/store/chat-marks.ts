/** How far was each room of a chat heard? */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { ChatMarksTable } from "./tables-chat.ts";

/** @returns the marks of a chat by room. */
export async function chatMarks(
  db: Kysely<Tables>,
  chat: string,
): Promise<Map<string, Pick<ChatMarksTable, "reference" | "at">>> {
  const rows = await db.selectFrom("chat_marks").selectAll().where("chat", "=", chat).execute();
  return new Map(rows.map(({ room, reference, at }) => [room, { reference, at }]));
}

/** Moves the mark of a room. */
export async function putChatMark(db: Kysely<Tables>, mark: ChatMarksTable): Promise<void> {
  const { reference, at } = mark;
  await db
    .insertInto("chat_marks")
    .values(mark)
    .onConflict((conflict) => conflict.columns(["chat", "room"]).doUpdateSet({ reference, at }))
    .execute();
}
