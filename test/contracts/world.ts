/** What must a Gerrit suffer so that the forge contract can be checked on it? */
import type { Secrets } from "../../src/forges/gerrit/open.ts";
import type { ForgeSettings } from "../../src/review/program.ts";

/**
 * The people of a world. `owner` uploads and may set WIP, private, topic, hashtags, abandon, restore of their own;
 * `core` votes Code-Review -2..+2 and Workflow -1..+1 and may submit; `ci` is a service user who votes Verified -2..+2;
 * `admin` may do everything. All sign in with HTTP Basic.
 */
export type Role = "admin" | "owner" | "core" | "ci";

export interface User {
  username: string;
  password: string;
}

/**
 * A Gerrit to act on, real or simulated, that nobody else touches. It may hold changes already. The bot that
 * `settings` and `secrets` describe is a service user, not an administrator, may stream events, and is none of `users`.
 */
export interface World {
  /** How Midcycle reaches it, SSH stream included. */
  settings: ForgeSettings;
  secrets: Secrets;
  users: Record<Role, User>;
  /** Two existing projects that the bot sees, each with the branches "master" and "stable/mitaka", reviewer by e-mail enabled. */
  projects: [string, string];
  /** Stops it and frees what it held. */
  close(): Promise<void>;
}

/** Opens a world; called once for a run of the contract. */
export type OpenWorld = () => Promise<World>;
