/** Who is a core since when, by the program file and by what the team has decided since? */

import type { Instant } from "../../review/change.ts";
import { during, type Membership, type Person, type Program } from "../../review/program.ts";
import { type NominationAct, termsOf } from "./acts.ts";
import { nominationStanding } from "./standing.ts";

/** One decided change of a core group, from a day on. */
export interface RosterChange {
  /** `Who.id` and what they were called then. */
  who: string;
  name: string;
  group: string;
  /** The first day as a core; or the first day as one no longer. */
  day: string;
  joins: boolean;
}

/** @returns what a nomination changes in its group; null as long as its membership is not written. */
export function rosterChange(acts: readonly NominationAct[], at: Instant): RosterChange | null {
  if (!acts.some(({ kind }) => kind === "completed")) return null;
  const { day } = nominationStanding(acts, at);
  if (day === null) return null;
  const { candidate, name, group, aim } = termsOf(acts);
  return { who: candidate, name, group, day, joins: aim === "join" };
}

/**
 * @returns the program with what was decided written beside what its file says, in order of the days. What the file
 * says of the same group wins where it already says the same. Somebody whom the file does not name becomes a person
 * with the one account that their id is.
 */
export function withRoster(program: Program, changes: readonly RosterChange[]): Program {
  const people = new Map(program.people.map((person) => [person.id, person]));
  for (const change of changes.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const person = people.get(change.who) ?? stranger(change);
    if (person) people.set(person.id, { ...person, cores: changed(person.cores, change) });
  }
  return { ...program, people: [...people.values()] };
}

function changed(cores: readonly Membership[], { group, day, joins }: RosterChange): Membership[] {
  const covers = (span: Membership) => span.group === group && during(span, `${day}T00:00:00.000Z`);
  if (joins) return cores.some(covers) ? [...cores] : [...cores, { group, from: day, to: null }];
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return cores.flatMap((span) => {
    if (!covers(span)) return [span];
    return span.from !== null && span.from > before ? [] : [{ ...span, to: before }];
  });
}

/** An account key is "forge~id" of an account, or of an e-mail address that no account is known for. */
function stranger({ who, name }: RosterChange): Person | null {
  const match = /^([^~]+)~(\d+)$/.exec(who);
  if (!match?.[1]) return null;
  const nothing = { emails: [], nicks: [], affiliations: [], cores: [] };
  return { id: who, name, accounts: { [match[1]]: [`#${match[2]}`] }, ...nothing };
}
