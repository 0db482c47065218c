/** Which company was somebody with on a day, under its name of that day? */
import type { Instant } from "./change.ts";
import { during, type Person, type Program } from "./program.ts";

/** @returns the company of the affiliation that began last among those of that day, aliases applied; null when none. */
export function companyOf(program: Program, person: Person, at: Instant): string | null {
  const current = person.affiliations
    .filter((affiliation) => during(affiliation, at))
    .reduce<Person["affiliations"][number] | null>(
      (last, one) => (last === null || (one.from ?? "") >= (last.from ?? "") ? one : last),
      null,
    );
  return current && currentName(program.companyAliases, current.company, at);
}

/**
 * @returns what a company is called on a day. Companies are renamed more than once ("HP", "HPE", …); a circle of
 * aliases ends where it began.
 */
export function currentName(aliases: Program["companyAliases"], company: string, at: Instant): string {
  let name = company;
  for (let step = 0; step < aliases.length; step++) {
    const next = aliases.find(
      (alias) => alias.name.toLowerCase() === name.toLowerCase() && during({ from: alias.from, to: null }, at),
    );
    if (!next || next.company === name) break;
    name = next.company;
  }
  return name;
}
