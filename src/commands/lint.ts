/** Which mistakes has a recap that people wrote, by what is known here? */
import type { ExemptionAct } from "../governance/exemption/acts.ts";
import { companyOf, currentName } from "../review/company.ts";
import type { FreezeKind } from "../review/freeze-kind.ts";
import type { Sprint } from "../review/program.ts";
import { changeReference } from "../review/reference.ts";
import { freezesBetween } from "../sprint/calendar.ts";
import { sprintWindow } from "../sprint/days.ts";
import { repositoryParts } from "../sprint/facts.ts";
import { dates } from "../sprint/lint/dates.ts";
import type { Finding, Linked, LintGround, Moved, Named } from "../sprint/lint/finding.ts";
import { lint } from "../sprint/lint/lint.ts";
import { fileAt } from "../sprint/lint/paths.ts";
import { partNumbers, sprintNumbers } from "../sprint/numbers.ts";
import { readMarkdown } from "../sprint/prose/markdown.ts";
import type { Link, Prose } from "../sprint/prose/prose.ts";
import { processesOf } from "../store/ledger.ts";
import { filesNamed, numbersRead } from "../store/linked.ts";
import { findChange, resolveChange } from "../store/read.ts";
import { type LintView, lintView } from "../words/lint.ts";
import type { Context } from "./context.ts";
import { allPromises } from "./promise/found.ts";
import { sprintsOf } from "./rooms.ts";
import { chosenSprint, sprintFacts } from "./sprint.ts";

/** Which text, how it is called, and of which sprint; without one the present, else the last. */
export interface LintQuestion {
  prose: Prose;
  name: string;
  sprint?: string | undefined;
}

/** @returns what is wrong with a recap. @throws Refused naming the sprints when there is none of that id. */
export async function lintRecap(context: Context, { prose, name, sprint: id }: LintQuestion): Promise<LintView> {
  const sprint = chosenSprint(context, id);
  return lintView(name, sprint, lint(await groundOf(context, sprint, prose)));
}

/** @returns what is wrong with the words that people write around facts of ours, which say themselves when it was. */
export async function lintDraft(context: Context, sprint: Sprint, text: string): Promise<Finding[]> {
  if (text.trim() === "") return [];
  const findings = lint(await groundOf(context, sprint, readMarkdown(text)));
  return findings.filter(({ rule }) => rule !== dates.name);
}

const year = 366 * 86_400_000;

async function groundOf(context: Context, sprint: Sprint, prose: Prose): Promise<LintGround> {
  const { program, directory } = context;
  const facts = await sprintFacts(context, sprint);
  const { from, to } = sprintWindow(sprint);
  const parts = repositoryParts(facts);
  const companies = companiesOf(context, from);
  const later = new Date(Date.parse(to) + year).toISOString();
  return {
    ...{ prose, program, sprint },
    others: sprintsOf(context).filter((one) => one.id !== sprint.id),
    numbers: sprintNumbers(facts),
    byRepository: new Map(parts.map((part) => [part.repository?.name ?? "", partNumbers(facts, part)])),
    people: directory
      .everybody()
      .filter(({ bot, name }) => !bot && name.length > 3)
      .map(
        ({ id, name, person }): Named => ({
          ...{ id, name, company: person && companyOf(program, person, from) },
        }),
      ),
    company: (text) => companies.get(text.toLowerCase()) ?? null,
    linked: await linkedIn(context, prose),
    moved: await movedIn(context, prose),
    holding: freezesBetween(program, from, to),
    coming: freezesBetween(program, to, later).filter(({ since }) => since >= to),
    exempted: await exemptedAround(context, to),
    promised: (await allPromises(context)).map(({ standing }) => standing.made.text),
  };
}

/** Every word for a company that the program file has, in lower case, with the company's name of a day. */
function companiesOf({ program }: Context, at: string): Map<string, string> {
  const named = [
    ...program.people.flatMap(({ affiliations }) => affiliations.map(({ company }) => company)),
    ...program.companyAliases.flatMap(({ name, company }) => [name, company]),
  ];
  return new Map(named.map((name) => [name.toLowerCase(), currentName(program.companyAliases, name, at)]));
}

/** Links that are certainly to changes of the team: by a repository of its in the address, or by a change that is here. */
async function linkedIn(context: Context, { links }: Prose): Promise<Map<Link, Linked>> {
  const found = new Map<Link, Linked>();
  const hosts = new Set(context.program.forges.map(({ url }) => URL.parse(url)?.host));
  for (const link of links) {
    const reference = changeReference(link.href);
    if (!reference?.host || reference.number === null) continue;
    const [key] = await resolveChange(context.db, link.href);
    const change = key ? await findChange(context.db, key) : null;
    const named = context.program.repositories.find(({ name }) => link.href.includes(`/c/${name}/+/`));
    // A number alone may be another team's change, another host is none of our forges, and what lies outside of what
    // was read may be there.
    const read = named && hosts.has(reference.host) ? await numbersRead(context.db, named.name) : null;
    const ours = read !== null && read.lowest < reference.number && reference.number < read.highest;
    const repository = change?.repository ?? named?.name ?? null;
    if (change || ours) found.set(link, { number: reference.number, status: change?.status ?? null, repository });
  }
  return found;
}

/** A change says that it moves things, shows the file elsewhere, and nothing later shows it where the link leads. */
async function movedIn({ db, program }: Context, { links }: Prose): Promise<Map<Link, Moved>> {
  const found = new Map<Link, Moved>();
  for (const link of links) {
    const file = fileAt(link.href, program.repositories);
    if (!file) continue;
    const seen = await filesNamed(db, file.repository, file.path.split("/").at(-1) ?? file.path);
    const [latest] = seen;
    const moving = seen.find(
      ({ subject, path }) =>
        path !== file.path && /\b(?:mov|renam|re-?organi|reorder|restructur|relocat)/i.test(subject),
    );
    const there = seen.find(({ path }) => path === file.path);
    if (!latest || !moving || (there && there.at >= moving.at)) continue;
    const to = latest.path === file.path ? moving : latest;
    found.set(link, { to: to.path, change: moving.number });
  }
  return found;
}

/** From which freezes exemptions were asked for until a month after a moment. */
async function exemptedAround({ db }: Context, to: string): Promise<Set<FreezeKind>> {
  const until = new Date(Date.parse(to) + year / 12).toISOString();
  const all = await processesOf<ExemptionAct>(db, "exemption");
  const requests = all.flatMap(({ acts }) => acts.slice(0, 1)).filter(({ at }) => at <= until);
  return new Set(requests.flatMap((act) => (act.kind === "request" ? [act.body.freeze] : [])));
}
