/** Where are the pads kept, with all that was ever written in them? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds pads, their revisions one by one and in packs, who wrote them, and revisions with a name. */
export async function pads(db: Kysely<Tables>): Promise<void> {
  const postgres = isPostgres(db);
  const text = postgres ? 'text collate "C"' : "text";
  const bytes = postgres ? "bytea" : "blob";
  for (const statement of [
    `create table pads (
      id ${text} primary key,
      title ${text} not null,
      sprint ${text},
      session ${text},
      created ${text} not null,
      "by" ${text} not null,
      secret ${text} not null unique,
      revision bigint not null,
      edited ${text} not null,
      editor ${text} not null,
      text ${text} not null,
      text_revision bigint not null
    )`,
    `create index pads_sprint on pads (sprint)`,
    `create table pad_revisions (
      pad ${text} not null,
      seq bigint not null,
      at ${text} not null,
      author ${text} not null,
      data ${bytes} not null,
      primary key (pad, seq)
    )`,
    `create table pad_packs (
      pad ${text} not null,
      last bigint not null,
      first bigint not null,
      state ${bytes} not null,
      revisions ${bytes} not null,
      primary key (pad, last)
    )`,
    `create table pad_authors (
      pad ${text} not null,
      author ${text} not null,
      name ${text} not null,
      place bigint not null,
      primary key (pad, author)
    )`,
    `create table pad_clients (
      pad ${text} not null,
      client bigint not null,
      author ${text} not null,
      at ${text} not null,
      primary key (pad, client)
    )`,
    `create table pad_names (
      pad ${text} not null,
      seq bigint not null,
      name ${text} not null,
      "by" ${text} not null,
      at ${text} not null,
      primary key (pad, name)
    )`,
  ])
    await sql.raw(statement).execute(db);
}
