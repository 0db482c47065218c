/** What is a promise when its pieces, its date and what people said are put together? */
import type { Standing } from "../../governance/process.ts";
import type { Instant } from "../../review/change.ts";
import { count } from "../../review/sentence.ts";
import { momentWords } from "../saying.ts";
import { type PromiseState, stands } from "./acts.ts";
import { milestoneName } from "./due.ts";
import type { PieceSeen } from "./pieces.ts";
import type { Around, Fold, PromiseStanding } from "./standing.ts";

type Outcome = Standing<PromiseState> & Pick<PromiseStanding, "keptAt" | "lateBy">;
type DueNow = PromiseStanding["due"];

/** @returns where it stands. */
export function verdictOf(fold: Fold, due: DueNow, pieces: PieceSeen[], at: Instant, { name }: Around): Outcome {
  const { withdrawn, judged, made } = fold;
  if (withdrawn) return over("withdrawn", [`${name(withdrawn.by)} withdrew it.`, ...said(withdrawn.reason)]);
  if (judged) {
    const { verdict, keptAt, by, reason } = judged;
    const when = keptAt === null ? "" : `, done on ${momentWords(keptAt, "UTC")}`;
    const lateBy = verdict === "late" && keptAt !== null && due?.at ? Date.parse(keptAt) - Date.parse(due.at) : null;
    return {
      ...over(verdict, [`${name(by)} says that it ${stands(verdict)}${when}.`, ...said(reason)]),
      keptAt,
      lateBy,
    };
  }
  const missing = pieces.filter(({ met }) => met === null);
  if (pieces.length > 0 && missing.length === 0) return done(fold, due, pieces);
  const waits = { awaiting: made.who, unmet: missing.map(({ piece }) => `Not seen yet: ${piece.text}.`) };
  const partly = pieces.flatMap(({ evidence }) => evidence ?? []);
  if (due?.at && at > due.at) {
    const by = `It was due by ${momentWords(due.at, "UTC")} (${due.words}).`;
    const blind = missing.find((one) => one.blind !== null)?.blind;
    if (blind) return { ...over("cannot be judged", [blind, by, ...partly]), ...waits };
    if (pieces.length === 0) {
      const nothing = "Nothing was named to look for: a person has to say what became of it.";
      return { ...over("cannot be judged", [nothing, by]), ...waits };
    }
    const there = `${count(pieces.length - missing.length, "piece", "pieces")} of ${pieces.length} ${partly.length === 1 ? "is" : "are"} there.`;
    return { ...over("missed", [partly.length > 0 ? there : "Nothing of it is there.", by, ...partly]), ...waits };
  }
  // Without a date nothing would ever bring it to a person who can say.
  const unseen = due === null ? missing.find((one) => one.blind !== null)?.blind : null;
  if (unseen) return { ...over("cannot be judged", [unseen, ...partly]), ...waits };
  const until = dueWords(fold, due);
  return { ...over("open", [until, ...partly]), ...waits, deadline: due?.at ?? null };
}

function done({ due: asked }: Fold, due: DueNow, pieces: PieceSeen[]): Outcome {
  const keptAt = pieces.reduce((last, { met }) => (met !== null && met > last ? met : last), "");
  const evidence = pieces.flatMap((one) => one.evidence ?? []);
  const when = momentWords(keptAt, "UTC");
  if (asked && !due?.at) {
    const unknown = asked.kind === "milestone" ? milestoneName(asked) : asked.words;
    const why = `It was done on ${when}, but the calendar does not say when ${unknown} is.`;
    return { ...over("cannot be judged", [why, ...evidence]), keptAt };
  }
  if (!due?.at) return { ...over("kept", [`Kept on ${when}; no date was given.`, ...evidence]), keptAt };
  const early = Date.parse(due.at) - Date.parse(keptAt);
  const date = `${momentWords(due.at, "UTC")} (${due.words})`;
  if (early >= 0) return { ...over("kept", [`Kept on ${when}, ${apart(early)} before ${date}.`, ...evidence]), keptAt };
  return { ...over("late", [`Kept on ${when}, ${apart(early)} after ${date}.`, ...evidence]), keptAt, lateBy: -early };
}

/** "3 days", "5 hours", "less than an hour": how far two instants are apart. */
function apart(milliseconds: number): string {
  const hours = Math.floor(Math.abs(milliseconds) / 3_600_000);
  if (hours >= 48) return count(Math.floor(hours / 24), "day", "days");
  return hours > 0 ? count(hours, "hour", "hours") : "less than an hour";
}

function dueWords({ due: asked }: Fold, due: DueNow): string {
  if (!asked || !due) return "No date was given.";
  if (due.at) return `Due by ${momentWords(due.at, "UTC")} (${due.words}).`;
  return `Due ${due.words}; the calendar does not say yet when ${asked.kind === "milestone" ? milestoneName(asked) : asked.words} is.`;
}

function over(state: PromiseState, because: string[]): Outcome {
  return { state, because, awaiting: [], unmet: [], deadline: null, keptAt: null, lateBy: null };
}

function said(reason: string): string[] {
  return reason ? [reason] : [];
}
