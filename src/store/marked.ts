/** Which changes carry marks that somebody looks for? */
import { type Kysely, sql } from "kysely";
import type { ChangeKey, Instant } from "../review/change.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** What is looked for; every part that is given must fit. */
export interface MarkedQuery {
  topics: readonly string[] | null;
  /** Full name. */
  repository: string | null;
  /** What the commit message contains, in any case; blanks, hyphens and low lines may stand for each other. */
  words: string | null;
  /** A file, or a folder with everything below it; changes whose files are not known may fit. */
  path: string | null;
  /** Only what moved at or after this moment; null for all. */
  from: Instant | null;
}

/** More than so many are of no use to anybody who judges them. */
const most = 200;

/** @returns the keys of the changes that could fit, those first that were there first; whoever asks judges whether they do. */
export async function markedBy(db: Kysely<Tables>, query: MarkedQuery): Promise<ChangeKey[]> {
  const { topics, repository, words, path, from } = query;
  const folder = path?.replace(/\/\**$/, "") ?? "";
  const rows = await db
    .selectFrom("changes")
    .select("key")
    .where("status", "<>", "abandoned")
    .$if(topics !== null, (changes) => changes.where(among(db, "topic", topics ?? [])))
    .$if(repository !== null, (changes) => changes.where("repository", "=", repository ?? ""))
    .$if(from !== null, (changes) => changes.where("updated", ">=", from ?? ""))
    .$if(words !== null, (changes) =>
      changes.where(
        sql<boolean>`lower(commit_message) like ${`%${literal(words ?? "").replaceAll(/!?[\s_-]/g, "_")}%`} escape '!'`,
      ),
    )
    .$if(path !== null, (changes) =>
      changes.where(({ or, eb, selectFrom }) =>
        or([
          eb("has_files", "=", 0),
          eb(
            "key",
            "in",
            selectFrom("files")
              .select("change_key")
              .where(sql<boolean>`(path = ${folder} or substr(path, 1, ${[...folder].length + 1}) = ${`${folder}/`})`),
          ),
        ]),
      ),
    )
    .orderBy("created")
    .orderBy("key")
    .limit(most)
    .execute();
  return rows.map(({ key }) => key);
}

/** @returns a text in lower case as LIKE takes it for itself. */
export function literal(text: string): string {
  return text.toLowerCase().replaceAll(/[!%_]/g, "!$&");
}
