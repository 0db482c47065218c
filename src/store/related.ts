/** Which other changes belong with this one? */
import type { Kysely } from "kysely";
import type { Change, ChangeKey, Status } from "../review/change.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** A change of the mirror and what it is to another, in words. */
export interface RelatedRow {
  key: ChangeKey;
  /**
   * "needs its parent", "depends on", "is its child", "waits for it", "is reverted by it", "reverts it", "is the source
   * of it", "was picked from it", "same Change-Id", "same topic".
   */
  relation: string;
  status: Status;
  subject: string;
  url: string;
}

/** A topic may be as common as "bugfix": no more than so many of each relation are of use. */
const most = 50;

/** @returns the changes that the mirror has around one, each once, by the closest of its relations, the closest first. */
export async function relatedOf(db: Kysely<Tables>, change: Change): Promise<RelatedRow[]> {
  const all = db.selectFrom("changes").select(["key", "status", "subject", "url"]);
  const needed = change.dependencies.flatMap(({ kind, key }) => (key ? [{ kind, key }] : []));
  const keysOf = (kind: "parent" | "depends-on") => needed.filter((d) => d.kind === kind).map(({ key }) => key);
  const found = [
    ...(await rowsOf("needs its parent", (q) => q.where(among(db, "changes.key", keysOf("parent"))))),
    ...(await rowsOf("depends on", (q) => q.where(among(db, "changes.key", keysOf("depends-on"))))),
    ...(await rowsOf("is its child", (q) => q.where("changes.key", "in", waiting("parent")))),
    ...(await rowsOf("waits for it", (q) => q.where("changes.key", "in", waiting("depends-on")))),
    ...(change.revertOf ? await rowsOf("is reverted by it", (q) => q.where("key", "=", change.revertOf)) : []),
    ...(await rowsOf("reverts it", (q) => q.where("revert_of", "=", change.key))),
    ...(change.cherryPickOf
      ? await rowsOf("is the source of it", (q) => q.where("key", "=", change.cherryPickOf))
      : []),
    ...(await rowsOf("was picked from it", (q) => q.where("cherry_pick_of", "=", change.key))),
    ...(change.changeId ? await rowsOf("same Change-Id", (q) => q.where("change_id", "=", change.changeId)) : []),
    ...(change.topic ? await rowsOf("same topic", (q) => q.where("topic", "=", change.topic)) : []),
  ].filter(({ key }) => key !== change.key);
  const closest = new Map<ChangeKey, RelatedRow>();
  for (const row of found) if (!closest.has(row.key)) closest.set(row.key, row);
  return [...closest.values()];

  function waiting(kind: "parent" | "depends-on") {
    return db
      .selectFrom("dependencies")
      .select("change_key")
      .where("other_key", "=", change.key)
      .where("kind", "=", kind);
  }

  async function rowsOf(relation: string, narrow: (query: typeof all) => typeof all): Promise<RelatedRow[]> {
    const rows = await narrow(all).orderBy("number", "desc").limit(most).execute();
    return rows.map((row) => ({ ...row, relation }));
  }
}
