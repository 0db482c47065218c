/** Who reviewed how much, and how long did each turn last: what is told change by change, over as much as can be told while people wait. */
import { setImmediate } from "node:timers/promises";
import type { Instant } from "../review/change.ts";
import { livesNeeded } from "../review/responsiveness.ts";
import { dayAfter } from "../sprint/zone.ts";
import { activityBetween, lifespans } from "../store/activity.ts";
import { statisticsTables } from "../words/statistics.ts";
import type { TrendGround } from "../words/trends.ts";
import type { NumberTable } from "../words/views.ts";
import type { Context } from "./context.ts";
import { livesOf } from "./lives.ts";
import { inSlices, yielding } from "./slices.ts";
import { openOf } from "./trends.ts";

/** Votes and comments that the tables look at, at most: the latest. */
const most = 3_000;

/** @returns the tables of a window, and why they look at less than it; null when they do not. */
export async function tablesOf(
  context: Context,
  repository: string | null,
  ground: TrendGround & { from: Instant; to: Instant },
): Promise<{ tables: NumberTable[]; narrowed: string | null }> {
  const from = latestFrom(ground);
  const window = { from, to: ground.to, days: Math.round((Date.parse(ground.to) - Date.parse(from)) / 86_400_000) };
  const ours = (name: string) => repository === null || name === repository;
  const rows = (await actsSince(context, window)).filter((row) => ours(row.repository));
  await setImmediate();
  const spans = (await lifespans(context.db, from)).filter((span) => ours(span.repository));
  const needed = new Set(livesNeeded(spans, rows, context.directory, window));
  const versions = new Map(spans.flatMap(({ key, version }) => (needed.has(key) ? [[key, version]] : [])));
  const lives = await livesOf(context, versions);
  await setImmediate();
  const program = { ...context.program, repositories: context.program.repositories.filter(({ name }) => ours(name)) };
  const open = openOf(context, repository);
  const { directory } = context;
  const facts = { program, directory, rows, lifespans: spans, lives, open, ...window };
  const tables = await inSlices(statisticsTables(facts));
  const narrowed =
    from === ground.from
      ? null
      : `The tables look at the latest ${most.toLocaleString("en")} votes and comments, since ${from.slice(0, 10)}: more than that is too much to go through change by change.`;
  return { tables, narrowed };
}

/** The first day from which on there are not more than `most` reviews. */
function latestFrom({ sheets, from, place }: TrendGround & { from: Instant }): Instant {
  let count = 0;
  for (const { day, reviews } of sheets.toReversed()) {
    count += place === null ? reviews.reduce((sum, n) => sum + n, 0) : (reviews[place] ?? 0);
    if (count > most) return `${dayAfter(day)}T00:00:00.000Z`;
  }
  return from;
}

/** Read a few days at a time. */
async function actsSince({ db }: Context, { from, to }: { from: Instant; to: Instant }) {
  const pause = yielding();
  const rows: Awaited<ReturnType<typeof activityBetween>> = [];
  let size = 1;
  for (let day = from.slice(0, 10); `${day}T00:00:00.000Z` < to; ) {
    const next = dayAfter(day, size);
    const [begin, end] = [`${day}T00:00:00.000Z`, `${next}T00:00:00.000Z`];
    const began = performance.now();
    for (const row of await activityBetween(db, begin, end < to ? end : to)) rows.push(row);
    const took = performance.now() - began;
    size = took > 10 ? Math.max(1, Math.floor(size / 2)) : took < 5 ? Math.min(32, size * 2) : size;
    day = next;
    await pause();
  }
  return rows;
}
