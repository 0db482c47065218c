/** Which changes say that they are about a blueprint, a bug or another change? */
import { type Kysely, sql } from "kysely";
import type { ChangeKey } from "../review/change.ts";
import { literal } from "./marked.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** What is looked for; a change that names any of it is found. */
export interface Mention {
  /** Names in lower case. */
  blueprints: string[];
  topics: string[];
  /** Numbers. */
  bugs: string[];
  dependsOn: ChangeKey[];
}

/** A topic may be as common as "bugfix": no more than so many changes of each sort are of use. */
const most = 200;

/** @returns the keys of the changes that could name it, the newest first; whoever asks judges whether they really do. */
export async function mentionedBy(db: Kysely<Tables>, mention: Mention): Promise<ChangeKey[]> {
  const keys = db.selectFrom("changes").select("key").orderBy("created", "desc").limit(most);
  const found: { key: ChangeKey }[] = [];
  if (mention.topics.length > 0) found.push(...(await keys.where(among(db, "topic", mention.topics)).execute()));
  for (const text of [...mention.blueprints, ...mention.bugs]) {
    const message = sql<boolean>`lower(commit_message) like ${`%${literal(text)}%`} escape '!'`;
    found.push(...(await keys.where(message).execute()));
  }
  if (mention.dependsOn.length > 0) {
    const waiting = db
      .selectFrom("dependencies")
      .select("change_key")
      .where("kind", "=", "depends-on")
      .where(among(db, "other_key", mention.dependsOn));
    found.push(...(await keys.where("key", "in", waiting).execute()));
  }
  return [...new Set(found.map(({ key }) => key))];
}
