/** Who reviews a change in the room right now, so that nobody else has to? */
import type { ChangeKey, Instant } from "../review/change.ts";

/** A change that somebody took. It ends by itself. */
export interface Reservation {
  change: ChangeKey;
  /** `Who.id`. */
  by: string;
  at: Instant;
  /** The moment from which on it is free again. */
  until: Instant;
}

/** Minutes that a reservation lasts when nothing is said, and at most. */
export const reservedFor = { usual: 60, most: 8 * 60 };

/** @returns who has a change at a moment; null when nobody does. */
export function reservationOf(
  reservations: readonly Reservation[],
  change: ChangeKey,
  at: Instant,
): Reservation | null {
  return reservations.find((one) => one.change === change && one.at <= at && at < one.until) ?? null;
}

/** @returns what is reserved at a moment, the one that ends first in front. */
export function reservedAt(reservations: readonly Reservation[], at: Instant): Reservation[] {
  return reservations.filter((one) => one.at <= at && at < one.until).toSorted((a, b) => (a.until < b.until ? -1 : 1));
}
