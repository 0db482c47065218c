/** Which dashboard does every program have? The sections that people build by hand to triage a team's changes. */
import type { Instant } from "../change.ts";
import { compareText } from "../order.ts";
import type { DashboardSettings, Program, Sprint } from "../program.ts";
import type { Dashboard, Section } from "./dashboard.ts";

/** Its name in addresses and in a program file. */
export const triageId = "triage";

/** Ids of all the sections that it may have, in order; some need specs or a sprint. */
export const triageSections = [
  "needs-final-2",
  "passed-ci",
  "reviewed-before",
  "bug-fixes",
  "specs",
  "blueprints",
  "small",
  "stale",
  "blocked",
  "newcomers",
  "sprint",
] as const;

/**
 * @returns the program's dashboards, the triage first, each as the program file bends or defines it. At `now` only the sprint
 * is looked up: the one that is on or comes next.
 */
export function dashboardsOf(program: Program, now: Instant): Dashboard[] {
  const bent = program.dashboards.find(({ id }) => id === triageId);
  const triage = triageOf(program, now);
  return [
    bent ? bend(triage, bent) : triage,
    ...program.dashboards
      .filter(({ id }) => id !== triageId)
      .map((settings) => bend({ ...triage, id: settings.id, description: null, sections: [] }, settings)),
  ];
}

function bend(base: Dashboard, { title, description, foreach, drop, order, sections }: DashboardSettings): Dashboard {
  const own = new Map(sections.map((section) => [section.id, section]));
  const kept = base.sections.filter(({ id }) => !drop.includes(id)).map((section) => own.get(section.id) ?? section);
  const all = [...kept, ...sections.filter((section) => !kept.includes(section))];
  const first = order.flatMap((id) => all.find((section) => section.id === id) ?? []);
  return {
    ...base,
    title: title ?? base.title,
    description: description ?? base.description,
    foreach: foreach ?? base.foreach,
    sections: [...first, ...all.filter((section) => !first.includes(section))],
  };
}

function triageOf(program: Program, now: Instant): Dashboard {
  const { reviewLabel: review, coreValue, blockValue, approval, ci, waits } = program.rules;
  const passed = ci.accounts.length > 0 ? `label:${ci.label}>=${ci.pass} ` : "";
  const separate = approval.label !== review;
  const unapproved = separate ? ` -label:${approval.label}>=${approval.value}` : "";
  const specs = program.repositories.filter(({ type }) => type === "specs").map(({ name }) => name);
  const sprint = presentSprint(program, now);
  const untouched = `label:${review}=0`;
  const sections: Section[] = [
    {
      id: "needs-final-2",
      title: `Needs final +${coreValue}`,
      query: `${passed}label:${review}>=${coreValue} -label:${review}<=-1${unapproved}`,
    },
    { id: "passed-ci", title: "Passed CI without review", query: `${passed}${untouched}` },
    {
      id: "reviewed-before",
      title: "You reviewed an earlier patch set",
      query: `commentby:self reviewer:self -owner:self -label:${review}=ANY,user=self`,
    },
    {
      id: "bug-fixes",
      title: "Bug fixes",
      query: `${passed}(intopic:^bug/.* OR message:"Closes-Bug" OR message:"Partial-Bug")`,
    },
    ...(specs.length > 0 ? [{ id: "specs", title: "Specs", query: projectsQuery(specs) }] : []),
    {
      id: "blueprints",
      title: "Blueprints of the milestone",
      query: `(intopic:^bp/.* OR message:"Implements blueprint")${specs.map((name) => ` -project:${name}`).join("")}`,
    },
    { id: "small", title: "Small", query: `${passed}delta:<=10 -label:${review}<=-1` },
    {
      id: "stale",
      title: `No feedback in ${waits.reviewers} days`,
      query: `age:${Math.ceil(waits.reviewers)}d ${untouched}`,
    },
    { id: "blocked", title: `Blocked by a ${blockValue}`, query: `label:${review}<=${blockValue}` },
    { id: "newcomers", title: "Newcomers' changes", query: "is:newcomer" },
    ...(sprint ? [{ id: "sprint", title: sprint.title, query: sprintQuery(sprint) }] : []),
  ];
  const working = separate ? ` -label:${approval.label}<=-1` : "";
  return {
    id: triageId,
    title: `${program.name}: triage`,
    description: "What waits for a review, sliced into lists that can be emptied.",
    foreach: `${projectsQuery(program.repositories.map(({ name }) => name))} status:open -is:wip${working}`,
    baseUrl: null,
    sections,
  };
}

function projectsQuery(names: readonly string[]): string {
  const terms = [...new Set(names)].map((name) => `project:${quoted(name)}`);
  return terms.length > 1 ? `(${terms.join(" OR ")})` : terms.join("");
}

function sprintQuery({ topics, hashtags }: Sprint): string {
  const terms = [
    ...topics.map((topic) => `topic:${quoted(topic)}`),
    ...hashtags.map((tag) => `hashtag:${quoted(tag)}`),
  ];
  return terms.length > 1 ? `(${terms.join(" OR ")})` : terms.join("");
}

/** A word as it is, anything else in quotes. */
function quoted(text: string): string {
  return /^[\w#][\w./#+~-]*$/.test(text) ? text : `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** A sprint is present until half a day after its last day, which ends later west of Greenwich; one without marks is none. */
function presentSprint({ sprints }: Program, now: Instant): Sprint | null {
  const today = new Date(Date.parse(now) - 43_200_000).toISOString().slice(0, 10);
  const marked = sprints.filter(({ topics, hashtags, last }) => topics.length + hashtags.length > 0 && last >= today);
  return marked.sort((a, b) => compareText(a.first, b.first))[0] ?? null;
}
