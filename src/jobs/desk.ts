/** What does every job of one forge work with, and what does it tell the health page? */
import type { Kysely } from "kysely";
import type { Forge } from "../forges/forge.ts";
import { Unavailable } from "../forges/forge.ts";
import type { ChangeKey, Instant } from "../review/change.ts";
import { storeOutage } from "../store/problem.ts";
import type { Tables } from "../store/tables.ts";
import { type Bell, createBell } from "./bell.ts";

/** Milliseconds between two readings of a change that events name: those that come meanwhile are read together. */
export const coalesce = 1_000;

/** One forge's working place. */
export interface Desk {
  forge: Forge;
  db: Kysely<Tables>;
  /** Our own clock: by it work is put off. */
  clock(): Instant;
  /** The time that people see; the same, except in a demo. */
  now(): Instant;
  /** Called with the keys whose rows changed or left, after they are written. */
  changed(keys: readonly ChangeKey[]): void;
  /** Called when trouble begins, changes or ends, and when a first reading is done. */
  stirred(): void;
  log(line: string): void;
  /** Rings when something became dirty. */
  dirty: Bell;
  /** Rings when a catch-up is due before its time. */
  behind: Bell;
  /** Since when and why the forge cannot be read; null when it can. */
  trouble: { since: Instant; text: string } | null;
  /** Changes read since this desk opened. */
  read: number;
  /** Null until a first reading of everything is done; then when it was. */
  caughtUp: Instant | null;
}

/** @returns a desk with nothing read and no trouble. */
export function openDesk(given: Pick<Desk, "forge" | "db" | "clock" | "now" | "changed" | "stirred" | "log">): Desk {
  return { ...given, dirty: createBell(), behind: createBell(), trouble: null, read: 0, caughtUp: null };
}

/** The forge answered: trouble, if there was any, is over. */
export function wellAgain(desk: Desk): void {
  if (!desk.trouble) return;
  desk.log(`${desk.forge.name} answers again`);
  desk.trouble = null;
  desk.stirred();
}

/**
 * Notes that the forge could not be read and says how many milliseconds to wait: what it asked for, else doubling
 * from one second to five minutes, with jitter so that many bots do not come back together. A failure that is no
 * outage, of the forge or of the database, is our bug: it is logged whole and waits in the same way, because the rest must go on.
 */
export function noteFailure(desk: Desk, failure: unknown, tries: number): number {
  const outage = failure instanceof Unavailable;
  const stopped = storeOutage(failure);
  const text = stopped ?? (failure instanceof Error ? failure.message : String(failure));
  if (!outage && stopped === null) desk.log(`mistake in Midcycle: ${failure instanceof Error ? failure.stack : text}`);
  else if (desk.trouble?.text !== text) desk.log(text);
  const news = desk.trouble?.text !== text;
  desk.trouble = { since: desk.trouble?.since ?? desk.now(), text };
  if (news) desk.stirred();
  const backoff = Math.min(300_000, 1_000 * 2 ** Math.min(tries, 9)) * (0.5 + Math.random() / 2);
  return outage ? (failure.retryAfter ?? backoff) : backoff;
}

/** @returns the instant so many milliseconds after another. */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
