/** What may Midcycle write at the forges of a team? Nothing, unless the program file asks for it. */
import type { FreezeKind } from "./freeze-kind.ts";

/** The gate: changes that a freeze stops cannot be submitted at the forge. */
export interface GateOrder {
  /** Name of the submit requirement that we put and remove. */
  requirement: string;
  /** Label that only we may vote on; its highest value lets a change through. */
  label: string;
  /** Project that holds the requirement for all of the team's; null when each has its own. */
  parent: string | null;
  /** The kinds of freezes that are enforced; null for all. */
  kinds: FreezeKind[] | null;
}

/** What the program asks for. */
export interface WritingSettings {
  /** Where people reach our pages, without a final slash; null leaves links out of what we write. */
  address: string | null;
  /** Commands in the comments of Gerrit changes are run and answered. */
  comments: boolean;
  /** Null: freezes are only shown. */
  gate: GateOrder | null;
}

/** Nothing at all. */
export const writesNothing: WritingSettings = { address: null, comments: false, gate: null };
