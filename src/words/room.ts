/** What is shown of the people of a sprint? Nobody is named who does not want to be. */
import type { Instant } from "../review/change.ts";
import type { Attendee } from "../sprint/roster.ts";

/** Somebody as their sprint may show them. `id`: opens their page; null where that would tell more than they want. */
export interface Shown {
  id: string | null;
  name: string;
  core: boolean;
}

/** A change that somebody of a sprint looks at right now. */
export interface Reserved {
  by: string;
  until: Instant;
}

/** What stands for somebody who is not to be named. */
export const unnamed = "somebody";

/** @returns somebody as they want to be shown; `known`: what else is known of them. Whoever is not on the roster hides nothing. */
export function shownAs(attendee: Attendee | null, known: { id: string; name: string; core: boolean }): Shown {
  if (attendee?.listing === "nobody") return { id: null, name: unnamed, core: false };
  if (attendee?.listing === "nick") return { id: null, name: attendee.nick ?? unnamed, core: known.core };
  if (attendee?.guest != null) return { id: null, name: attendee.guest, core: false };
  return known;
}
