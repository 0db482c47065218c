/** What is good for one use, until a moment? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import { hashOf } from "./secret.ts";
import type { Tables } from "./tables.ts";

/** "form": what somebody typed before they signed in; "sign-in": one that is done; "link": a code to be posted at a forge. */
export type OnceKind = "form" | "sign-in" | "link";

/** Something kept for one use. */
export interface Kept {
  hash: string;
  about: string;
  body: string;
  created: Instant;
  expires: Instant;
}

/**
 * Keeps something under a secret, and forgets all that is over.
 * @returns false when that secret was used before and is not over yet.
 */
export async function keepOnce(
  db: Kysely<Tables>,
  kind: OnceKind,
  secret: string,
  { about = "", body = "", created, expires }: { about?: string; body?: string; created: Instant; expires: Instant },
): Promise<boolean> {
  await db.deleteFrom("once").where("kind", "=", kind).where("expires", "<=", created).execute();
  const row = await db
    .insertInto("once")
    .values({ hash: hashOf(`${kind} ${secret}`), kind, about, body, created, expires })
    .onConflict((conflict) => conflict.doNothing())
    .returning("hash")
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns what is kept under a secret and stays there; null when there is nothing, or when it is over. */
export async function lookOnce(db: Kysely<Tables>, kind: OnceKind, secret: string, now: Instant): Promise<Kept | null> {
  const row = await db
    .selectFrom("once")
    .select(["hash", "about", "body", "created", "expires"])
    .where("hash", "=", hashOf(`${kind} ${secret}`))
    .where("expires", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns what was kept under a secret, for whoever takes it first; null for everybody else, and when it is over. */
export async function takeOnce(db: Kysely<Tables>, kind: OnceKind, secret: string, now: Instant): Promise<Kept | null> {
  const row = await db
    .deleteFrom("once")
    .where("hash", "=", hashOf(`${kind} ${secret}`))
    .where("expires", ">", now)
    .returning(["hash", "about", "body", "created", "expires"])
    .executeTakeFirst();
  return row ?? null;
}

/** @returns all of a kind that is not over yet, the oldest first. */
export async function keptOnce(db: Kysely<Tables>, kind: OnceKind, now: Instant): Promise<Kept[]> {
  return db
    .selectFrom("once")
    .select(["hash", "about", "body", "created", "expires"])
    .where("kind", "=", kind)
    .where("expires", ">", now)
    .orderBy("created")
    .execute();
}
