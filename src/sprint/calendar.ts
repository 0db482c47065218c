/** Which freezes does a team's calendar hold, each with its exact span? */
import type { Instant } from "../review/change.ts";
import { classNames } from "../review/class-words.ts";
import { type ChangeClass, type FreezeKind, freezeKinds, kindRules } from "../review/freeze-kind.ts";
import type { FreezePlan, Said, WallMoment } from "../review/freeze-plan.ts";
import type { Cycle, Program, RepositoryType } from "../review/program.ts";
import { endOfDay, instantAt } from "./moment.ts";
import { dayAfter } from "./zone.ts";

/** One freeze, from an instant to another; what comes again is a freeze of its own each time. */
export interface Freeze {
  /** Unique in the program; of what comes again with the day it begins. */
  id: string;
  kind: FreezeKind;
  /** "feature freeze". */
  name: string;
  /** Null for the team's own calendar. */
  cycle: string | null;
  /** It holds from this instant on. */
  since: Instant;
  /** It holds until just before this instant; null while nobody knows. */
  until: Instant | null;
  /** Zone in which it was planned. */
  zone: string;
  recurs: boolean;
  types: readonly RepositoryType[];
  /** Full names of the only repositories it is about; null for all of its types. */
  repositories: readonly string[] | null;
  /** Full names that it leaves alone, those included that have a plan of their own. */
  except: readonly string[];
  /** Branches it is about, the last letter of a name may be "*"; null for those where work goes on. */
  branches: readonly string[] | null;
  blocks: readonly ChangeClass[];
  asks: readonly ChangeClass[];
  deed: "proposed" | "merged";
  /** What must have happened before it began, as a sentence. */
  rule: string;
  /** Whom to ask for an exemption, in words; null when the program says nothing of it. */
  ask: string | null;
  link: string | null;
  /** Who set or moved it by a word, and why; null where the program file has it so. */
  said: Said | null;
}

interface Maker {
  plan: FreezePlan;
  cycle: Cycle | null;
  /** Repositories that follow a plan of their own. */
  overruled: string[];
  /** Turns that were worked out before, by number. */
  known: Map<number, Freeze>;
}

/** Turns that are kept of one plan: ten years of nights. */
const mostTurns = 4_000;

/** @returns every freeze that holds at some instant of the span, ends included, in the order in which they begin. */
export function freezesBetween(program: Program, from: Instant, to: Instant): Freeze[] {
  const { once, again } = calendarOf(program);
  return within(
    once,
    from,
    to,
    again.flatMap((maker) => turns(maker, from, to)),
  );
}

/** @returns the same from an instant on, but of what comes again only the turns that hold then and the one after them. */
export function freezesAhead(program: Program, at: Instant, to: Instant): Freeze[] {
  const { once, again } = calendarOf(program);
  const near = again.flatMap((maker) => {
    const own = turns(maker, at, at).filter(({ until }) => until === null || until > at);
    const next = own.find(({ since }) => since > at);
    return own.filter((freeze) => freeze.since <= at || freeze === next);
  });
  return within(once, at, to, near);
}

function within(once: readonly Freeze[], from: Instant, to: Instant, again: readonly Freeze[]): Freeze[] {
  return [...once, ...again]
    .filter(({ since, until }) => since <= to && (until === null || until > from))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : order(a) - order(b)));
}

/** @returns the next instant after one at which a freeze begins or ends; null when the calendar knows none within a year. */
export function nextTurn(program: Program, at: Instant): Instant | null {
  const year = new Date(Date.parse(at) + 366 * dayLength).toISOString();
  const instants = freezesBetween(program, at, year).flatMap(({ since, until }) => (until ? [since, until] : [since]));
  return instants.filter((instant) => instant > at).sort()[0] ?? null;
}

const dayLength = 86_400_000;
const calendars = new WeakMap<Program, { once: Freeze[]; again: Maker[] }>();

