/** Where does an exemption stand at a moment, and why? */
import type { ChangeKey, Instant } from "../../review/change.ts";
import { compareText } from "../../review/order.ts";
import { count, list } from "../../review/sentence.ts";
import type { Process, Standing } from "../process.ts";
import { takenBack } from "../taken-back.ts";
import { type ExemptionAct, type ExemptionState, isOver, type Request } from "./acts.ts";
import { type ChangeFact, type Judged, judge } from "./condition.ts";
import { exemptedOf } from "./covers.ts";
import { type Around, begin, type Fold } from "./fold.ts";
import { take, witness } from "./take.ts";
import { endOfDay } from "./terms.ts";

export type { Around } from "./fold.ts";

/** All that a page needs of an exemption. */
export interface ExemptionStanding extends Standing<ExemptionState> {
  request: Request;
  /** Who asked, and when. */
  by: string;
  askedAt: Instant;
  /** Was it asked for later than the terms want? */
  late: boolean;
  /** Whose word counts (`Who.id`), in the order in which it came. */
  sponsors: string[];
  granted: { at: Instant; by: string[] } | null;
  /** In the order in which they were set. */
  conditions: Judged[];
  /** When the exemption ends; null when it has no end of its own. */
  until: Instant | null;
  /** When it was over; null while it is not. */
  endedAt: Instant | null;
  /** The exempted changes that the mirror knows, those named first. */
  changes: ChangeKey[];
  /** Acts that changed nothing and those taken back, with why. */
  ignored: { seq: number; why: string }[];
}

const alone: Around = { facts: [], name: (id) => id };

/**
 * Folds the acts of one exemption. Pure; acts after `at` and dates of the mirror after `at` are not looked at. What a
 * person may not do, or did too late, is heard and has no effect.
 */
export function standing(acts: readonly ExemptionAct[], at: Instant, around: Around = alone): ExemptionStanding {
  const fold = begin(acts);
  const heard = acts.filter((act, i) => i === 0 || act.at <= at);
  const gone = takenBack(heard, fold.request.terms.deciders);
  for (const act of heard.slice(1)) {
    const why = gone.has(act.seq) ? "it was taken back" : take(fold, act, stateAt(fold, act.at, around));
    if (why !== null) fold.ignored.push({ seq: act.seq, why });
  }
  return told(fold, place(fold, at, around), around);
}

/** The kind of process that an exemption is. */
export const exemption: Process<ExemptionAct, ExemptionState> = { kind: "exemption", standing };

interface Place {
  state: ExemptionState;
  conditions: Judged[];
  /** When the state began, for what is over. */
  since: Instant | null;
  changes: ChangeKey[];
}

/** The same as `place` finds; before the grant only the acts and the end decide. */
function stateAt(fold: Fold, at: Instant, around: Around): ExemptionState {
  return fold.granted && !fold.ended ? place(fold, at, around).state : byActs(fold, at);
}

function byActs({ ended, until, sponsors, conditions }: Fold, at: Instant): ExemptionState {
  if (ended) return ended.state;
  if (until !== null && at > until) return "expired";
  return sponsors.size + conditions.length > 0 ? "in review" : "requested";
}

function place(fold: Fold, at: Instant, around: Around): Place {
  const exempted = exemptedOf(fold.request.subject, fold.conditions, around.facts, at);
  const conditions = fold.conditions.map((condition) =>
    judge(condition, { facts: around.facts, exempted, recorded: fold.recorded.get(condition.id) ?? null }, at),
  );
  const found = (state: ExemptionState, since: Instant | null = null): Place => ({
    state,
    conditions,
    since,
    changes: exempted.map(({ key }) => key),
  });
  const { ended, granted, until } = fold;
  if (ended || !granted) {
    const state = byActs(fold, at);
    return found(state, ended?.at ?? (state === "expired" ? until : null));
  }
  const broken = conditions.filter(({ failed }) => failed).map(({ condition }) => condition.by ?? "");
  if (broken.length > 0)
    return found("expired", earliest([...broken, ...(until !== null && until < at ? [until] : [])]));
  const open = conditions.some(({ met }) => !met);
  const completed = open ? null : completion(fold, exempted, conditions, at);
  if (completed !== null) return found("completed", completed);
  if (until !== null && at > until) return found("expired", until);
  return found(open ? "conditional" : "granted");
}

