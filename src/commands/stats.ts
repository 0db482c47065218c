/** How responsive is the team, and who reviewed how much? */
import { livesNeeded } from "../review/responsiveness.ts";
import { activityBetween, lifespans } from "../store/activity.ts";
import { statisticsView } from "../words/statistics.ts";
import type { StatisticsView } from "../words/views.ts";
import type { Context } from "./context.ts";
import { livesOf } from "./lives.ts";
import { remember } from "./remember.ts";
import { type Window, windowOf } from "./window.ts";

/** @returns the statistics of the last `days` days, 90 when nothing is said. @throws Refused for a number that is none. */
export async function stats(context: Context, question: { days?: number | undefined }): Promise<StatisticsView> {
  const window = windowOf(context, question.days);
  return remember(context, "stats", window.days, () => made(context, window));
}

async function made(context: Context, window: Window): Promise<StatisticsView> {
  const { program, directory, board, db } = context;
  const rows = await activityBetween(db, window.from, window.to);
  const spans = await lifespans(db, window.from);
  const needed = new Set(livesNeeded(spans, rows, directory, window));
  const versions = new Map(spans.flatMap(({ key, version }) => (needed.has(key) ? [[key, version]] : [])));
  const lives = await livesOf(context, versions);
  return statisticsView({ program, directory, rows, lifespans: spans, lives, open: board.entries(), ...window });
}
