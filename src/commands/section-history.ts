/** How did the sections of a dashboard go over the last days? */
import type { Instant } from "../review/change.ts";
import { type Dashboard, wholeQuery } from "../review/dashboards/dashboard.ts";
import { dashboardsOf } from "../review/dashboards/triage.ts";
import { lastSectionCount, putSectionCounts, sectionCountsOf } from "../store/section-counts.ts";
import type { SectionCountsTable } from "../store/tables-queries.ts";
import type { Context } from "./context.ts";
import { countOf, isTeams } from "./dashboards.ts";

/** Days that a section's line goes back, and days that counts are kept. */
const [shownDays, keptDays] = [14, 90];

type History = ReadonlyMap<string, { at: Instant; count: number }[]>;

/** What was read for a house, until the next count may be there. */
const houses = new WeakMap<object, Map<string, { hour: string; counted: number; history: Promise<History> }>>();
const counted = new WeakMap<object, number>();

/** @returns the last count of each quarter of a day, oldest first, by section; only of what its query asks now. */
export async function historyOf(context: Context, dashboard: Dashboard): Promise<History> {
  const house = houses.get(context.board) ?? new Map();
  houses.set(context.board, house);
  const hour = context.now().slice(0, 13);
  const name = `${dashboard.id}\n${dashboard.sections.map((section) => wholeQuery(dashboard, section)).join("\n")}`;
  const known = house.get(name);
  const times = counted.get(context.board) ?? 0;
  if (known?.hour === hour && known.counted === times) return known.history;
  const history = read(context, dashboard);
  house.set(name, { hour, counted: times, history });
  history.catch(() => house.delete(name));
  return history;
}

async function read(context: Context, dashboard: Dashboard): Promise<History> {
  const rows = await sectionCountsOf(context.db, dashboard.id, daysBefore(context.now(), shownDays));
  const queries = new Map(dashboard.sections.map((section) => [section.id, wholeQuery(dashboard, section)]));
  const quarters = new Map<string, Map<string, { at: Instant; count: number }>>();
  for (const { section, at, query, count } of rows) {
    if (queries.get(section) !== query) continue;
    const own = quarters.get(section) ?? new Map();
    quarters.set(section, own);
    own.set(`${at.slice(0, 10)} ${Math.floor(Number(at.slice(11, 13)) / 6)}`, { at, count });
  }
  return new Map([...quarters].map(([section, own]) => [section, [...own.values()]]));
}

/**
 * Counts every section that is the same for all, at most once an hour of the time that people see; a time in which nobody
 * counted stays a gap. @returns how many sections were counted; 0 when this hour has been.
 */
export async function countSections(context: Context): Promise<number> {
  const at = `${context.now().slice(0, 13)}:00:00.000Z`;
  const last = await lastSectionCount(context.db);
  if (last !== null && last >= at) return 0;
  const counts: SectionCountsTable[] = [];
  for (const dashboard of dashboardsOf(context.program, context.now())) {
    for (const section of dashboard.sections) {
      const count = isTeams(context, dashboard, section) ? countOf(context, dashboard, section, null) : null;
      if (count === null) continue;
      counts.push({ dashboard: dashboard.id, section: section.id, at, query: wholeQuery(dashboard, section), count });
    }
  }
  await putSectionCounts(context.db, counts, daysBefore(at, keptDays));
  counted.set(context.board, (counted.get(context.board) ?? 0) + 1);
  return counts.length;
}

function daysBefore(at: Instant, days: number): Instant {
  return new Date(Date.parse(at) - days * 86_400_000).toISOString();
}
