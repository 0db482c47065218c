/** What happened between two moments, and how long did changes live? */
import { type Kysely, sql } from "kysely";
import type { ActivityKind, ActivityRow } from "../review/activity.ts";
import type { Change, Instant, Status } from "../review/change.ts";
import { compareText } from "../review/order.ts";
import type { Lifespan } from "../review/responsiveness.ts";
import { among, inOneView } from "./steps.ts";
import type { Tables } from "./tables.ts";

/**
 * @returns what happened from `from` on and before `to`, with what every count needs to know of the change as it
 * stands now, ordered by moment, then by id; before it the merges that may have happened then, though their earliest
 * possible moment is before `from`. `kinds`: only these.
 */
export async function activityBetween(
  db: Kysely<Tables>,
  from: Instant,
  to: Instant,
  options: { kinds?: readonly ActivityKind[] } = {},
): Promise<ActivityRow[]> {
  const { kinds } = options;
  return inOneView(db, async (tx) => {
    const early = kinds && !kinds.includes("merged") ? [] : await perhapsMerged(tx, from);
    const rows = await acts(tx)
      .where("a.at", ">=", from)
      .where("a.at", "<", to)
      .$if(kinds !== undefined, (query) => query.where(among(tx, "a.kind", kinds ?? [])))
      .orderBy("a.at")
      .orderBy("a.id")
      .execute();
    const tagged = await tx
      .selectFrom("hashtags")
      .selectAll()
      .where("change_key", "in", (within) =>
        within.selectFrom("activity").select("change_key").where("at", ">=", from).where("at", "<", to),
      )
      .orderBy("hashtag")
      .execute();
    const hashtags = Map.groupBy(tagged, (row) => row.change_key);
    return [...early, ...rows].map((row) => ({
      ...row,
      kind: row.kind as ActivityKind,
      hashtags: (hashtags.get(row.change) ?? []).map(({ hashtag }) => hashtag),
    }));
  });
}

/** @returns how many acts are kept from `from` on and before `to`: an index answers it. */
export async function countBetween(db: Kysely<Tables>, from: Instant, to: Instant): Promise<number> {
  const { n } = await db
    .selectFrom("activity")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .where("at", ">=", from)
    .where("at", "<", to)
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * Few merges have no exact moment, and an index has those alone. What else is asked of them is asked here: with it in
 * the statement, a database takes the index of moments and reads half of all that ever happened.
 */
async function perhapsMerged(tx: Kysely<Tables>, from: Instant) {
  const found = await acts(tx)
    .where("a.kind", "=", sql.lit("merged"))
    .where("a.detail", "is not", null)
    .where("a.detail", ">=", from)
    .execute();
  const early = found.filter(({ at }) => at < from);
  return early.sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
}

function acts(tx: Kysely<Tables>) {
  return tx
    .selectFrom("activity as a")
    .innerJoin("changes as c", "c.key", "a.change_key")
    .select(["a.id", "a.change_key as change", "a.kind", "a.at", "a.by", "a.patch_set as patchSet"])
    .select(["a.label", "a.value", "a.detail", "c.repository", "c.forge", "c.branch", "c.number", "c.subject"])
    .select(["c.url", "c.owner", "c.topic", "c.status", "c.created", "c.submitted"]);
}

/** @returns all changes that are open or were closed at or after a moment, with their versions, in no promised order. */
export async function lifespans(
  db: Kysely<Tables>,
  closedAfter: Instant,
): Promise<(Lifespan & Pick<Change, "version">)[]> {
  const { open, closed } = await inOneView(db, async (tx) => ({
    open: await tx
      .selectFrom("changes")
      .select(["key", "repository", "created", "version"])
      .where("status", "=", sql.lit<Status>("open"))
      .execute(),
    closed: await tx
      .selectFrom("changes as c")
      .select(["c.key", "c.repository", "c.created", "c.updated", "c.submitted", "c.version"])
      .select(({ selectFrom }) =>
        selectFrom("activity")
          .whereRef("activity.change_key", "=", "c.key")
          .where("activity.kind", "=", "abandoned")
          .select(({ fn }) => fn.max("activity.at").as("at"))
          .as("abandoned"),
      )
      .where("c.status", "<>", sql.lit<Status>("open"))
      // Nothing is closed later than its last update: the index on this expression finds all that may belong.
      .where(sql`coalesce(c.submitted, c.updated)`, ">=", closedAfter)
      .execute(),
  }));
  const ended = closed.map(({ updated, submitted, abandoned, ...row }) => ({
    ...row,
    closed: submitted ?? abandoned ?? updated,
  }));
  return [
    ...open.map((row) => ({ ...row, closed: null })),
    ...ended.filter(({ closed: moment }) => moment >= closedAfter),
  ];
}
