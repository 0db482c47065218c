/** What does one act change, and why does it sometimes change nothing? */
import type { Instant } from "../../review/change.ts";
import { type ExemptionAct, type ExemptionState, isOver } from "./acts.ts";
import type { Condition } from "./condition.ts";
import type { Fold } from "./fold.ts";
import { endOfDay } from "./terms.ts";

/** Who writes down what was seen at the forge: Midcycle itself. No person and no account has such an id. */
export const witness = "~midcycle";

/**
 * Lets an act take effect on what the ones before it made.
 * @param state where it stood at the moment of the act
 * @returns why the act has no effect, as the end of a sentence; null when it has.
 */
export function take(fold: Fold, act: ExemptionAct, state: ExemptionState): string | null {
  const seen = act.kind === "done" && act.by === witness && fold.granted !== null && !fold.ended;
  if (isOver(state) && act.kind !== "correct" && !seen) return `it was ${state} by then`;
  const { terms } = fold.request;
  const decides = terms.deciders.includes(act.by);
  const sponsors = terms.sponsors.includes(act.by);
  switch (act.kind) {
    case "request":
      return "it had been asked for already";
    case "sponsor":
      return fold.granted ? "it was granted by then" : takeWord(fold, act.by, act.at, act.body.for);
    case "condition":
      if (!decides && !sponsors) return "only those who decide may set a condition";
      if (fold.granted) return "it was granted by then";
      return setCondition(fold, act.body.condition);
    case "grant": {
      if (fold.granted) return "it was granted by then";
      const alone = terms.alone.includes(act.by);
      const why = alone ? null : takeWord(fold, act.by, act.at, true);
      if (why !== null) return sponsors ? why : "only those who decide may grant it";
      for (const condition of act.body.conditions) setCondition(fold, condition);
      fold.until = earlier(fold.until, act.body.until);
      if (alone) grant(fold, act.at, [act.by]);
      return null;
    }
    case "decline":
      if (!decides) return "only those who decide may decline it";
      return fold.granted ? "it was granted by then: it can only be revoked" : end(fold, act, "declined");
    case "revoke":
      if (!decides) return "only those who decide may revoke it";
      return fold.granted ? end(fold, act, "revoked") : "it was not granted yet: it can be declined";
    case "withdraw":
      return act.by === fold.by ? end(fold, act, "withdrawn") : "only who asked for it may withdraw it";
    case "extend":
      return decides ? extend(fold, act.body.until, act.body.condition) : "only those who decide may extend it";
    case "word":
      if (!decides && !sponsors) return "only the word of those who decide counts";
      return takePromise(fold, act);
    case "evidence":
      if (act.by !== witness) return "only Midcycle writes down what it saw";
      fold.recorded.set(act.body.condition, act.body);
      return null;
    case "done":
      if (!fold.granted) return "it was not granted yet";
      if (!seen && !decides && !(state === "granted" && (act.by === fold.by || sponsors))) {
        return "a condition was open: only those who decide may say that it is done";
      }
      return end(fold, { ...act, at: act.body.at ?? act.at }, "completed");
    case "correct":
      return null;
  }
}

function takeWord(fold: Fold, by: string, at: Instant, given: boolean): string | null {
  const { terms } = fold.request;
  if (terms.needed === null) return "heard, but under these rules sponsors decide nothing";
  if (!terms.sponsors.includes(by)) return "heard, but not counted: only cores and officers count";
  if (by === fold.by && !terms.ownCounts) return "heard, but not counted: it is their own request";
  if (given === fold.sponsors.has(by)) return given ? "their word counts already" : "they had not spoken for it";
  if (given) fold.sponsors.set(by, at);
  else fold.sponsors.delete(by);
  if (fold.sponsors.size >= terms.needed) grant(fold, at, [...fold.sponsors.keys()]);
  return null;
}

function grant(fold: Fold, at: Instant, by: string[]): void {
  const { validDays, dayEnds } = fold.request.terms;
  fold.granted = { at, by };
  if (validDays !== null) fold.until = earlier(fold.until, endOfDay(at, validDays, dayEnds));
}

function setCondition(fold: Fold, condition: Condition): string | null {
  if (fold.conditions.some(({ id }) => id === condition.id)) return "that condition was set already";
  fold.conditions.push({ ...condition });
  return null;
}

function extend(fold: Fold, until: Instant, id: string | null): string | null {
  const { extensions } = fold.request.terms;
  if (fold.extensions >= extensions) {
    return extensions === 0 ? "under these rules nothing is extended" : `it was extended ${extensions} times already`;
  }
  const condition = fold.conditions.find((one) => one.id === id);
  if (id !== null && !condition) return "there is no such condition";
  const present = condition ? condition.by : fold.until;
  if (present === null || until <= present) return "that is no later than it was";
  if (condition) condition.by = until;
  else fold.until = until;
  fold.extensions++;
  return null;
}

function takePromise(fold: Fold, act: ExemptionAct & { kind: "word" }): string | null {
  const { condition, kept, reason } = act.body;
  if (!fold.conditions.some(({ id, kind }) => id === condition && kind === "word")) {
    return "there is no condition that waits for a person's word";
  }
  if (kept) fold.recorded.set(condition, { met: act.at, text: reason, url: act.link, change: null });
  else fold.recorded.delete(condition);
  return null;
}

function end(fold: Fold, act: ExemptionAct & { body: { reason: string } }, state: ExemptionState): null {
  fold.ended = { state, at: act.at, by: act.by, reason: act.body.reason };
  return null;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b < a) ? b : a;
}
