/** Which acts stand behind a number of the statistics? Read when somebody opens it, the latest first. */
import { type DaySheet, firstReviews, humanAct, quarterOf, quarters, waited } from "../review/day-sheet.ts";
import type { OpenNumber, Row } from "../review/number.ts";
import { repositoryOf } from "../review/program.ts";
import { changeRow, counted, humanReview, shownOf } from "../review/statistics-row.ts";
import { dayAfter } from "../sprint/zone.ts";
import { activityBetween } from "../store/activity.ts";
import { reviewsBefore } from "../store/lean.ts";
import { moverName } from "../words/mover.ts";
import { className, classOf } from "../words/spread.ts";
import { duration } from "../words/time.ts";
import { timelineText } from "../words/timeline.ts";
import { ageOf, ages, hoursThere, type Offsets } from "../words/trends.ts";
import type { TrendsView } from "../words/trends-view.ts";
import type { Context } from "./context.ts";
import { yielding } from "./slices.ts";
import { offsetsIn, openOf, secondsSince, type TrendFacts, trendFacts } from "./trends.ts";

/** Rows that are read, at most. */
const most = 2_000;
const weekdays = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

type Act = Awaited<ReturnType<typeof activityBetween>>[number];

/** A number that is counted by acts: which sheets have any, and which of a day's acts count. */
interface Counted {
  title: string;
  rule: string;
  value: number;
  unit: string;
  has(sheet: DaySheet): boolean;
  rows(acts: readonly Act[], reviewed: ReadonlySet<string>): Row[];
}

/** @returns the number of that id with its rows; null when the statistics count none of that id. */
export async function trendNumber(context: Context, view: TrendsView, id: string): Promise<OpenNumber | null> {
  const facts = await trendFacts(context, view);
  const present = presentNumber(context, view, facts, id);
  if (present) return present;
  const number = pastNumber(context, view, facts, id);
  if (!number) return null;
  const rows = await latestRows(context, facts, number);
  const rule = rows.length < most ? number.rule : `${number.rule} The rows are the latest ${rows.length}.`;
  return counted({ id, title: number.title, unit: number.unit, value: number.value, rule, rows });
}

function presentNumber(context: Context, view: TrendsView, { rules, to }: TrendFacts, id: string): OpenNumber | null {
  const [kind, part, which] = id.split(".");
  const open = openOf(context, view.repository).toSorted((a, b) => (a.turn.since < b.turn.since ? -1 : 1));
  const number = (title: string, rule: string, entries: typeof open) =>
    counted({
      ...{ id, title, unit: "changes", rule },
      rows: entries.map(({ change, turn }) =>
        changeRow(shownOf(change), {
          at: turn.since,
          by: context.directory.who(change.owner).name,
          note: `waits for ${moverName(turn.mover)}, ${duration(secondsSince(turn.since, to))}`,
        }),
      ),
    });
  if (id === "open") return number("changes open", rules.open, open);
  const age = ages.find((one) => kind === "open" && part === "age" && one.id === which);
  if (age) {
    const own = open.filter(({ change }) => ageOf(change.created, to).id === age.id);
    return number(`changes open, ${age.name} old`, rules["open-by-age"], own);
  }
  if (kind !== "waits" || part === undefined || !/^\d+$/.test(part) || Number(part) > 10) return null;
  const own = open.filter(
    ({ turn }) => turn.mover !== "nobody" && classOf(secondsSince(turn.since, to)) === Number(part),
  );
  return number(`changes that wait ${className(Number(part))}`, rules["present-waits"], own);
}

