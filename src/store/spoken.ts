/** Which commands from comments are done, and which answers still have to be written? */
import { type Kysely, sql } from "kysely";
import type { AccountKey, ChangeKey, Instant } from "../review/change.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { SpokenTable } from "./tables-spoken.ts";

/** A command as it was read. */
export type SpokenCommand = Pick<SpokenTable, "key" | "change_key" | "seq" | "by" | "at" | "command">;

/** A command that was run and is not answered. */
export interface Unanswered {
  key: string;
  by: AccountKey;
  at: Instant;
  command: string;
  /** JSON of what became of it. */
  outcome: string;
}

/** Some commands of one change, answered together by the message that `answer` names. */
export interface Group {
  answer: string;
  change: ChangeKey;
  commands: Unanswered[];
  /** True when another process was about to write the answer, and perhaps did. */
  perhapsSaid: boolean;
}

/** @returns whether the command is ours to run: nobody has run it, and nobody else is at it until `until`. */
export async function takeCommand(
  db: Kysely<Tables>,
  command: SpokenCommand,
  { now, until }: { now: Instant; until: Instant },
): Promise<boolean> {
  const taken = await db
    .insertInto("spoken")
    .values({ ...command, taken_until: until, outcome: null, answer: null, answered: 0 })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ taken_until: until })
        .where("spoken.outcome", "is", null)
        .where("spoken.taken_until", "<=", now),
    )
    .returning("key")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Lets others have what was taken and could not be run, at once. */
export async function leaveCommand(db: Kysely<Tables>, key: string, now: Instant): Promise<void> {
  await db.updateTable("spoken").set({ taken_until: now }).where("key", "=", key).execute();
}

/** Notes what became of a command. `silent`: nothing is to be answered. */
export async function putOutcome(
  db: Kysely<Tables>,
  key: string,
  outcome: string,
  { now, silent }: { now: Instant; silent: boolean },
): Promise<void> {
  await db
    .updateTable("spoken")
    .set({ outcome, taken_until: now, answered: silent ? 1 : 0 })
    .where("key", "=", key)
    .execute();
}

/** @returns how many commands of these have not been run yet, whoever is at them. */
export async function countOpen(db: Kysely<Tables>, keys: readonly string[]): Promise<number> {
  const counted = db.selectFrom("spoken").select(({ fn }) => fn.countAll<number>().as("n"));
  const done = await counted
    .where(among(db, "key", keys))
    .where("outcome", "is not", null)
    .executeTakeFirstOrThrow();
  return keys.length - done.n;
}

/**
 * Takes what is to be answered on a change until `until`: an answer that somebody else began and did not finish in
 * time, else all that nobody has begun to answer, under the name `fresh`. Null when there is nothing.
 */
export async function takeAnswer(
  db: Kysely<Tables>,
  change: ChangeKey,
  { fresh, now, until }: { fresh: string; now: Instant; until: Instant },
): Promise<Group | null> {
  const begun = await db
    .selectFrom("spoken")
    .select("answer")
    .where("change_key", "=", change)
    .where("answered", "=", 0)
    .where("answer", "is not", null)
    .where("taken_until", "<=", now)
    .orderBy("answer")
    .executeTakeFirst();
  const rows = await db
    .updateTable("spoken")
    .set({ answer: begun?.answer ?? fresh, taken_until: until })
    .where("change_key", "=", change)
    .where("answered", "=", 0)
    .where("outcome", "is not", null)
    .where("answer", begun ? "=" : "is", begun?.answer ?? null)
    .where("taken_until", "<=", now)
    .returning(["key", "by", "at", "seq", "command", "outcome", "answer"])
    .execute();
  const answer = rows[0]?.answer;
  if (!answer) return null;
  const commands = rows
    .map(({ outcome, ...row }) => ({ ...row, outcome: outcome ?? "" }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq || (a.key < b.key ? -1 : 1)))
    .map(({ key, by, at, command, outcome }) => ({ key, by, at, command, outcome }));
  return { answer, change, commands, perhapsSaid: begun !== undefined };
}

/** Notes that an answer stands at the forge. */
export async function putAnswered(db: Kysely<Tables>, answer: string): Promise<void> {
  await db.updateTable("spoken").set({ answered: 1 }).where("answer", "=", answer).execute();
}

/** Lets others write an answer that could not be written, at once. */
export async function leaveAnswer(db: Kysely<Tables>, answer: string, now: Instant): Promise<void> {
  await db.updateTable("spoken").set({ taken_until: now }).where("answer", "=", answer).execute();
}

/** @returns the changes of a forge on which something is to be answered. */
export async function changesToAnswer(db: Kysely<Tables>, forge: string): Promise<ChangeKey[]> {
  const rows = await db
    .selectFrom("spoken")
    .select("change_key")
    .distinct()
    .where("answered", "=", 0)
    .where("change_key", "like", `${forge}~%`)
    .orderBy("change_key")
    .execute();
  return rows.map(({ change_key }) => change_key);
}

/** Forgets every command and every answer, for a world that began again. */
export async function forgetSpoken(db: Kysely<Tables>): Promise<void> {
  for (const table of ["listening", "heard", "spoken"] as const) await sql`delete from ${sql.table(table)}`.execute(db);
}
