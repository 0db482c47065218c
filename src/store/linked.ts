/** What does the mirror say of changes and files that a text links to? */
import { type Kysely, sql } from "kysely";
import type { Instant } from "../review/change.ts";
import type { Tables } from "./tables.ts";

/** A file as a change shows it. */
export interface FileSeen {
  path: string;
  number: number;
  subject: string;
  at: Instant;
}

/** @returns the files of that name (without folders) that merged changes of a repository show, the latest first; at most 50. */
export async function filesNamed(db: Kysely<Tables>, repository: string, name: string): Promise<FileSeen[]> {
  const ending = `/${name}`;
  return db
    .selectFrom("files")
    .innerJoin("changes", "changes.key", "files.change_key")
    .select(["files.path", "changes.number", "changes.subject"])
    .select(sql<Instant>`coalesce(changes.submitted, changes.updated)`.as("at"))
    .where("changes.repository", "=", repository)
    .where("changes.status", "=", "merged")
    .where(
      sql<boolean>`(files.path = ${name} or substr(files.path, length(files.path) - ${[...ending].length - 1}) = ${ending})`,
    )
    .orderBy("at", "desc")
    .orderBy("changes.number", "desc")
    .limit(50)
    .execute();
}

/** @returns the lowest and the highest number of a repository's changes that were read; null when none were. */
export async function numbersRead(
  db: Kysely<Tables>,
  repository: string,
): Promise<{ lowest: number; highest: number } | null> {
  const row = await db
    .selectFrom("changes")
    .select(({ fn }) => [fn.min("number").as("lowest"), fn.max("number").as("highest")])
    .where("repository", "=", repository)
    .executeTakeFirst();
  return row && row.lowest !== null && row.highest !== null ? { lowest: row.lowest, highest: row.highest } : null;
}
