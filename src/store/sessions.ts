/** Who is signed in, in which browser, and for how long? */
import type { Kysely } from "kysely";
import type { AccountKey, Instant } from "../review/change.ts";
import { freshSecret, hashOf } from "./secret.ts";
import { inOneStep } from "./steps.ts";
import type { Tables } from "./tables.ts";
import type { IdentitiesTable, LinksTable, SessionsTable } from "./tables-people.ts";

/** Somebody as a provider names them. `email`: only one that it verified. */
export type Identity = IdentitiesTable;

/** An open session: of whom, and in which browser. */
export type Session = SessionsTable;

/** What a session's secret leads to. */
export interface Known {
  session: Session;
  identity: Identity;
  links: LinksTable[];
}

const hour = 3_600_000;
/** Milliseconds without a request after which a session ends, and after which it ends in any case. */
export const sessionLimits = { idle: 7 * 24 * hour, whole: 30 * 24 * hour };
/** Milliseconds between two notes of when a session was last seen. */
const noteEvery = 60_000;
/** Characters kept of what a browser calls itself. */
const longestAgent = 200;

/** @returns the identity, noted as seen now; its name and address are those of this sign-in. */
export async function putIdentity(
  db: Kysely<Tables>,
  said: Pick<Identity, "issuer" | "subject" | "name" | "email">,
  now: Instant,
): Promise<Identity> {
  const row = { id: hashOf(`${said.issuer}\n${said.subject}`).slice(0, 32), ...said, created: now, seen: now };
  const { name, email } = said;
  return db
    .insertInto("identities")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name, email, seen: now }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Begins a session, and forgets all that are over. @returns it with the secret that only its browser knows. */
export async function openSession(
  db: Kysely<Tables>,
  identity: string,
  agent: string,
  now: Instant,
): Promise<{ secret: string; session: Session }> {
  const secret = freshSecret();
  const session = {
    hash: hashOf(secret),
    identity,
    csrf: freshSecret(),
    agent: agent.slice(0, longestAgent),
    created: now,
    seen: now,
    expires: after(now, sessionLimits.whole),
  };
  await inOneStep(db, async (tx) => {
    await tx
      .deleteFrom("sessions")
      .where((where) => where.or([where("expires", "<=", now), where("seen", "<=", after(now, -sessionLimits.idle))]))
      .execute();
    await tx.insertInto("sessions").values(session).execute();
  });
  return { secret, session };
}

/** @returns the session of a secret, noted as seen about now; null when there is none, or when it is over. */
export async function sessionOf(db: Kysely<Tables>, secret: string, now: Instant): Promise<Known | null> {
  const session = await db
    .selectFrom("sessions")
    .selectAll()
    .where("hash", "=", hashOf(secret))
    .where("expires", ">", now)
    .where("seen", ">", after(now, -sessionLimits.idle))
    .executeTakeFirst();
  if (!session) return null;
  const identity = await db
    .selectFrom("identities")
    .selectAll()
    .where("id", "=", session.identity)
    .executeTakeFirstOrThrow();
  if (session.seen <= after(now, -noteEvery)) {
    await db.updateTable("sessions").set({ seen: now }).where("hash", "=", session.hash).execute();
  }
  return { session, identity, links: await linksOf(db, identity.id) };
}

/** @returns the open sessions of somebody, the last seen first. */
export async function sessionsOf(db: Kysely<Tables>, identity: string, now: Instant): Promise<Session[]> {
  return db
    .selectFrom("sessions")
    .selectAll()
    .where("identity", "=", identity)
    .where("expires", ">", now)
    .where("seen", ">", after(now, -sessionLimits.idle))
    .orderBy("seen", "desc")
    .orderBy("hash")
    .execute();
}

/** Ends one session of somebody, by its hash; without one, all of theirs. */
export async function endSessions(db: Kysely<Tables>, identity: string, hash?: string): Promise<void> {
  const theirs = db.deleteFrom("sessions").where("identity", "=", identity);
  await (hash === undefined ? theirs : theirs.where("hash", "=", hash)).execute();
}

/** @returns the accounts that somebody proved to be theirs, the first proved first. */
export async function linksOf(db: Kysely<Tables>, identity: string): Promise<LinksTable[]> {
  return db.selectFrom("links").selectAll().where("identity", "=", identity).orderBy("at").orderBy("account").execute();
}

/** Notes that an account is somebody's. */
export async function putLink(db: Kysely<Tables>, identity: string, account: AccountKey, at: Instant): Promise<void> {
  await db
    .insertInto("links")
    .values({ identity, account, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a link away again. */
export async function dropLink(db: Kysely<Tables>, identity: string, account: AccountKey): Promise<void> {
  await db.deleteFrom("links").where("identity", "=", identity).where("account", "=", account).execute();
}

function after(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
