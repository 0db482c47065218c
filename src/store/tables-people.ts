/** What rows are kept about who signs in, what they may, and what was refused? */
import type { AccountKey, Instant } from "../review/change.ts";

/** Somebody as a provider names them; their e-mail only when the provider verified it. */
export interface IdentitiesTable {
  /** Made from issuer and subject. */
  id: string;
  /** "local" for whoever sits at this machine. */
  issuer: string;
  subject: string;
  name: string | null;
  email: string | null;
  created: Instant;
  seen: Instant;
}

/** An account that somebody proved to be theirs. */
export interface LinksTable {
  identity: string;
  account: AccountKey;
  at: Instant;
}

export interface SessionsTable {
  /** Of the secret in the browser's cookie. */
  hash: string;
  identity: string;
  csrf: string;
  /** The browser, as it calls itself. */
  agent: string;
  created: Instant;
  seen: Instant;
  expires: Instant;
}

/** What is good until a moment and is taken away by its use. */
export interface OnceTable {
  /** Of the secret that names it. */
  hash: string;
  kind: string;
  /** What it belongs to: an identity; empty for nobody yet. */
  about: string;
  body: string;
  created: Instant;
  expires: Instant;
}

export interface TokensTable {
  id: string;
  hash: string;
  /** The first characters of the token, to know it again by. */
  prefix: string;
  name: string;
  /** `Who.id` at the time it was made. */
  who: string;
  /** Separated by blanks. */
  scopes: string;
  created: Instant;
  expires: Instant | null;
  used: Instant | null;
  revoked: Instant | null;
}

/** Refusals of one hour that say the same are one row. */
export interface AuditTable {
  key: string;
  first: Instant;
  last: Instant;
  times: number;
  /** `Who.id`; null for a stranger. */
  who: string | null;
  through: string;
  what: string;
  why: string;
}

/** A group of a forge as it was last asked for. */
export interface GroupsTable {
  forge: string;
  name: string;
  read: Instant;
  /** When it was last visible to us; null when never. */
  seen: Instant | null;
}

/** Somebody in a group, from the first to the last of the readings in a row that named them. */
export interface GroupMembersTable {
  forge: string;
  name: string;
  member: string;
  first: Instant;
  last: Instant;
}

/** The tables of this file. */
export interface PeopleTables {
  identities: IdentitiesTable;
  links: LinksTable;
  sessions: SessionsTable;
  once: OnceTable;
  tokens: TokensTable;
  audit: AuditTable;
  groups: GroupsTable;
  group_members: GroupMembersTable;
}
