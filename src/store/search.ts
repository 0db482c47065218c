/** Which changes, open or closed, fit some words? */
import { setImmediate } from "node:timers/promises";
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { AccountKey, ChangeKey, Instant, Status } from "../review/change.ts";
import type { ChangesTable, Tables } from "./tables.ts";

/** A word that must fit, and the accounts of the people whom it fits. */
export interface SearchWord {
  text: string;
  accounts: readonly AccountKey[];
}

/** A change as a list of what was found shows it. */
export interface FoundChange {
  key: ChangeKey;
  number: number;
  subject: string;
  repository: string;
  branch: string;
  topic: string | null;
  status: Status;
  owner: AccountKey;
  updated: Instant;
}

/** What was found, the newest number first. */
export interface Found {
  changes: FoundChange[];
  /** How many changes were looked through when the search gave up; null when it saw all it needed to. */
  lookedThrough: number | null;
}

/**
 * Changes that are looked through at a time, and in all. The mirror has no index of words: a window takes some
 * milliseconds, and others get their turn between two of them.
 */
const [window, most] = [2_000, 100_000];

const columns = [
  "key",
  "number",
  "subject",
  "repository",
  "branch",
  "topic",
  "status",
  "owner",
  "updated",
] as const satisfies (keyof ChangesTable)[];

/**
 * Looks for changes of which every word fits the number, the beginning of the Change-Id, a piece of subject or topic,
 * a bug that a trailer names, or the owner. Letters of either case are alike.
 * @param repositories only theirs
 * @param limit how many are wanted; it stops there
 */
export async function searchChanges(
  db: Kysely<Tables>,
  words: readonly SearchWord[],
  repositories: readonly string[],
  limit: number,
): Promise<Found> {
  const changes: FoundChange[] = [];
  let looked = 0;
  for (let before = Number.MAX_SAFE_INTEGER; changes.length < limit; looked += window) {
    if (looked >= most) return { changes, lookedThrough: looked };
    const least = await lowest(db, before);
    if (least === null) return { changes, lookedThrough: null };
    const rows = await db
      .selectFrom("changes")
      .select(columns)
      .where("number", ">=", least)
      .where("number", "<", before)
      .where("repository", "in", [...repositories, ""])
      .where((eb) => eb.and(words.map((word) => fits(eb, word))))
      .orderBy("number", "desc")
      .orderBy("key")
      .limit(limit - changes.length)
      .execute();
    changes.push(...rows);
    before = least;
    await setImmediate();
  }
  return { changes, lookedThrough: null };
}

/** The number at the lower end of the window below another; null when there is none. */
async function lowest(db: Kysely<Tables>, before: number): Promise<number | null> {
  const numbers = db
    .selectFrom("changes")
    .select("number")
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(window);
  const row = await db
    .selectFrom(numbers.as("some"))
    .select(({ fn }) => fn.min("number").as("least"))
    .executeTakeFirst();
  return row?.least ?? null;
}

function fits(eb: ExpressionBuilder<Tables, "changes">, { text, accounts }: SearchWord): Expression<SqlBool> {
  const word = text.toLowerCase();
  const like = (column: string, pattern: string) => sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
  const digits = /^(?:#|lp:|bug[:#/-]?)?(\d{3,})$/.exec(word)?.[1];
  return eb.or([
    like("subject", `%${literal(word)}%`),
    like("topic", `%${literal(word)}%`),
    ...(/^i[0-9a-f]{4,40}$/.test(word) ? [like("change_id", `${word}%`)] : []),
    ...(/^\d{1,15}$/.test(word) ? [eb("number", "=", Number(word))] : []),
    ...(accounts.length > 0 ? [eb("owner", "in", [...accounts])] : []),
    ...(digits ? [bug(eb, digits)] : []),
  ]);
}

/** Closes-Bug, Partial-Bug and Related-Bug, as "#1538165" or as an address. */
function bug(eb: ExpressionBuilder<Tables, "changes">, digits: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom("trailers")
      .select(sql`1`.as("one"))
      .whereRef("trailers.change_key", "=", "changes.key")
      .where(sql<SqlBool>`lower(trailers.name) like '%bug'`)
      .where("trailers.value", "like", `%${digits}%`),
  );
}

function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
