/** Which core memberships were decided here? */
import type { Kysely } from "kysely";
import type { NominationAct } from "../governance/nomination/acts.ts";
import { type RosterChange, rosterChange } from "../governance/nomination/membership.ts";
import { processesOf } from "../store/ledger.ts";
import type { Tables } from "../store/tables.ts";

/** @returns what the ledger has changed in the core groups: all of it is in the past, whatever clock its writer had. */
export async function rosterOf(db: Kysely<Tables>): Promise<RosterChange[]> {
  const all = await processesOf<NominationAct>(db, "nomination");
  return all.flatMap(({ acts }) => rosterChange(acts, acts.at(-1)?.at ?? "") ?? []);
}
