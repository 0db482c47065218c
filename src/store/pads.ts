/** Which pads are there, and what do they say? */
import { type Kysely, sql } from "kysely";
import type { NamedRevision, Pad } from "../sprint/pad.ts";
import type { Tables } from "./tables.ts";

const columns = [
  "id",
  "title",
  "sprint",
  "session",
  "created",
  "by",
  "secret",
  "revision",
  "edited",
  "editor",
] as const satisfies (keyof Pad)[];

/** Makes an empty pad. @returns false when there is one of that id already, which stays as it is. */
export async function createPad(
  db: Kysely<Tables>,
  pad: Omit<Pad, "revision" | "edited" | "editor">,
): Promise<boolean> {
  const row = await db
    .insertInto("pads")
    .values({ ...pad, revision: 0, edited: pad.created, editor: pad.by, text: "", text_revision: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns the pad of that id; null when there is none. */
export async function padOfId(db: Kysely<Tables>, id: string): Promise<Pad | null> {
  return (await db.selectFrom("pads").select(columns).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** @returns the pad that is shown under a secret address; null when there is none. */
export async function padOfSecret(db: Kysely<Tables>, secret: string): Promise<Pad | null> {
  return (await db.selectFrom("pads").select(columns).where("secret", "=", secret).executeTakeFirst()) ?? null;
}

/** @returns all pads, the one that was edited last first; only a sprint's when one is given. */
export async function allPads(db: Kysely<Tables>, sprint: string | null): Promise<Pad[]> {
  const all = db.selectFrom("pads").select(columns).orderBy("edited", "desc").orderBy("id");
  return (sprint === null ? all : all.where("sprint", "=", sprint)).execute();
}

/** A pad that has all the words that were looked for, and its text as it was written down last. */
export interface FoundPad extends Pad {
  text: string;
}

/** @returns pads whose title or text has every word, in any case of the Latin letters; the latest edited first, at most `limit`. */
export async function searchPads(db: Kysely<Tables>, words: readonly string[], limit: number): Promise<FoundPad[]> {
  let query = db.selectFrom("pads").select([...columns, "text"]);
  for (const word of words) {
    const like = `%${lower(word).replaceAll(/[\\%_]/g, "\\$&")}%`;
    query = query.where(sql<boolean>`lower(title || ' ' || text) like ${like} escape '\\'`);
  }
  return query.orderBy("edited", "desc").orderBy("id").limit(limit).execute();
}

/** What both databases do to a text: only A to Z have small letters. */
function lower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** @returns ids of pads whose text has not been written down as it is at their latest revision. */
export async function staleTexts(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("pads").select("id").whereRef("text_revision", "<", "revision").execute();
  return rows.map(({ id }) => id);
}

/** @returns ids of the pads whose text, as it was written down, has a piece in it. */
export async function padsWith(db: Kysely<Tables>, piece: string): Promise<string[]> {
  const rows = await db
    .selectFrom("pads")
    .select("id")
    .where(sql<boolean>`text like ${`%${piece.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`)
    .execute();
  return rows.map(({ id }) => id);
}

/** @returns a pad's text as it was written down, and at which revision. */
export async function writtenText(db: Kysely<Tables>, id: string): Promise<{ text: string; revision: number }> {
  const row = await db.selectFrom("pads").select(["text", "text_revision"]).where("id", "=", id).executeTakeFirst();
  return { text: row?.text ?? "", revision: row?.text_revision ?? 0 };
}

/** Gives a revision a name. @returns false when another revision of the pad has that name. */
export async function nameRevision(db: Kysely<Tables>, pad: string, named: NamedRevision): Promise<boolean> {
  const row = await db
    .insertInto("pad_names")
    .values({ pad, ...named })
    .onConflict((conflict) => conflict.doNothing())
    .returning("seq")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns the revisions of a pad that have a name, in order. */
export async function namedRevisions(db: Kysely<Tables>, pad: string): Promise<NamedRevision[]> {
  return db
    .selectFrom("pad_names")
    .select(["seq", "name", "by", "at"])
    .where("pad", "=", pad)
    .orderBy("seq")
    .orderBy("name")
    .execute();
}
