/** Which pads of Etherpads are mirrored, and how far? */
import type { Kysely } from "kysely";
import type { EtherpadLink } from "../sprint/etherpad.ts";
import type { Tables } from "./tables.ts";

/** What a look at a pad has shown. */
export type Look = Partial<Pick<EtherpadLink, "looked" | "revision" | "mark" | "trouble" | "kept">>;

/** Links a pad. @returns false when that pad is linked already, or something is called like ours; nothing changes then. */
export async function putLink(
  db: Kysely<Tables>,
  link: Pick<EtherpadLink, "id" | "server" | "pad" | "sprint" | "section" | "by" | "since">,
): Promise<boolean> {
  const unseen = { looked: null, revision: null, mark: null, trouble: null, kept: null };
  const row = await db
    .insertInto("etherpads")
    .values({ ...link, ...unseen, section: link.section ? 1 : 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Says anew whose a linked pad is and whether we keep a section in it. */
export async function setLink(
  db: Kysely<Tables>,
  id: string,
  { sprint, section, by }: Pick<EtherpadLink, "sprint" | "section" | "by">,
): Promise<void> {
  await db
    .updateTable("etherpads")
    .set({ sprint, section: section ? 1 : 0, by })
    .where("id", "=", id)
    .execute();
}

/** Ends a link. @returns false when there was none. */
export async function dropLink(db: Kysely<Tables>, id: string): Promise<boolean> {
  const row = await db.deleteFrom("etherpads").where("id", "=", id).returning("id").executeTakeFirst();
  return row !== undefined;
}

/** @returns every link, by Etherpad and name. */
export async function links(db: Kysely<Tables>): Promise<EtherpadLink[]> {
  const rows = await db.selectFrom("etherpads").selectAll().orderBy("server").orderBy("pad").execute();
  return rows.map((row) => ({ ...row, section: row.section === 1 }));
}

/** Writes down what a look has shown; what it does not say stays. */
export async function noteLook(db: Kysely<Tables>, id: string, look: Look): Promise<void> {
  await db.updateTable("etherpads").set(look).where("id", "=", id).execute();
}
