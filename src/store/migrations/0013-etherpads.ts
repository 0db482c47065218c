/** Which pads of Etherpads are mirrored, and how far? */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../steps.ts";
import type { Tables } from "../tables.ts";

/** Adds the links. */
export async function etherpads(db: Kysely<Tables>): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : "text";
  await sql
    .raw(
      `create table etherpads (
        id ${text} primary key,
        server ${text} not null,
        pad ${text} not null,
        sprint ${text},
        section bigint not null,
        "by" ${text} not null,
        since ${text} not null,
        looked ${text},
        revision bigint,
        mark ${text},
        trouble ${text},
        kept ${text},
        unique (server, pad)
      )`,
    )
    .execute(db);
}
