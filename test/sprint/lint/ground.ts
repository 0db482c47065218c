/** Against what are the recaps of the tests looked through? */
import { companyOf, currentName } from "../../../src/review/company.ts";
import type { Person, Program } from "../../../src/review/program.ts";
import { freezesBetween } from "../../../src/sprint/calendar.ts";
import { sprintWindow } from "../../../src/sprint/days.ts";
import { repositoryParts, type SprintFacts } from "../../../src/sprint/facts.ts";
import type { Finding, LintGround } from "../../../src/sprint/lint/finding.ts";
import { lint } from "../../../src/sprint/lint/lint.ts";
import { partNumbers, sprintNumbers } from "../../../src/sprint/numbers.ts";
import { type ProseForm, readProse } from "../../../src/sprint/prose/read.ts";
import { mitaka, teamWith } from "../frozen-ground.ts";

/** People of the recap, with the companies that they were with. */
export const people: Person[] = [
  person("samueldmq", "Samuel de Medeiros Queiroz", [{ company: "HP", from: null, to: "2016-12-31" }]),
  person("dave-chen", "Dave Chen", [{ company: "Intel", from: null, to: null }]),
  person("stevemar", "Steve Martinelli", [
    { company: "IBM", from: null, to: "2016-12-31" },
    { company: "Red Hat", from: "2017-01-01", to: null },
  ]),
  person("ayoung", "Adam Young", [{ company: "Red Hat", from: null, to: null }]),
];

function person(id: string, name: string, affiliations: Person["affiliations"]): Person {
  return { id, name, accounts: {}, emails: [], nicks: [id], affiliations, cores: [] };
}

/** @returns everything that rules look at, for a text about a sprint. The calendar is Mitaka's. */
export function groundOf(
  facts: SprintFacts,
  text: string,
  form: ProseForm,
  more: Partial<LintGround> = {},
): LintGround {
  const program: Program = {
    ...facts.program,
    people: [...facts.program.people, ...people],
    cycles: teamWith(mitaka).cycles,
    companyAliases: [{ name: "HP", company: "HPE", from: "2015-11-01" }],
  };
  const { from, to } = sprintWindow(facts.sprint);
  const names = program.people.flatMap(({ affiliations }) => affiliations.map(({ company }) => company)).concat("HPE");
  const companies = new Map(names.map((name) => [name.toLowerCase(), currentName(program.companyAliases, name, from)]));
  return {
    ...{ prose: readProse(text, form), program, sprint: facts.sprint },
    others: [{ id: "liberty", title: "Liberty mid-cycle" }],
    numbers: sprintNumbers(facts),
    byRepository: new Map(
      repositoryParts(facts).map((part) => [part.repository?.name ?? "", partNumbers(facts, part)]),
    ),
    people: program.people.map((one) => ({ id: one.id, name: one.name, company: companyOf(program, one, from) })),
    company: (word) => companies.get(word.toLowerCase()) ?? null,
    ...{ linked: new Map(), moved: new Map(), exempted: new Set(), promised: [] },
    holding: freezesBetween(program, from, to),
    coming: freezesBetween(program, to, "2017-01-01T00:00:00.000Z").filter(({ since }) => since >= to),
    ...more,
  };
}

/** @returns what is found, as "line:column level rule: text → remedy". */
export function told(ground: LintGround): string[] {
  return lint(ground).map(words);
}

/** @returns a finding in a line. */
export function words({ line, column, level, rule, text, remedy }: Finding): string {
  return `${line}:${column} ${level} ${rule}: ${text}${remedy ? ` → ${remedy}` : ""}`;
}
