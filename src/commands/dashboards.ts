/** Which dashboards does the team have, and how does each stand? */
import type { Instant } from "../review/change.ts";
import { forgeUrl, queryUrl } from "../review/dashboards/dash-url.ts";
import { type Dashboard, forForge, type Section, wholeQuery } from "../review/dashboards/dashboard.ts";
import { dashboardsOf } from "../review/dashboards/triage.ts";
import type { Who } from "../review/directory.ts";
import { QueryMistake } from "../review/query/query.ts";
import { queueFor } from "../review/queue.ts";
import type { DashboardSummary, DashboardView, SectionView } from "../words/dashboards.ts";
import { movers } from "../words/mover.ts";
import type { Entry } from "./board.ts";
import { type Context, Refused } from "./context.ts";
import { coreGroups, linkOfWho, somebody } from "./people-links.ts";
import { type QueryList, queryList } from "./query-lists.ts";
import { gapSentence, queryNotes } from "./query-notes.ts";
import { itemOf } from "./queue.ts";
import { programOf } from "./rooms.ts";
import { historyOf } from "./section-history.ts";

/** How many changes of a section are shown: those that wait longest. */
const shown = 5;

/** @returns every dashboard with what its sections count, for a person when `as` names one. @throws Refused for somebody unknown. */
export async function dashboards(context: Context, question: { as?: string | undefined }): Promise<DashboardSummary[]> {
  const as = question.as ? somebody(context, question.as) : null;
  return dashboardsOf(context.program, context.now()).map((dashboard) => ({
    id: dashboard.id,
    title: dashboard.title,
    description: dashboard.description,
    sections: dashboard.sections.map((section) => ({
      id: section.id,
      title: section.title,
      count: countOf(context, dashboard, section, as),
    })),
  }));
}

/** @returns a dashboard as it stands. @throws Refused naming those there are, or for somebody unknown. */
export async function dashboard(
  context: Context,
  question: { dashboard: string; as?: string | undefined },
): Promise<DashboardView> {
  const as = question.as ? somebody(context, question.as) : null;
  const chosen = chosenDashboard(context, question.dashboard);
  const history = await historyOf(context, chosen);
  const ours = forForge(chosen).ours;
  return {
    id: chosen.id,
    title: chosen.title,
    description: chosen.description,
    as: as && linkOfWho(context.directory, as, coreGroups(context), context.now()),
    url: forgeUrl(chosen, forgeAddress(context)),
    ours: ours.map(({ title }) => title),
    sections: chosen.sections.map((section) =>
      sectionView(context, chosen, section, as, ours.includes(section), history.get(section.id) ?? []),
    ),
  };
}

/** @returns the dashboard of that id. @throws Refused naming those there are. */
export function chosenDashboard(context: Context, id: string): Dashboard {
  const known = dashboardsOf(context.program, context.now());
  const found = known.find((one) => one.id === id);
  if (!found) throw new Refused(`No dashboard is called "${id}". There are ${known.map((one) => one.id).join(", ")}.`);
  return found;
}

/** @returns how many changes a section has; null when that cannot be told, for want of a person too. */
export function countOf(context: Context, dashboard: Dashboard, section: Section, as: Who | null): number | null {
  const list = listOf(context, dashboard, section, as);
  if (typeof list === "string" || list.compiled.gaps.length > 0) return null;
  return Math.min(list.hits.size, list.compiled.limit ?? list.hits.size);
}

/** @returns true when a section is the same for everybody. */
export function isTeams(context: Context, dashboard: Dashboard, section: Section): boolean {
  const list = listOf(context, dashboard, section, null);
  return typeof list !== "string" && !list.compiled.personal;
}

/** @returns the address of the forge that a dashboard is shown on: the program's first. */
export function forgeAddress({ program }: Context): string {
  return program.forges[0]?.url ?? "";
}

/** The list, or why there is none. */
function listOf(context: Context, dashboard: Dashboard, section: Section, as: Who | null): QueryList | string {
  const query = wholeQuery(dashboard, section);
  if (query === "") return "It asks for nothing: give the section a query, or the dashboard a foreach.";
  try {
    return queryList(context, query, as);
  } catch (problem) {
    if (problem instanceof QueryMistake) return `The query does not parse ${problem.message}.`;
    throw problem;
  }
}

/** What was worked out of a list, kept until the list changes. */
const worked = new WeakMap<object, { version: number; facts: Facts }>();

interface Facts extends Pick<SectionView, "oldest" | "waitingSince" | "movers"> {
  first: Entry[];
}

function sectionView(
  context: Context,
  dashboard: Dashboard,
  section: Section,
  as: Who | null,
  ours: boolean,
  past: { at: Instant; count: number }[],
): SectionView {
  const query = wholeQuery(dashboard, section);
  const list = listOf(context, dashboard, section, as);
  const why = typeof list === "string" ? list : gapSentence(list.compiled);
  const base = {
    id: section.id,
    title: section.title,
    query,
    url: ours ? null : queryUrl(query, forgeAddress(context)),
    why,
  };
  if (typeof list === "string" || why !== null) {
    return { ...base, count: null, notes: [], oldest: null, waitingSince: null, movers: [], items: [], history: [] };
  }
  const { first, ...facts } = factsOf(list);
  const count = Math.min(list.hits.size, list.compiled.limit ?? list.hits.size);
  const ranked = queueFor(first, { as: null, ...context, program: programOf(context), now: context.now() });
  const closed = list.compiled.halves.closed ? ["Only open changes are counted."] : [];
  return {
    ...base,
    ...facts,
    count,
    notes: [...queryNotes(list.compiled, list.unsure.size), ...closed],
    items: first
      .flatMap(({ change }) => ranked.find((one) => one.change === change) ?? [])
      .map((one) => itemOf(context, one)),
    history: list.compiled.personal ? [] : [...past, { at: context.now(), count }],
  };
}

function factsOf(list: QueryList): Facts {
  const known = worked.get(list);
  if (known?.version === list.version) return known.facts;
  const counts = new Map<string, number>();
  const first: Entry[] = [];
  let oldest: Instant | null = null;
  for (const entry of list.hits.values()) {
    const { change, turn } = entry;
    counts.set(turn.mover, (counts.get(turn.mover) ?? 0) + 1);
    if (oldest === null || change.created < oldest) oldest = change.created;
    if (first.length < shown || turn.since < (first.at(-1) as Entry).turn.since) {
      const before = first.findIndex((other) => turn.since < other.turn.since);
      first.splice(before < 0 ? first.length : before, 0, entry);
      if (first.length > shown) first.pop();
    }
  }
  const facts = {
    oldest,
    waitingSince: first[0]?.turn.since ?? null,
    movers: movers.flatMap((mover) => (counts.has(mover) ? [{ mover, count: counts.get(mover) ?? 0 }] : [])),
    first,
  };
  worked.set(list, { version: list.version, facts });
  return facts;
}