/** @returns the first moment at which everything was met and all exempted changes that were up by then had merged; null before it. */
function completion(fold: Fold, exempted: readonly ChangeFact[], conditions: Judged[], at: Instant): Instant | null {
  const from = [fold.granted?.at ?? at, ...conditions.flatMap(({ since }) => since ?? [])];
  const begin = from.reduce((last, one) => (one > last ? one : last));
  const end = fold.until !== null && fold.until < at ? fold.until : at;
  const changes = exempted.filter(({ abandoned }) => !abandoned);
  const moments = [begin, ...changes.flatMap(({ merged }) => merged ?? [])].filter((one) => one >= begin && one <= end);
  const over = (moment: Instant) => {
    const up = changes.filter(({ uploaded }) => uploaded <= moment);
    return up.length > 0 && up.every(({ merged }) => merged !== null && merged <= moment);
  };
  return moments.sort(compareText).find(over) ?? null;
}

function told(fold: Fold, { state, conditions, since, changes }: Place, { name }: Around): ExemptionStanding {
  const { request, granted, until } = fold;
  const open = conditions.filter(({ met }) => !met);
  const dates = [until, ...(granted ? open.map(({ condition }) => condition.by) : [])].filter((one) => one !== null);
  const over = isOver(state);
  const { terms, frozenSince } = request;
  const days = terms.askWithinDays;
  return {
    state,
    because: because(fold, state, open, since, name),
    awaiting: over ? [] : awaiting(fold, open),
    unmet: over ? [] : unmet(fold, open, name),
    deadline: over || dates.length === 0 ? null : earliest(dates),
    request,
    by: fold.by,
    askedAt: fold.askedAt,
    late: days !== null && frozenSince !== null && fold.askedAt > endOfDay(frozenSince, days, terms.dayEnds),
    sponsors: [...fold.sponsors.keys()],
    granted,
    conditions,
    until,
    endedAt: since,
    changes,
    ignored: fold.ignored,
  };
}

function because(
  fold: Fold,
  state: ExemptionState,
  open: Judged[],
  since: Instant | null,
  name: Around["name"],
): string[] {
  const { ended, granted, until } = fold;
  const asked = `${name(fold.by)} asked for it on ${day(fold.askedAt)}.`;
  const grant = granted ? [`${list(granted.by.map(name))} granted it on ${day(granted.at)}.`] : [];
  if (ended && ended.by !== witness) {
    const said = ended.reason === "" ? "." : `: ${ended.reason}`;
    const words = { declined: "declined it", revoked: "revoked it", withdrawn: "withdrew it" } as Record<
      string,
      string
    >;
    return [`${name(ended.by)} ${words[state] ?? "said that it is done"} on ${day(ended.at)}${said}`, ...grant, asked];
  }
  if (state === "completed") return [`All its changes merged, the last on ${day(since ?? "")}.`, ...grant, asked];
  if (state === "expired") {
    const failed = open.filter(({ failed }) => failed);
    const missed = failed.map(({ condition }) => `Not met by ${moment(condition.by ?? "")}: ${condition.text}.`);
    const ran = granted ? `It was good until ${moment(until ?? "")}.` : `Nobody decided before ${moment(until ?? "")}.`;
    return [...(missed.length > 0 ? missed : [ran]), ...grant, asked];
  }
  if (granted) return [...grant, ...(until ? [`It is good until ${moment(until)}.`] : []), asked];
  const said =
    fold.sponsors.size > 0
      ? [`${list([...fold.sponsors.keys()].map(name))} ${fold.sponsors.size === 1 ? "sponsors" : "sponsor"} it.`]
      : [];
  return [...said, asked];
}

function awaiting(fold: Fold, open: Judged[]): string[] {
  const { terms } = fold.request;
  if (fold.granted) {
    const words = open.some(({ condition }) => condition.kind === "word");
    return words ? [...terms.deciders] : [fold.by];
  }
  const silent = terms.sponsors.filter((id) => !fold.sponsors.has(id) && (terms.ownCounts || id !== fold.by));
  return terms.needed === null ? [...terms.alone] : [...new Set([...terms.alone, ...silent])];
}

function unmet(fold: Fold, open: Judged[], name: Around["name"]): string[] {
  const { alone, needed } = fold.request.terms;
  const conditions = open.map(({ condition: { text, by } }) => (by ? `${text}, by ${moment(by)}` : text));
  if (fold.granted) return conditions;
  const missing = needed === null ? 0 : needed - fold.sponsors.size;
  const one = alone.length > 0 ? `the yes of ${list(alone.map(name))}` : "";
  const many = missing > 0 ? `${count(missing, "more sponsor", "more sponsors")} of ${needed}` : "";
  return [`It needs ${[one, many].filter(Boolean).join(", or ")}.`, ...conditions];
}

function earliest(moments: readonly Instant[]): Instant {
  return moments.reduce((first, one) => (one < first ? one : first));
}

function day(at: Instant): string {
  return at.slice(0, 10);
}

function moment(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
