/** What can be said of who took part: cores, companies, attendance? */
import type { ActivityRow } from "../review/activity.ts";
import type { Who } from "../review/directory.ts";
import type { OpenNumber, Row } from "../review/number.ts";
import { repositoryOf } from "../review/program.ts";
import { counted } from "../review/statistics-row.ts";
import { attendedNumbers } from "./attended.ts";
import { actsIn, type Part, type SprintFacts } from "./facts.ts";
import { doer, peopleRows } from "./tally.ts";

/** @returns cores and companies of the people active, and who attended; what nobody has told has the value null and says what would. */
export function attendanceNumbers(facts: SprintFacts, part: Part): OpenNumber[] {
  const attended = attendedNumbers(facts, part);
  return [coresNumber(facts, part), companiesNumber(facts, part), ...(attended.length > 0 ? attended : [attendees])];
}

/** Activity is no proxy: people merge from home, and people in the room may not touch a change. */
const attendees: OpenNumber = counted({
  id: "attendees",
  title: "people who attended",
  value: null,
  unit: "people",
  rule: "Nothing records who attended; a roster with the days on which each person was there would make it known.",
  rows: [],
});

function coresNumber(facts: SprintFacts, part: Part): OpenNumber {
  const { program, directory } = facts;
  const common = { id: "cores", title: "cores active", unit: "people" };
  const groups = [...new Set(program.repositories.map(({ coreGroup }) => coreGroup))];
  const named = groups.some((group) => [part.from, part.to].some((at) => directory.cores(group, at).length > 0));
  if (!named) {
    const rule = `The program file names no core of ${groups.join(", ")} at that time; their dated memberships would make it known.`;
    return counted({ ...common, value: null, rule, rows: [] });
  }
  const byCore = (act: ActivityRow) => {
    const group = repositoryOf(program, act.forge, act.repository)?.coreGroup;
    return act.by !== null && group !== undefined && directory.core(act.by, group, act.at);
  };
  const rule = `People active ${part.when} in a repository of whose core group they were members that day, by the program file.`;
  return counted({ ...common, rule, rows: peopleRows(actsIn(facts, part).filter(byCore), directory) });
}

function companiesNumber(facts: SprintFacts, part: Part): OpenNumber {
  const { directory } = facts;
  const common = { id: "companies", title: "companies of the people active", unit: "companies" };
  const people = active(facts, part).map((who) => ({ who, company: directory.company(who.id, part.from) }));
  const strangers = people.filter(({ company }) => company === null);
  if (strangers.length > 0 || people.length === 0) {
    const whose =
      people.length === 0 ? "nobody was active" : `it is not for ${strangers.length} of ${people.length} people`;
    const rule = `The company of everybody active must be known; ${whose}. Dated affiliations in the program file would make it known.`;
    return counted({ ...common, value: null, rule, rows: [], uncertain: strangers.map(({ who }) => named(who.name)) });
  }
  const companies = Map.groupBy(people, ({ company }) => company ?? "");
  const rows = [...companies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([company, staff]) => named(company, staff.map(({ who }) => who.name).join(", ")));
  const rule = `Companies of everybody active ${part.when}, by their affiliation on the first day, bots left out.`;
  return counted({ ...common, rule, rows });
}

function active(facts: SprintFacts, part: Part): Who[] {
  const { directory } = facts;
  const people = actsIn(facts, part).flatMap((act) => doer(act, directory) ?? []);
  const unique = new Map(people.map((who) => [who.id, who]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function named(text: string, note: string | null = null): Row {
  return { change: null, text, url: null, repository: null, at: null, by: null, note };
}
