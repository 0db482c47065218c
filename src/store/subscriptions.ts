/** What does each person want to be told, and how? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import { type Habits, type Subscription, usualHabits } from "../words/subscribing.ts";
import { freshSecret } from "./secret.ts";
import { among } from "./steps.ts";
import type { Tables } from "./tables.ts";

/** All that one person chose. */
export interface Chosen {
  subscriptions: Subscription[];
  /** What is usual when they said nothing. */
  habits: Habits;
  mutes: { thread: string; until: Instant | null }[];
}

/** @returns what people chose, by `Who.id`; of everybody when no one is named. Who is absent chose nothing. */
export async function chosenBy(db: Kysely<Tables>, person?: string): Promise<Map<string, Chosen>> {
  const [subscriptions, habits, mutes] = await Promise.all([
    rowsOf(db, "subscriptions", person),
    rowsOf(db, "habits", person),
    rowsOf(db, "mutes", person),
  ]);
  const all = new Map<string, Chosen>();
  const of = (id: string) => {
    const known = all.get(id) ?? { subscriptions: [], habits: usualHabits, mutes: [] };
    all.set(id, known);
    return known;
  };
  for (const { person, channel, topic, scope, pace } of subscriptions) {
    of(person).subscriptions.push({ channel, topic, scope, pace });
  }
  for (const { person, zone, morning, quiet_from: from, quiet_to: to } of habits) {
    of(person).habits = { zone, morning, quiet: from !== null && to !== null ? { from, to } : null };
  }
  for (const { person, thread, until } of mutes) of(person).mutes.push({ thread, until });
  return all;
}

function rowsOf<T extends "subscriptions" | "habits" | "mutes">(db: Kysely<Tables>, table: T, person?: string) {
  const rows = db.selectFrom(table as "subscriptions" | "habits" | "mutes").selectAll();
  return (person === undefined ? rows : rows.where("person", "=", person)).execute() as Promise<Tables[T][]>;
}

/** Puts down what somebody wants to be told of topics, in place of what they said before. */
export async function subscribe(
  db: Kysely<Tables>,
  person: string,
  wanted: readonly Subscription[],
  since: Instant,
): Promise<void> {
  for (const { channel, topic, scope, pace } of wanted) {
    await db
      .insertInto("subscriptions")
      .values({ person, channel, topic, scope, pace, since })
      .onConflict((conflict) => conflict.columns(["person", "channel", "topic"]).doUpdateSet({ scope, pace, since }))
      .execute();
  }
}

/** Puts down how somebody likes to be told. */
export async function putHabits(db: Kysely<Tables>, person: string, { zone, morning, quiet }: Habits): Promise<void> {
  const values = { zone, morning, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null };
  await db
    .insertInto("habits")
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column("person").doUpdateSet(values))
    .execute();
}

/** Somebody wants to hear nothing of a thread, until a moment or for ever. */
export async function mute(
  db: Kysely<Tables>,
  person: string,
  { thread, until, since }: { thread: string; until: Instant | null; since: Instant },
): Promise<void> {
  await db
    .insertInto("mutes")
    .values({ person, thread, since, until })
    .onConflict((conflict) => conflict.columns(["person", "thread"]).doUpdateSet({ since, until }))
    .execute();
}

/** @returns whether they had muted it. */
export async function unmute(db: Kysely<Tables>, person: string, thread: string): Promise<boolean> {
  const gone = db.deleteFrom("mutes").where("person", "=", person).where("thread", "=", thread);
  return (await gone.returning("thread").executeTakeFirst()) !== undefined;
}

/** @returns who takes part in each process: everybody who acted in it, and those who are asked or proposed in its first act. */
export async function takingPart(db: Kysely<Tables>, processes: readonly string[]): Promise<Map<string, Set<string>>> {
  const acts = await db
    .selectFrom("acts")
    .select(["process", "seq", "by", "body"])
    .where(among(db, "process", processes))
    .execute();
  const all = new Map<string, Set<string>>();
  for (const { process, seq, by, body } of acts) {
    const own = all.get(process) ?? new Set();
    own.add(by);
    if (seq === 1) for (const one of namedIn(body)) own.add(one);
    all.set(process, own);
  }
  return all;
}

function namedIn(body: string): string[] {
  const { candidate, voters, terms, who } = JSON.parse(body) as Record<string, unknown>;
  const deciders = (terms as { voters?: unknown } | undefined)?.voters;
  return [candidate, voters, deciders, who].flat().filter((one) => typeof one === "string");
}

/** @returns a secret of this house, the same for every process; made when it is first asked for. */
export async function houseKey(db: Kysely<Tables>, name: string): Promise<string> {
  await db
    .insertInto("house_keys")
    .values({ name, value: freshSecret() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await db.selectFrom("house_keys").select("value").where("name", "=", name).executeTakeFirstOrThrow()).value;
}
