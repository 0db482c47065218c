/** Was a promise kept, and in time? Where it stands at a moment, and why. */
import type { Standing } from "../../governance/process.ts";
import type { Seen } from "../../governance/sought/sought.ts";
import { takenBack } from "../../governance/taken-back.ts";
import type { Instant } from "../../review/change.ts";
import type { Cycle } from "../../review/program.ts";
import type { Due, Made, Piece, PromiseAct, PromiseState, Verdict } from "./acts.ts";
import { dueAt } from "./due.ts";
import { type Mirror, type PieceSeen, seenOf } from "./pieces.ts";
import { verdictOf } from "./verdict.ts";

/** What is known besides the acts. */
export interface Around extends Mirror {
  cycles: readonly Cycle[];
  /** What to call a person (`Who.id`). */
  name(id: string): string;
}

/** All that a page needs of a promise. */
export interface PromiseStanding extends Standing<PromiseState> {
  made: Made;
  /** Who wrote it down, and when. */
  by: string;
  writtenAt: Instant;
  /** Until when it runs now; `at` is null when the calendar does not know. Null when nobody said. */
  due: { words: string; at: Instant | null } | null;
  pieces: PieceSeen[];
  /** When it was kept; null when it is not, or nobody said when. */
  keptAt: Instant | null;
  /** By how many milliseconds it came late; null when it did not, or nobody knows. */
  lateBy: number | null;
  /** Who overruled what the mirror shows; null when nobody did. */
  overruled: { by: string; at: Instant; reason: string } | null;
  /** Acts without effect, and why. */
  ignored: { seq: number; why: string }[];
}

/** What the acts add up to, before the mirror is looked at. */
export interface Fold {
  made: Made;
  due: Due | null;
  pieces: Piece[];
  recorded: Map<string, Seen>;
  judged: { verdict: Verdict; keptAt: Instant | null; by: string; at: Instant; reason: string } | null;
  withdrawn: { by: string; reason: string } | null;
}

/**
 * Folds the acts of one promise and judges it by the dates of what happened, not by when that was seen. Pure; acts and
 * dates after `at` are not looked at.
 */
export function promiseStanding(acts: readonly PromiseAct[], at: Instant, around: Around): PromiseStanding {
  const [first] = acts;
  if (first?.kind !== "made") throw new Error("a promise begins with what was promised");
  const heard = acts.filter((act, i) => i === 0 || act.at <= at);
  // Who may take an act back was asked when they did.
  const gone = takenBack(
    heard,
    heard.map(({ by }) => by),
  );
  const fold: Fold = {
    ...{ made: first.body, due: first.body.due, pieces: first.body.pieces },
    ...{ recorded: new Map(), judged: null, withdrawn: null },
  };
  const ignored: PromiseStanding["ignored"] = [];
  for (const act of heard.slice(1)) {
    if (gone.has(act.seq)) ignored.push({ seq: act.seq, why: "it was taken back" });
    else take(fold, act);
  }
  const due = fold.due && { words: fold.due.words, at: dueAt(fold.due, around.cycles) };
  const pieces = fold.pieces.map((piece) => seenOf(piece, fold.recorded.get(piece.id) ?? null, around, at));
  return {
    ...verdictOf(fold, due, pieces, at, around),
    ...{ made: first.body, by: first.by, writtenAt: first.at, due, pieces, ignored },
    overruled: fold.judged && { by: fold.judged.by, at: fold.judged.at, reason: fold.judged.reason },
  };
}

function take(fold: Fold, act: PromiseAct): void {
  switch (act.kind) {
    case "moved":
      fold.due = act.body.due;
      return;
    case "sought":
      fold.pieces = act.body.pieces;
      fold.recorded.clear();
      return;
    case "judged":
      fold.judged = {
        ...{ verdict: act.body.verdict, keptAt: act.body.at },
        ...{ by: act.by, at: act.at, reason: act.body.reason },
      };
      return;
    case "evidence":
      fold.recorded.set(act.body.piece, act.body);
      return;
    case "withdrawn":
      fold.withdrawn = { by: act.by, reason: act.body.reason };
      return;
    default:
  }
}
