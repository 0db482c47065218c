/** Which specs belong to a topic, or are named by number? */
import type { Kysely } from "kysely";
import type { ChangeKey, Instant, Status } from "../review/change.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** A change of a repository of specs, as holds need it. */
export interface SpecRow {
  key: ChangeKey;
  forge: string;
  number: number;
  topic: string | null;
  subject: string;
  status: Status;
  submitted: Instant | null;
}

/** @returns the changes of these repositories that have one of the topics or numbers, abandoned ones left out, by key. */
export async function specsNamed(
  db: Kysely<Tables>,
  repositories: readonly string[],
  named: { topics: readonly string[]; numbers: readonly number[] },
): Promise<SpecRow[]> {
  if (repositories.length === 0 || named.topics.length + named.numbers.length === 0) return [];
  return db
    .selectFrom("changes")
    .select(["key", "forge", "number", "topic", "subject", "status", "submitted"])
    .where(among(db, "repository", repositories))
    .where("status", "<>", "abandoned")
    .where(({ or, eb }) =>
      or([
        ...(named.topics.length > 0 ? [eb("topic", "in", [...named.topics])] : []),
        ...(named.numbers.length > 0 ? [eb("number", "in", [...named.numbers])] : []),
      ]),
    )
    .orderBy("key")
    .execute();
}
