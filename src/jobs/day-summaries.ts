/** Is each day of a sprint summed up once, at its hour? */
import type { Context } from "../commands/context.ts";
import { allPromises } from "../commands/promise/found.ts";
import { lineOf } from "../commands/promises.ts";
import { decidedIn } from "../commands/recap-decisions.ts";
import { sessionsOf, sprintsOf } from "../commands/rooms.ts";
import { sprintFacts } from "../commands/sprint.ts";
import { oldestWaits } from "../commands/sprint-board.ts";
import { triage } from "../commands/triage.ts";
import type { Instant } from "../review/change.ts";
import type { Sprint } from "../review/program.ts";
import { type SummedDay, summedDays } from "../sprint/day-end.ts";
import { wholeSprint } from "../sprint/facts.ts";
import { partNumbers } from "../sprint/numbers.ts";
import { windowWords } from "../sprint/saying.ts";
import type { Session } from "../sprint/session.ts";
import { noticesOf, putNotices } from "../store/outbox.ts";
import { dayNotice } from "../words/day-summary.ts";
import type { Notice } from "../words/notice.ts";

/** Milliseconds after its hour for which a day is still summed up, by a process that was not there at it. */
const late = 12 * 3_600_000;

/** One look at the sprints: days whose hour has come are summed up and put into the outbox. @returns how many were. */
export async function lookAtSprintDays(context: Context): Promise<number> {
  const now = context.now();
  let written = 0;
  for (const sprint of sprintsOf(context)) {
    for (const day of summedDays(sprint)) {
      const age = Date.parse(now) - Date.parse(day.at);
      if (age < 0 || age > late) continue;
      const id = `sprint/${sprint.id}/day/${day.day}`;
      if ((await noticesOf(context.db, [id])).size > 0) continue;
      written += await putNotices(context.db, [await summary(context, sprint, day)], null);
    }
  }
  return written;
}

/** @returns the notice of one day, as things stand now. */
async function summary(context: Context, sprint: Sprint, day: SummedDay): Promise<Notice> {
  const facts = await sprintFacts(context, sprint);
  const window = { from: day.from, to: day.at };
  const when = windowWords(window, sprint.zone, context.now());
  const numbers = partNumbers(facts, { ...wholeSprint(facts), ...window, id: day.day, when });
  const [decided, promises, sorted] = await Promise.all([
    decidedIn(context, window),
    allPromises(context),
    triage(context, sprint),
  ]);
  const on = (at: Instant | null) => at !== null && window.from <= at && at < window.to;
  const sessions = sessionsOf(context, sprint);
  const next = summedDays(sprint).find(({ number }) => number === day.number + 1);
  const planned = ({ at, state }: Session) =>
    state === "next" || (next !== undefined && at !== null && next.from <= at && at <= next.at);
  const [oldest] = oldestWaits(context, sprint).items;
  const size = (id: string) => sorted?.groups.find((group) => group.id === id)?.items.length ?? 0;
  return dayNotice({
    ...{ sprint, day, numbers: numbers.filter(({ unit }) => unit !== "repositories") },
    talked: sessions.filter(({ ended }) => on(ended)),
    ahead: sessions.filter((one) => one.state !== "done" && planned(one)),
    exemptions: decided.exemptions,
    decisions: [...decided.nominations, ...decided.polls],
    promises: promises
      .filter(({ standing }) => standing.made.sprint === sprint.id && on(standing.writtenAt))
      .map((one) => lineOf(context, one))
      .filter(({ state }) => state !== "withdrawn"),
    sorted: sorted && { finish: size("finish"), progress: size("progress"), talk: size("talk") },
    oldest: oldest
      ? { item: oldest, seconds: Math.round((Date.parse(context.now()) - Date.parse(oldest.since)) / 1_000) }
      : null,
  });
}
