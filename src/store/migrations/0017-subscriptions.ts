/** What do people want to be told, and how? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds what people chose, and the keys by which what we sent out can be told from what others made up. */
export async function subscriptions(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  for (const statement of [
    `create table subscriptions (
      person ${text} not null,
      channel ${text} not null,
      topic ${text} not null,
      scope ${text} not null,
      pace ${text} not null,
      since ${text} not null,
      primary key (person, channel, topic)
    )`,
    `create table habits (
      person ${text} primary key,
      zone ${text} not null,
      morning ${text} not null,
      quiet_from ${text},
      quiet_to ${text}
    )`,
    `create table mutes (
      person ${text} not null,
      thread ${text} not null,
      since ${text} not null,
      until ${text},
      primary key (person, thread)
    )`,
    `create table house_keys (name ${text} primary key, value ${text} not null)`,
  ])
    await sql.raw(statement).execute(db);
}
