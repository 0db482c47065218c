/** Which people, accounts and labels are known? The same answers as long as nothing about them has changed. */
import type { Kysely } from "kysely";
import { withRoster } from "../governance/nomination/membership.ts";
import { type Directory, directoryOf } from "../review/directory.ts";
import { compareText } from "../review/order.ts";
import type { Program } from "../review/program.ts";
import { type LabelRanges, labelRanges } from "../store/label-ranges.ts";
import { accountsOf } from "../store/read.ts";
import type { Tables } from "../store/tables.ts";
import { rosterOf } from "./roster.ts";

/** Everything that is known of a team's people, decided core memberships included, and of its labels. */
export interface Known {
  readonly directory: Directory;
  readonly labelRanges: LabelRanges;
  /** Reads again; what has not changed stays the same object, so that what was made from it stays true. */
  refresh(): Promise<void>;
}

/** @returns what the mirror knows now. */
export async function createKnown(db: Kysely<Tables>, program: Program): Promise<Known> {
  const known = { directory: directoryOf(program, []), labelRanges: await labelRanges(db), refresh };
  const said = { people: "[[],[]]", ranges: JSON.stringify(known.labelRanges.all) };

  async function refresh(): Promise<void> {
    const accounts = (await accountsOf(db)).sort((a, b) => compareText(a.key, b.key));
    const roster = await rosterOf(db);
    const people = JSON.stringify([accounts, roster]);
    if (people !== said.people) Object.assign(known, { directory: directoryOf(withRoster(program, roster), accounts) });
    const ranges = await labelRanges(db);
    const ranged = JSON.stringify(ranges.all);
    if (ranged !== said.ranges) Object.assign(known, { labelRanges: ranges });
    Object.assign(said, { people, ranges: ranged });
  }

  await refresh();
  return known;
}
