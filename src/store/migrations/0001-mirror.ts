/** Which tables and indexes does the mirror begin with? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Creates the mirror in an empty schema. */
export async function mirror(db: Kysely<Tables>): Promise<void> {
  for (const statement of statements(isPostgres(db))) await sql.raw(statement).execute(db);
}

function statements(postgres: boolean): string[] {
  // Texts compare by their bytes in both databases, so that order and ranges are the same.
  const text = postgres ? 'text collate "C"' : "text";
  // Rows of a change lie side by side in the tree of their key: half the trees to write, and a change is read in one place.
  const clustered = postgres ? "" : "without rowid";
  const owned = `change_key ${text} not null references changes (key) on delete cascade`;
  return [
    `create table changes (
      key ${text} primary key,
      forge ${text} not null,
      number bigint not null,
      repository ${text} not null,
      branch ${text} not null,
      change_id ${text},
      subject ${text} not null,
      status ${text} not null,
      url ${text} not null,
      topic ${text},
      owner ${text} not null,
      submitter ${text},
      created ${text} not null,
      updated ${text} not null,
      submitted ${text},
      work_in_progress bigint not null,
      private bigint not null,
      mergeable bigint,
      submittable bigint,
      insertions bigint,
      deletions bigint,
      unresolved_comments bigint,
      current_patch_set bigint not null,
      commit_message ${text},
      revert_of ${text},
      cherry_pick_of ${text},
      has_attention bigint not null,
      has_requirements bigint not null,
      version ${text} not null,
      digest ${text} not null,
      read_at ${text} not null
    )`,
    `create unique index changes_number on changes (forge, number)`,
    `create index changes_any_number on changes (number)`,
    `create index changes_open on changes (key) where status = 'open'`,
    `create index changes_closed on changes (coalesce(submitted, updated)) where status <> 'open'`,
    `create index changes_change_id on changes (change_id)`,
    `create index changes_topic on changes (topic) where topic is not null`,

    `create table patch_sets (
      ${owned},
      number bigint not null,
      revision ${text} not null,
      kind ${text},
      created ${text} not null,
      uploader ${text},
      primary key (change_key, number)
    ) ${clustered}`,
    `create table votes (
      ${owned},
      label ${text} not null,
      value bigint not null,
      "by" ${text} not null,
      at ${text} not null,
      primary key (change_key, label, "by")
    ) ${clustered}`,
    `create table messages (
      ${owned},
      id ${text} not null,
      seq bigint not null,
      at ${text} not null,
      "by" ${text},
      patch_set bigint,
      tag ${text},
      text ${text} not null,
      primary key (change_key, seq)
    ) ${clustered}`,
    `create table reviewers (
      ${owned},
      account ${text} not null,
      state ${text} not null,
      primary key (change_key, account)
    ) ${clustered}`,
    `create table attention (
      ${owned},
      account ${text} not null,
      since ${text} not null,
      reason ${text},
      primary key (change_key, account)
    ) ${clustered}`,
    `create table hashtags (${owned}, hashtag ${text} not null, primary key (change_key, hashtag)) ${clustered}`,
    `create table requirements (
      ${owned},
      seq bigint not null,
      name ${text} not null,
      status ${text} not null,
      expression ${text},
      primary key (change_key, seq)
    ) ${clustered}`,
    `create table trailers (
      ${owned},
      seq bigint not null,
      name ${text} not null,
      value ${text} not null,
      primary key (change_key, seq)
    ) ${clustered}`,
    `create table dependencies (
      ${owned},
      seq bigint not null,
      kind ${text} not null,
      other_key ${text},
      text ${text} not null,
      primary key (change_key, seq)
    ) ${clustered}`,
    `create index dependencies_other on dependencies (other_key) where other_key is not null`,
    `create table activity (
      id ${text} not null,
      ${owned},
      kind ${text} not null,
      at ${text} not null,
      "by" ${text},
      patch_set bigint,
      label ${text},
      value bigint,
      detail ${text},
      primary key (change_key, id)
    )`,
    `create index activity_at on activity (at)`,

    `create table accounts (
      key ${text} primary key,
      forge ${text} not null,
      name ${text},
      username ${text},
      email ${text},
      service bigint not null
    )`,
    `create table dirty (
      forge ${text} not null,
      number bigint not null,
      reason ${text} not null,
      since ${text} not null,
      due ${text} not null,
      tries bigint not null,
      primary key (forge, number)
    )`,
    `create index dirty_due on dirty (forge, due, number desc)`,
    `create table marks (
      forge ${text} not null,
      name ${text} not null,
      at ${text} not null,
      primary key (forge, name)
    )`,
    `create table set_aside (
      forge ${text} not null,
      number bigint not null,
      reason ${text} not null,
      raw ${text} not null,
      at ${text} not null,
      tries bigint not null,
      primary key (forge, number)
    )`,
  ];
}
