/** Who came to a sprint, by its roster: how many, how many of them cores, from which companies? */
import { currentName } from "../review/company.ts";
import type { OpenNumber, Row } from "../review/number.ts";
import { during } from "../review/program.ts";
import { counted } from "../review/statistics-row.ts";
import { sprintWindow } from "./days.ts";
import type { Part, SprintFacts } from "./facts.ts";
import { differing } from "./readings.ts";
import { weekdayOf } from "./rhythm.ts";
import { type Attendee, shownAs, takingPart } from "./roster.ts";

const roster = "signed up and not taken off again, or checked in";

/** @returns how many attended, in person and remotely, how many cores and companies; none while nobody is on the roster. */
export function attendedNumbers(facts: SprintFacts, part: Part): OpenNumber[] {
  const everybody = takingPart(facts.roster);
  if (everybody.length === 0) return [];
  const { countRemote } = facts.sprint;
  const there = everybody.filter(({ presence }) => presence === "in person");
  const remote = everybody.filter(({ presence }) => presence === "remote");
  const counting = countRemote ? everybody : there;
  const who = countRemote ? "in person or remotely" : "in person; who joined remotely is not counted";
  const of = (id: string, title: string, people: readonly Attendee[], rule: string, more: Partial<OpenNumber> = {}) =>
    counted({ id, title, unit: "people", rule, rows: people.map((one) => attendeeRow(facts, one)), ...more });
  return [
    of("attendees", "people who attended", counting, `People on the sprint's roster (${roster}), ${who}.`, {
      readings: differing(counting.length, [
        { id: "in-person", rule: "only in person", value: there.length },
        { id: "with-remote", rule: "with everybody who joined remotely", value: everybody.length },
        {
          id: "checked-in",
          rule: "only who checked in at least once",
          value: counting.filter(({ visits }) => visits.length > 0).length,
        },
      ]),
    }),
    of(
      "attendees-in-person",
      "people who attended in person",
      there,
      `People on the sprint's roster (${roster}) who said that they come in person.`,
    ),
    ...(remote.length > 0
      ? [
          of(
            "attendees-remote",
            "people who joined remotely",
            remote,
            `People on the sprint's roster (${roster}) who said that they join remotely.`,
          ),
        ]
      : []),
    coresNumber(facts, part, counting),
    companiesNumber(facts, part, counting),
  ];
}

function coresNumber(facts: SprintFacts, { from }: Part, people: readonly Attendee[]): OpenNumber {
  const { program, directory } = facts;
  const groups = [...new Set(program.repositories.map(({ coreGroup }) => coreGroup))];
  const cores = people.filter(({ id, listing }) => {
    const memberships = listing === "nobody" ? [] : (directory.find(id)?.person?.cores ?? []);
    return memberships.some((one) => groups.includes(one.group) && during(one, from));
  });
  return counted({
    ...{ id: "attendees-cores", title: "cores who attended", unit: "people" },
    rule: `Those who attended and were on the sprint's first day a core of ${groups.join(", ")}, by the program file and what was decided here.${hidden(people)}`,
    rows: cores.map((one) => attendeeRow(facts, one)),
  });
}

function companiesNumber(facts: SprintFacts, { from }: Part, people: readonly Attendee[]): OpenNumber {
  const named = people.filter(({ listing }) => listing !== "nobody");
  const staff = Map.groupBy(named, (one) => companyOfAttendee(facts, one));
  const rows = [...staff].flatMap(([company, of]) =>
    company === null ? [] : [{ ...blank, text: company, note: of.map((one) => nameOf(facts, one)).join(", ") }],
  );
  return counted({
    ...{ id: "attendees-companies", title: "companies of those who attended", unit: "companies" },
    rule: `Companies of those who attended, as each said at sign-up, else by their affiliation on ${from.slice(0, 10)}, under the name of that day.${hidden(people)}`,
    rows: rows.sort((a, b) => (a.text < b.text ? -1 : 1)),
    uncertain: (staff.get(null) ?? []).map((one) => ({
      ...attendeeRow(facts, one),
      note: "has not said for whom they work",
    })),
  });
}

/** @returns the company of an attendee under its name on the sprint's first day; null when nobody has said. */
export function companyOfAttendee(
  { program, directory, sprint }: Pick<SprintFacts, "program" | "directory" | "sprint">,
  one: Attendee,
): string | null {
  const { from } = sprintWindow(sprint);
  const said = one.company ?? directory.company(one.id, from);
  return said === null ? null : currentName(program.companyAliases, said, from);
}

function attendeeRow(facts: SprintFacts, one: Attendee): Row {
  const days = one.days.length > 0 ? one.days.map(weekdayOf).join(", ") : null;
  const company = one.listing === "nobody" ? null : companyOfAttendee(facts, one);
  const note = [one.presence, company, days].filter((each) => each !== null).join(" · ");
  return { ...blank, text: nameOf(facts, one), note, at: one.visits[0]?.from ?? one.since };
}

function nameOf({ directory }: SprintFacts, one: Attendee): string {
  return shownAs(one, { id: one.id, name: directory.find(one.id)?.name ?? one.id, core: false }).name;
}

function hidden(people: readonly Attendee[]): string {
  const count = people.filter(({ listing }) => listing === "nobody").length;
  return count === 0 ? "" : ` Left out: ${count} who ${count === 1 ? "does" : "do"} not want to be named.`;
}

const blank = { change: null, url: null, repository: null, at: null, by: null };
