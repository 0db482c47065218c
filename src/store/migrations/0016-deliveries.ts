/** What is said where, which channels rest, and which jobs have run? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds the tables. What waited in the outbox before there were channels is no news any more: it counts as said. */
export async function deliveries(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  for (const statement of [
    `update outbox set state = 'said'`,
    `create table deliveries (
      id ${text} primary key,
      notice ${text} not null references outbox (id),
      channel ${text} not null,
      place ${text} not null,
      person ${text},
      because ${text},
      thread ${text} not null,
      post ${text},
      content ${text} not null,
      state ${text} not null,
      created ${text} not null,
      attempts bigint not null,
      due ${text} not null,
      taken_until ${text} not null,
      message ${text},
      begun bigint not null,
      unsure bigint not null,
      doubled bigint not null,
      tried ${text},
      ended ${text},
      reference ${text},
      url ${text},
      trouble ${text},
      decided_by ${text}
    )`,
    `create index deliveries_due on deliveries (channel, due, created, notice) where state = 'waiting'`,
    `create index deliveries_thread on deliveries (channel, place, thread)`,
    `create index deliveries_notice on deliveries (notice)`,
    `create index deliveries_message on deliveries (message)`,
    `create index deliveries_tried on deliveries (channel, tried)`,
    `create index deliveries_created on deliveries (created, id)`,
    `create table resting (
      channel ${text} primary key,
      since ${text} not null,
      until ${text} not null,
      tries bigint not null,
      trouble ${text} not null
    )`,
    `create table jobs (
      name ${text} primary key,
      fire ${text} not null,
      began ${text},
      ended ${text},
      outcome ${text},
      told ${text},
      mark ${text},
      wanted ${text}
    )`,
  ])
    await sql.raw(statement).execute(db);
}
