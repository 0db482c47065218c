/** What does the page of a team's statistics show? */
import type { ActivityRow } from "../review/activity.ts";
import type { Change, Instant } from "../review/change.ts";
import type { Directory } from "../review/directory.ts";
import { type LoadLine, loadOf, reviewValues, spanWords } from "../review/load.ts";
import type { OpenNumber } from "../review/number.ts";
import type { Program } from "../review/program.ts";
import {
  firstReviewWaits,
  type Life,
  type Lifespan,
  openOverTime,
  presentWaits,
  turnWaits,
  type Wait,
  type Window,
} from "../review/responsiveness.ts";
import { changeRow, counted, shownOf } from "../review/statistics-row.ts";
import type { Mover, Turn } from "../review/turn.ts";
import { repositoriesWords } from "../sprint/saying.ts";
import { moverName, movers } from "./mover.ts";
import { atOnce, type Piecewise } from "./piecewise.ts";
import { capital, count, signed } from "./plain.ts";
import type { NumberTable, StatisticsView } from "./views.ts";
import { type Measured, type Share, waitNumber } from "./waits.ts";

/** An open change and whose turn it is. */
interface Entry {
  change: Change;
  turn: Turn;
}

/** All that a team's statistics depend on. */
export interface StatisticsFacts {
  program: Program;
  directory: Directory;
  /** Everything that happened from `from` on and before `to`, in any order. */
  rows: readonly ActivityRow[];
  /** Every change that is open or was closed at `from` or later. */
  lifespans: readonly Lifespan[];
  /** The lives of the changes that `livesNeeded` names; more does no harm. */
  lives: readonly Life[];
  /** The open changes with whose turn each is. */
  open: Iterable<Entry>;
  from: Instant;
  /** Now. */
  to: Instant;
  days: number;
}

/**
 * @returns the team's statistics. Numbers: reviews as a whole, the time to the first review, what is open. Tables:
 * reviews by person and by repository, the time in each turn, the present waits.
 */
export function statisticsView(facts: StatisticsFacts): StatisticsView {
  const { from, to, days, program } = facts;
  const open = [...facts.open];
  const load = loadOf(facts);
  return {
    from,
    to,
    days,
    numbers: [...load.team.numbers, ...firstReviews(facts), openNumber(open, program)],
    tables: atOnce(statisticsTables({ ...facts, open }, load)),
    waitingOverTime: openOverTime(facts.lifespans, program, facts),
    waitingRule: `Changes of ${repositoriesWords(program)} that were open at the end of each day by UTC: a change counts from its first upload until it merged or was last abandoned.`,
  };
}

/** @returns the tables alone. */
export function* statisticsTables(facts: StatisticsFacts, load = loadOf(facts)): Piecewise<NumberTable[]> {
  yield;
  const reviewed = [people(load.people, facts), repositories(load.repositories, facts)];
  yield;
  const past = turns(facts);
  yield;
  return [...reviewed, past, waits([...facts.open], facts.to)];
}

function firstReviews(facts: StatisticsFacts): OpenNumber[] {
  const waits = firstReviewWaits(facts.lives, facts);
  const span = spanWords(facts);
  const measured = {
    id: "first-review",
    title: "time to the first review",
    rule:
      waits.length === 0
        ? `No change got its first review by a person ${span}; the next that does will make it known.`
        : `From the first upload to the first vote or comment by a person other than the owner, work in progress included, bots and CI left out, of ${count(waits.length, "change", "changes")} first reviewed ${span}.`,
  };
  return (["median", "p75", "p90"] as const).map((share) => waitNumber(waits, measured, share));
}

function openNumber(open: readonly Entry[], program: Program): OpenNumber {
  return counted({
    id: "open",
    title: "changes open",
    unit: "changes",
    rule: `Changes of ${repositoriesWords(program)} that are open now, work in progress included.`,
    rows: open
      .toSorted((a, b) => (a.change.created < b.change.created ? -1 : 1))
      .map(({ change, turn }) =>
        changeRow(shownOf(change), { at: change.created, note: `waits for ${moverName(turn.mover)}` }),
      ),
  });
}

const loadColumns = ["Reviews", ...reviewValues.map(signed), "Disagreements", "Merged", "As a core"];

function people(lines: LoadLine[], window: Window): NumberTable {
  return {
    id: "people",
    title: "Reviews by person",
    rule: `Votes by people on other people's changes ${spanWords(window)}, in order of name: no order of merit.`,
    columns: loadColumns,
    rows: lines.map((line) => ({ ...cells(line), href: `/people/${encodeURIComponent(line.id)}` })),
  };
}

function repositories(lines: LoadLine[], window: Window): NumberTable {
  return {
    id: "repositories",
    title: "Reviews by repository",
    rule: `Votes by people on other people's changes ${spanWords(window)}.`,
    columns: loadColumns,
    rows: lines.map(cells),
  };
}

function cells({ label, numbers }: LoadLine): NumberTable["rows"][number] {
  return { label, href: null, numbers };
}

function turns(facts: StatisticsFacts): NumberTable {
  const span = spanWords(facts);
  const waits = turnWaits(facts.lives, facts);
  return {
    id: "turns",
    title: "Time in each turn",
    rule: `How long changes that closed ${span} were whose turn. Turns of the past are put together from what was done, as far as that tells.`,
    ...byMover(waits, { median: "Median" }, (mover, { length }) => ({
      id: `turn.${mover}`,
      title: `time that it was ${possessive(mover)} turn`,
      rule: `All the time that it was ${possessive(mover)} turn, of ${count(length, "change", "changes")} that closed ${span} and were ${possessive(mover)} turn at all.`,
    })),
  };
}

function waits(open: readonly Entry[], now: Instant): NumberTable {
  return {
    id: "waits",
    title: "Present waits",
    rule: "How long open changes have waited for the one whose turn it is, since it became their turn. Whoever nothing waits for is left out.",
    ...byMover(
      presentWaits(open, now),
      { median: "Median", p75: "75 %", p90: "90 %", oldest: "Longest" },
      (mover, { length }) => ({
        id: `wait.${mover}`,
        title: `wait for ${moverName(mover)}`,
        rule: `Since it became ${possessive(mover)} turn, of ${count(length, "open change", "open changes")}.`,
      }),
    ),
  };
}

/** A row for each mover that something waits or waited for, in their usual order. */
function byMover(
  waits: ReadonlyMap<Mover, Wait[]>,
  columns: Partial<Record<Share, string>>,
  measured: (mover: Mover, waits: Wait[]) => Measured,
): Pick<NumberTable, "columns" | "rows"> {
  const rows = movers.flatMap((mover) => {
    const own = waits.get(mover);
    if (!own) return [];
    const numbers = (Object.keys(columns) as Share[]).map((share) => waitNumber(own, measured(mover, own), share));
    return [{ label: capital(moverName(mover)), href: null, numbers }];
  });
  return { columns: Object.values(columns), rows };
}

function possessive(mover: Mover): string {
  const name = moverName(mover);
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}
