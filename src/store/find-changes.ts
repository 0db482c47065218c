/** Which changes of the whole mirror may a query match, the latest updated first? */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ChangeKey, Instant } from "../review/change.ts";
import type { Narrow } from "../review/query/narrow.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** A place in the list of all changes, the latest updated first; what comes after it is older. */
export interface Place {
  updated: Instant;
  key: ChangeKey;
}

/**
 * @returns at most `size` of the changes that a narrowing leaves, after a place in the list when one is given; costs what
 * it gives where an index serves, and never loads a change.
 */
export async function placesOf(
  db: Kysely<Tables>,
  narrow: Narrow | null,
  { after, size }: { after: Place | null; size: number },
): Promise<Place[]> {
  return db
    .selectFrom("changes")
    .select(["key", "updated"])
    .$if(narrow !== null, (query) => query.where(conditionOf(db, narrow as Narrow)))
    .$if(after !== null, (query) => {
      const { updated, key } = after as Place;
      return query.where(sql<boolean>`(updated, key) < (${updated}, ${key})`);
    })
    .orderBy("updated", "desc")
    .orderBy("key", "desc")
    .limit(size)
    .execute();
}

function conditionOf(db: Kysely<Tables>, narrow: Narrow): RawBuilder<boolean> {
  switch (narrow.kind) {
    case "in":
      return among(db, narrow.column, narrow.values);
    case "from":
      return sql<boolean>`${sql.ref(narrow.column)} >= ${narrow.at}`;
    case "to":
      return sql<boolean>`${sql.ref(narrow.column)} <= ${narrow.at}`;
    default: {
      const parts = narrow.of.map((one) => sql`(${conditionOf(db, one)})`);
      return sql<boolean>`(${sql.join(parts, sql.raw(narrow.kind === "and" ? " and " : " or "))})`;
    }
  }
}
