/** Where are sign-ins, tokens, groups and refusals kept? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds who signs in and how, what only works once, API tokens, what was refused, and groups as they were read. */
export async function people(db: Kysely<Tables>): Promise<void> {
  for (const statement of statements(isPostgres(db))) await sql.raw(statement).execute(db);
}

function statements(postgres: boolean): string[] {
  const text = postgres ? 'text collate "C"' : "text";
  const owned = `identity ${text} not null references identities (id) on delete cascade`;
  return [
    `create table identities (
      id ${text} primary key,
      issuer ${text} not null,
      subject ${text} not null,
      name ${text},
      email ${text},
      created ${text} not null,
      seen ${text} not null
    )`,
    `create table links (${owned}, account ${text} not null, at ${text} not null, primary key (identity, account))`,
    `create table sessions (
      hash ${text} primary key,
      ${owned},
      csrf ${text} not null,
      agent ${text} not null,
      created ${text} not null,
      seen ${text} not null,
      expires ${text} not null
    )`,
    `create index sessions_identity on sessions (identity)`,
    `create table once (
      hash ${text} primary key,
      kind ${text} not null,
      about ${text} not null,
      body ${text} not null,
      created ${text} not null,
      expires ${text} not null
    )`,
    `create index once_kind on once (kind, expires)`,
    `create table tokens (
      id ${text} primary key,
      hash ${text} not null unique,
      prefix ${text} not null,
      name ${text} not null,
      who ${text} not null,
      scopes ${text} not null,
      created ${text} not null,
      expires ${text},
      used ${text},
      revoked ${text}
    )`,
    `create index tokens_who on tokens (who)`,
    `create table audit (
      key ${text} primary key,
      first ${text} not null,
      last ${text} not null,
      times bigint not null,
      who ${text},
      through ${text} not null,
      what ${text} not null,
      why ${text} not null
    )`,
    `create index audit_last on audit (last, key)`,
    `create table "groups" (
      forge ${text} not null,
      name ${text} not null,
      "read" ${text} not null,
      seen ${text},
      primary key (forge, name)
    )`,
    `create table group_members (
      forge ${text} not null,
      name ${text} not null,
      member ${text} not null,
      first ${text} not null,
      last ${text} not null,
      primary key (forge, name, member, first)
    )`,
  ];
}
