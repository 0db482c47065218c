/** Which tables does the ledger begin with, and what keeps them from being rewritten? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Creates the ledger and the outbox beside the mirror. */
export async function ledger(db: Kysely<Tables>): Promise<void> {
  for (const statement of tables(isPostgres(db))) await sql.raw(statement).execute(db);
  await guardLedger(db);
}

/** From now on the database itself refuses to change or to remove an act or a process, whoever asks. */
export async function guardLedger(db: Kysely<Tables>): Promise<void> {
  for (const statement of isPostgres(db) ? postgresGuards : sqliteGuards) await sql.raw(statement).execute(db);
}

/** Takes the guard away; `guardLedger` sets it again. */
export async function unguardLedger(db: Kysely<Tables>): Promise<void> {
  const drop = isPostgres(db)
    ? guarded.map((table) => `drop trigger ${table}_stay on ${table}`)
    : guarded.flatMap((table) => deeds.map((deed) => `drop trigger ${table}_stay_${deed}`));
  for (const statement of drop) await sql.raw(statement).execute(db);
}

const guarded = ["acts", "processes"];
const deeds = ["update", "delete"];
const refusal = "the ledger is only appended to: correct an act by another act";

const sqliteGuards = guarded.flatMap((table) =>
  deeds.map(
    (deed) =>
      `create trigger ${table}_stay_${deed} before ${deed} on ${table} begin select raise(abort, '${refusal}'); end`,
  ),
);

const postgresGuards = [
  `create or replace function ledger_stays() returns trigger language plpgsql as
    $$ begin raise exception '${refusal}'; end $$`,
  ...guarded.map(
    (table) =>
      `create trigger ${table}_stay before update or delete or truncate on ${table}
        for each statement execute function ledger_stays()`,
  ),
];

function tables(postgres: boolean): string[] {
  // Texts compare by their bytes in both databases, so that order and ranges are the same.
  const text = postgres ? 'text collate "C"' : "text";
  return [
    `create table processes (
      id ${text} primary key,
      kind ${text} not null,
      number bigint not null,
      title ${text} not null,
      opened ${text} not null,
      unique (kind, number)
    )`,
    `create table acts (
      process ${text} not null references processes (id),
      seq bigint not null,
      kind ${text} not null,
      body ${text} not null,
      "by" ${text} not null,
      recorded_by ${text} not null,
      at ${text} not null,
      through ${text} not null,
      link ${text},
      source ${text} unique,
      primary key (process, seq)
    ) ${postgres ? "" : "without rowid"}`,
    `create table outbox (
      id ${text} primary key,
      kind ${text} not null,
      process ${text},
      notice ${text} not null,
      created ${text} not null,
      state ${text} not null
    )`,
    `create index outbox_waiting on outbox (created) where state = 'waiting'`,
  ];
}
