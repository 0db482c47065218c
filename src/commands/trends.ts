/** How does a team's work go over a window, for all of it or one repository? */
import { setImmediate } from "node:timers/promises";
import type { Instant } from "../review/change.ts";
import { repositoryOf } from "../review/program.ts";
import { repositoriesWords } from "../sprint/saying.ts";
import { zoneOffset } from "../sprint/zone.ts";
import { spreadOf } from "../words/spread.ts";
import {
  ages,
  firstReviewSpread,
  hoursOfWeek,
  type Offsets,
  openByAge,
  openByDay,
  periodDays,
  periods,
  type TrendGround,
  total,
} from "../words/trends.ts";
import { daysWords, type HeadNumber, type TrendsView, trendRules } from "../words/trends-view.ts";
import type { Entry } from "./board.ts";
import { beginning, chronicle } from "./chronicle.ts";
import type { Context } from "./context.ts";
import type { Progress } from "./keeping.ts";
import { inSlices } from "./slices.ts";
import { tablesOf } from "./trend-tables.ts";
import { windowOf } from "./window.ts";

/** What is asked. `days`: 90 when nothing is said, null for all of the history. Names are known to be valid. */
export interface TrendsQuestion {
  days?: number | null | undefined;
  repository: string | null;
  zone: string;
}

/** The sheets of a question, and what it is about. */
export interface TrendFacts extends TrendGround {
  from: Instant;
  to: Instant;
  days: number | null;
  rules: ReturnType<typeof trendRules>;
  span: string;
}

/** Seconds of a quarter of an hour, milliseconds of a week. */
const quarter = 900;
const weekLength = 7 * 86_400_000;

/** @returns what the page shows; counted in slices, so that others go on meanwhile. */
export async function trends(context: Context, question: TrendsQuestion, progress: Progress): Promise<TrendsView> {
  const facts = await trendFacts(context, question, progress);
  const open = openOf(context, question.repository);
  const now = facts.to;
  const firstReview = await inSlices(firstReviewSpread(facts));
  const series = await inSlices(periods(facts));
  const hours = await inSlices(hoursOfWeek(facts, offsetsIn(question.zone)));
  const byDay = await inSlices(openByDay(facts, open.length, now));
  const byAge = openByAge(open, now);
  const waits = open.flatMap(({ turn }) => (turn.mover === "nobody" ? [] : [secondsSince(turn.since, now)]));
  await setImmediate();
  const { tables, narrowed } = await tablesOf(context, question.repository, facts);
  return {
    ...{ from: facts.from, to: now, days: facts.days, repository: question.repository, zone: question.zone },
    span: facts.span,
    numbers: heads(facts, open.length, firstReview),
    firstReview,
    periods: { length: periodDays(facts), series },
    hours,
    openByDay: byDay,
    openByAge: ages.map(({ id, name }) => ({ id, name, counts: byAge.get(id) ?? new Map() })),
    presentWaits: spreadOf(Uint32Array.from(waits)),
    tables,
    narrowed,
  };
}

/** @returns the sheets of a question's window. */
export async function trendFacts(
  context: Context,
  { days, repository }: Pick<TrendsQuestion, "days" | "repository">,
  progress: Progress = () => undefined,
): Promise<TrendFacts> {
  const { program } = context;
  const now = context.now();
  const since = days === null ? await beginning(context) : windowOf(context, days).from;
  const from = `${since.slice(0, 10)}T00:00:00.000Z`;
  const where = repository ?? repositoriesWords(program);
  const span = daysWords(from, now);
  return {
    sheets: await chronicle(context, from, now, progress),
    place: repository === null ? null : program.repositories.findIndex(({ name }) => name === repository),
    repositories: program.repositories.map(({ name }) => name),
    ...{ first: from.slice(0, 10), last: now.slice(0, 10), from, to: now, days: days === undefined ? 90 : days },
    ...{ rules: trendRules(where, span), span },
  };
}

/** @returns the open changes of the team, or of one repository. */
export function openOf({ board, program }: Context, repository: string | null): Entry[] {
  return [...board.entries()].filter(({ change }) =>
    repository === null ? repositoryOf(program, change.forge, change.repository) : change.repository === repository,
  );
}

/** @returns how many whole seconds lie between two moments. */
export function secondsSince(at: Instant, now: Instant): number {
  return Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 1_000));
}

/**
 * @returns by how many quarters of an hour a zone is ahead at both ends of a day by UTC. Calendars are slow: where a
 * zone is equally far ahead at both ends of a week, its days are not asked.
 */
export function offsetsIn(zone: string): Offsets {
  const asked = new Map<number, number>();
  const at = (time: number) => {
    const known = asked.get(time) ?? Math.round(zoneOffset(new Date(time).toISOString(), zone) / quarter);
    asked.set(time, known);
    return known;
  };
  return (day) => {
    const begin = Date.parse(day);
    const week = begin - (begin % weekLength);
    const [before, after] = [at(week), at(week + weekLength)];
    if (before === after) return { first: before, last: after };
    return { first: at(begin), last: at(begin + 95 * quarter * 1_000) };
  };
}

function heads(facts: TrendFacts, open: number, firstReview: TrendsView["firstReview"]): HeadNumber[] {
  const { rules } = facts;
  const head = (id: string, title: string, value: number | null, rule: string, unit = "changes") => ({
    ...{ id, title, value, unit, rule },
    most: null,
    uncertain: [],
    readings: [],
  });
  const waits = "time to the first review";
  return [
    head("open", "changes open", open, rules.open),
    head("opened", "changes begun", total(facts, "opened"), rules.opened),
    head("merged", "changes merged", total(facts, "merged"), rules.merged),
    head("reviews", "votes and comments", total(facts, "reviews"), rules.reviews, "reviews"),
    head("first-review.median", `${waits}, median`, firstReview.median, rules["first-review"], "seconds"),
    head("first-review.p90", `${waits}, 90 %`, firstReview.p90, rules["first-review"], "seconds"),
  ];
}