/** Zones are slow and a program never changes: what can be known is worked out once. */
function calendarOf(program: Program): { once: Freeze[]; again: Maker[] } {
  const known = calendars.get(program);
  if (known) return known;
  const lists = [
    { cycle: null, plans: program.freezes },
    ...program.cycles.map((cycle) => ({ cycle, plans: cycle.freezes })),
  ];
  const makers = lists.flatMap(({ cycle, plans }) =>
    plans.map((plan): Maker => {
      const others = plans.filter((other) => other !== plan && other.kind === plan.kind && other.kind !== "own");
      const overruled = plan.repositories === null ? others.flatMap((other) => other.repositories ?? []) : [];
      return { plan, cycle, overruled, known: new Map() };
    }),
  );
  const made = {
    once: makers.filter(({ plan }) => plan.every === null).map((maker) => freezeOf(maker, 0)),
    again: makers.filter(({ plan }) => plan.every !== null),
  };
  calendars.set(program, made);
  return made;
}

/** @returns the freeze that a plan makes at its nth turn, the first being 0. */
function freezeOf({ plan, cycle, overruled }: Maker, turn: number): Freeze {
  const usual = kindRules[plan.kind];
  const since = shifted(plan.since, plan.every, turn);
  const ends = plan.until && instantOf(shifted(plan.until, plan.every, turn));
  return {
    id: plan.every ? `${plan.id}@${since.day}` : plan.id,
    kind: plan.kind,
    name: plan.name ?? usual.name,
    cycle: cycle?.id ?? null,
    since: instantOf(since),
    until: ends ?? (cycle && usualEnd(cycle, usual.branch)),
    zone: plan.since.zone,
    recurs: plan.every !== null,
    types: plan.types ?? usual.types,
    repositories: plan.repositories,
    except: [...plan.except, ...overruled],
    branches: plan.branches ?? (usual.branch === "stable" && cycle ? [cycle.branch] : null),
    blocks: plan.blocks ?? usual.blocks,
    asks: plan.blocks ? [] : usual.asks,
    deed: usual.deed,
    rule: plan.blocks ? `It stops ${classNames(plan.blocks)}.` : usual.rule,
    ask: plan.ask,
    link: plan.link,
    said: plan.said,
  };
}

/** Master reopens when the first release candidate is cut and the stable branch is made; that one reopens with the release. */
function usualEnd({ milestones, to, id }: Cycle, branch: "development" | "stable"): Instant | null {
  const candidate = branch === "development" ? milestones.find((one) => /(?:^|-)rc-?1$/.test(one.id)) : undefined;
  const release = milestones.find((one) => one.id === `${id}-release` || one.id === "release");
  const day = candidate?.date ?? release?.date ?? to;
  return day && instantAt(day, endOfDay, "UTC");
}

/** Turns of a plan that may hold at some instant of a span: one more at either end than is needed. */
function turns(maker: Maker, from: Instant, to: Instant): Freeze[] {
  const { since, until, every, last } = maker.plan;
  const length = every === "day" ? dayLength : every === "week" ? 7 * dayLength : 365.2425 * dayLength;
  const begin = Date.parse(since.day);
  const lasts = until ? Date.parse(until.day) - begin : 0;
  const first = Math.max(0, Math.floor((Date.parse(from) - lasts - begin) / length) - 1);
  const final = Math.ceil((Date.parse(to) - begin) / length) + 1;
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, n) => turnOf(maker, first + n)).filter(
    ({ id }) => last === null || id.slice(-10) <= last,
  );
}

/** Zones are slow, and every row of a list asks for the same turns. */
function turnOf(maker: Maker, turn: number): Freeze {
  const known = maker.known.get(turn);
  if (known) return known;
  if (maker.known.size >= mostTurns) maker.known.clear();
  const made = freezeOf(maker, turn);
  maker.known.set(turn, made);
  return made;
}

function shifted(moment: WallMoment, every: FreezePlan["every"], turn: number): WallMoment {
  if (every === null || turn === 0) return moment;
  const day =
    every === "year" ? yearsAfter(moment.day, turn) : dayAfter(moment.day, every === "week" ? 7 * turn : turn);
  return { ...moment, day };
}

/** The last of February stands in for its 29th. */
function yearsAfter(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
  const same = `${year}${day.slice(4)}`;
  return new Date(Date.parse(same)).toISOString().startsWith(same) ? same : `${year}-02-28`;
}

function instantOf({ day, time, zone }: WallMoment): Instant {
  return instantAt(day, time, zone);
}

function order({ kind }: Freeze): number {
  return freezeKinds.indexOf(kind);
}
