/** Which programs may ask and act for whom? */
import type { Kysely } from "kysely";
import type { Instant } from "../review/change.ts";
import { freshSecret, hashOf } from "./secret.ts";
import type { Tables } from "./tables.ts";
import type { TokensTable } from "./tables-people.ts";

/** A token as it is kept: never the token itself. */
export type Token = TokensTable;

/** What every token begins with, so that people and scanners know one when they see it. */
export const tokenMark = "mc_";
/** Characters by which its owner knows it again. */
const shown = tokenMark.length + 6;
/** Milliseconds between two notes of when a token was last used. */
const noteEvery = 60_000;

/** Makes a token. @returns it with the secret, which is told this once and kept nowhere. */
export async function putToken(
  db: Kysely<Tables>,
  { name, who, scopes, expires }: { name: string; who: string; scopes: readonly string[]; expires: Instant | null },
  now: Instant,
): Promise<{ secret: string; token: Token }> {
  const secret = `${tokenMark}${freshSecret()}`;
  const hash = hashOf(secret);
  const made = { id: hash.slice(0, 12), hash, prefix: secret.slice(0, shown), name, who, scopes: scopes.join(" ") };
  const token = { ...made, created: now, expires, used: null, revoked: null };
  await db.insertInto("tokens").values(token).execute();
  return { secret, token };
}

/** @returns the token of a secret, noted as used about now when it is still good; null when there is none. */
export async function tokenOf(db: Kysely<Tables>, secret: string, now: Instant): Promise<Token | null> {
  const token = await db.selectFrom("tokens").selectAll().where("hash", "=", hashOf(secret)).executeTakeFirst();
  if (!token) return null;
  const stale = token.used === null || Date.parse(now) - Date.parse(token.used) >= noteEvery;
  if (stale && isGood(token, now)) {
    await db.updateTable("tokens").set({ used: now }).where("id", "=", token.id).execute();
  }
  return token;
}

/** Is a token neither revoked nor over? */
export function isGood({ revoked, expires }: Pick<Token, "revoked" | "expires">, now: Instant): boolean {
  return revoked === null && (expires === null || expires > now);
}

/** @returns tokens, of one person (`Who.id`) or of everybody, the newest first. */
export async function tokensOf(db: Kysely<Tables>, who: string | null): Promise<Token[]> {
  return db
    .selectFrom("tokens")
    .selectAll()
    .$if(who !== null, (query) => query.where("who", "=", who ?? ""))
    .orderBy("created", "desc")
    .orderBy("id")
    .execute();
}

/** Revokes a token for good. @returns false when there is none of that id that was not revoked yet. */
export async function revokeToken(db: Kysely<Tables>, id: string, now: Instant): Promise<boolean> {
  const revoked = await db
    .updateTable("tokens")
    .set({ revoked: now })
    .where("id", "=", id)
    .where("revoked", "is", null)
    .returning("id")
    .executeTakeFirst();
  return revoked !== undefined;
}
