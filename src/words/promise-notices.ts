/** What is there to tell when a promise was made, comes near its date, or was judged? */
import type { Instant } from "../review/change.ts";
import type { PromiseStanding } from "../sprint/promise/standing.ts";
import type { Notice } from "./notice.ts";
import { list } from "./plain.ts";
import { moment } from "./time.ts";

/** A promise as far as news go. */
export interface ToldPromise {
  /** `promise-3`. */
  id: string;
  number: number;
  standing: PromiseStanding;
}

/** Days before a date from which on it is reminded of, and after an end until which it is news. */
const [ahead, behind] = [2, 30];
const day = 86_400_000;

/** @returns the news that a promise was written down: whoever gave it can correct it. */
export function promiseMade(told: ToldPromise, name: (id: string) => string, at: Instant): Notice {
  const { standing } = told;
  const { made, due } = standing;
  const whose = [...made.who.map(name), ...(made.others ? [made.others] : [])];
  const who = whose.length > 0 ? `${list(whose)} promised` : "Promised";
  const by = `${name(standing.by)} wrote it down${due ? `, due ${due.words}` : ", without a date"}.`;
  const wrong = "If it is wrong, its page has forms that mend it.";
  return notice(told, "made", "promise-made", at, `${who}: ${made.text}`, [by, wrong]);
}

/**
 * @returns what is to be told now: that the date comes near, that it has passed, that it is kept. Each has an id of its
 * own, so that it is told once however often it is asked; what is long over is no news.
 */
export function promiseNews(told: ToldPromise, now: Instant): Notice[] {
  const { number, standing } = told;
  const { state, because, deadline, due, made, keptAt, overruled, unmet } = standing;
  const named = `Promise ${number} (${made.text})`;
  if (state === "open") {
    if (deadline === null || Date.parse(deadline) - Date.parse(now) > ahead * day) return [];
    const title = `${named} is due by ${moment(deadline, "UTC")}`;
    return [notice(told, `reminder/${deadline}`, "promise-reminder", now, title, [...because, ...unmet])];
  }
  // What a person said was said by them, and what nobody dated is over since nobody knows when.
  const since = state === "kept" || state === "late" ? keptAt : (due?.at ?? null);
  if (overruled || state === "withdrawn" || since === null || Date.parse(now) - Date.parse(since) > behind * day)
    return [];
  const words = {
    kept: "is kept",
    late: "is kept, late",
    missed: "is missed",
    "cannot be judged": "waits for a person's word",
  };
  const what = state.replaceAll(" ", "-");
  return [notice(told, what, `promise-${what}`, now, `${named} ${words[state]}`, because)];
}

/** @returns the news that a person overruled what was seen. */
export function promiseJudged(told: ToldPromise, seq: number, at: Instant): Notice {
  const { number, standing } = told;
  const title = `Promise ${number} (${standing.made.text}) was judged: ${standing.state}`;
  return notice(told, `${seq}/judged`, "promise-judged", at, title, standing.because);
}

function notice(
  { id, number, standing }: ToldPromise,
  what: string,
  kind: string,
  at: Instant,
  title: string,
  said: readonly string[],
): Notice {
  const paragraphs = [[said.join(" ")]];
  const concerns = standing.made.who;
  return { id: `${id}/${what}`, kind, at, title, paragraphs, numbers: {}, url: `/promises/${number}`, concerns };
}
