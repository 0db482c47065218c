/** What does a program file say of one freeze? */
import type { Instant } from "./change.ts";
import type { ChangeClass, FreezeKind } from "./freeze-kind.ts";
import type { RepositoryType } from "./program.ts";

/** A day and a time that the clocks of a zone show. */
export interface WallMoment {
  /** "YYYY-MM-DD". */
  day: string;
  /** "HH:MM". */
  time: string;
  /** IANA zone. */
  zone: string;
}

/** A freeze as planned; null everywhere means "as its kind does". */
export interface FreezePlan {
  /** Unique in the program. */
  id: string;
  kind: FreezeKind;
  /** What people call it. */
  name: string | null;
  since: WallMoment;
  until: WallMoment | null;
  /** How often it comes again, counted on the calendar of its zone; null for once. */
  every: "day" | "week" | "year" | null;
  /** No turn begins after this day; null for no end. */
  last: string | null;
  types: RepositoryType[] | null;
  /** Full names; whoever is named here follows this plan and no other of its kind in the cycle. */
  repositories: string[] | null;
  /** Full names that it leaves alone. */
  except: string[];
  /** Names, of which the last letter may be "*". */
  branches: string[] | null;
  blocks: ChangeClass[] | null;
  /** Whom to ask for an exemption, in words. */
  ask: string | null;
  /** Address of where it is announced. */
  link: string | null;
  /** Who set or moved it by a word to Midcycle, and why; null where the program file has it so. */
  said: Said | null;
}

/** Somebody's word on a deadline. */
export interface Said {
  /** Name of who said it. */
  by: string;
  at: Instant;
  reason: string;
  /** Address of where it was said. */
  link: string | null;
}
