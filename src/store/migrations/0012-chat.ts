/** Which meetings were held in chat or brought in as logs, and what was said in them? */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";

/** Adds the tables of meetings, and how far each room of a chat has been heard. */
export async function chat(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table meetings (id text not null primary key, source text not null, place text not null, sprint text,
      began text not null, ended text, topic_before text)`,
    `create unique index meetings_open on meetings (source, place) where ended is null`,
    `create index meetings_began on meetings (began)`,
    `create table meeting_lines (meeting text not null, seq bigint not null, at text, "by" text, account text,
      kind text not null, text text not null, reference text, primary key (meeting, seq))`,
    `create unique index meeting_lines_reference on meeting_lines (meeting, reference) where reference is not null`,
    `create table chat_marks (chat text not null, room text not null, reference text not null, at text not null,
      primary key (chat, room))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