function pastNumber({ directory }: Context, view: TrendsView, facts: TrendFacts, id: string): Counted | null {
  const { rules, repositories } = facts;
  const head = view.numbers.find((one) => one.id === id);
  const { places } = placed(facts);
  const any = (counts: readonly number[]) => places.some((place) => (counts[place] ?? 0) > 0);
  const row = (act: Act, note = timelineText(act)) =>
    changeRow(act, { at: act.at, by: act.by === null ? null : directory.who(act.by).name, note });
  const simple = (has: Counted["has"], counts: (act: Act) => boolean): Counted | null =>
    head ? { ...head, value: head.value ?? 0, has, rows: (acts) => acts.filter(counts).map((act) => row(act)) } : null;
  if (id === "opened") {
    return simple(
      ({ opened }) => any(opened),
      ({ kind, patchSet }) => (kind === "uploaded" && patchSet === 1) || kind === "restored",
    );
  }
  if (id === "merged")
    return simple(
      ({ merged }) => any(merged),
      ({ kind }) => kind === "merged",
    );
  if (id === "reviews")
    return simple(
      ({ reviews }) => any(reviews),
      (act) => humanReview(act, directory),
    );

  const waits = /^first-review\.(median|p90|\d+)$/.exec(id)?.[1];
  if (waits !== undefined) {
    const index = /^\d+$/.test(waits) ? Number(waits) : null;
    const least = waits === "p90" ? (view.firstReview.p90 ?? 0) : 0;
    const fits = (seconds: number) => (index === null ? seconds >= least : classOf(seconds) === index);
    const narrowed =
      waits === "p90"
        ? " Nine tenths waited this long or less; the rows are the rest."
        : waits === "median"
          ? " Half of them waited this long or less."
          : "";
    return {
      title: head?.title ?? `first reviews after ${className(index ?? 0)}`,
      rule: `${rules["first-review"]}${narrowed}`,
      value: head ? (head.value ?? 0) : (view.firstReview.counts[index ?? 0] ?? 0),
      unit: head ? "seconds" : "changes",
      has: (sheet) =>
        sheet.waits.seconds.some((seconds, n) => fits(seconds) && places.includes(sheet.waits.repository[n] ?? -1)),
      rows: (acts, reviewed) =>
        firstReviews(acts, reviewed, directory)
          .filter((act) => fits(waited(act)))
          .map((act) => row(act, duration(waited(act)))),
    };
  }

  const [, name, weekday, hour] = /^active\.(.+)\.([0-6])\.(\d|1\d|2[0-3])$/.exec(id) ?? [];
  const place = repositories.indexOf(name ?? "");
  if (place < 0) return null;
  const offset = offsetsIn(view.zone);
  const slots = (day: string) => slotsOf(day, offset, Number(weekday), Number(hour));
  const value = view.hours.find((field) => field.name === name)?.counts[Number(weekday)]?.[Number(hour)] ?? 0;
  return {
    title: `acts on ${weekdays[Number(weekday)]} at ${hour?.padStart(2, "0")} o'clock (${view.zone}) in ${name}`,
    ...{ rule: rules.active, value, unit: "acts" },
    has: ({ day, acts }) => slots(day).some((quarter) => (acts[place * quarters + quarter] ?? 0) > 0),
    rows: (acts) => {
      const own = new Set(slots(acts[0]?.at.slice(0, 10) ?? ""));
      return acts
        .filter((act) => act.repository === name && own.has(quarterOf(act.at)) && humanAct(act, directory))
        .map((act) => row(act));
    },
  };
}

/** The quarters of a day by UTC that are that hour of that weekday there. */
function slotsOf(day: string, offset: Offsets, weekday: number, hour: number): number[] {
  const there = hoursThere(day, offset);
  return Array.from({ length: quarters }, (_, quarter) => quarter).filter((quarter) => {
    const own = there(quarter);
    return own.weekday === weekday && own.hour === hour;
  });
}

async function latestRows(context: Context, facts: TrendFacts, number: Counted): Promise<Row[]> {
  const { db, directory, program } = context;
  const { repository } = placed(facts);
  const pause = yielding();
  const rows: Row[] = [];
  for (const sheet of facts.sheets.toReversed()) {
    if (rows.length >= most) break;
    if (!number.has(sheet)) continue;
    const from = `${sheet.day}T00:00:00.000Z`;
    const all = await activityBetween(db, from, `${dayAfter(sheet.day)}T00:00:00.000Z`);
    const acts = all.filter((act) =>
      repository ? act.repository === repository : repositoryOf(program, act.forge, act.repository),
    );
    const human = acts.filter((act) => humanReview(act, directory));
    const earlier = await reviewsBefore(db, [...new Set(human.map(({ change }) => change))], from);
    const reviewed = new Set(earlier.filter((act) => humanReview(act, directory)).map(({ change }) => change));
    rows.push(...number.rows(acts, reviewed).reverse());
    await pause();
  }
  return rows.slice(0, most);
}

function placed({ place, repositories }: TrendFacts) {
  return {
    places: place === null ? repositories.map((_, n) => n) : [place],
    repository: place === null ? null : (repositories[place] ?? null),
  };
}
