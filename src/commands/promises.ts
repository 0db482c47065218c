/** Which promises were made, and what became of them? */
import { may } from "../governance/roles.ts";
import type { Sprint } from "../review/program.ts";
import { type PromiseState, promiseStates } from "../sprint/promise/acts.ts";
import {
  type BecameView,
  becameSentence,
  type PromiseDeedName,
  type PromiseLine,
  type PromisesView,
  type PromiseView,
  promiseActWords,
  promiseNumbers,
} from "../words/promises.ts";
import { type Context, Refused } from "./context.ts";
import { actView, personOf } from "./deciding.ts";
import { somebody } from "./people-links.ts";
import { allPromises, type Kept, thePromise } from "./promise/found.ts";
import { officers } from "./promise/rights.ts";
import { sprintsBefore } from "./rooms.ts";
import { chosenSprint } from "./sprint.ts";

/** Which promises: all, or those in a state, of a sprint, of a person. */
export interface PromisesQuestion {
  state?: string | undefined;
  sprint?: string | undefined;
  /** Who promised: an id or a name. */
  who?: string | undefined;
}

/** @returns promises by state. @throws Refused naming the states, the sprints or people near. */
export async function promises(context: Context, question: PromisesQuestion = {}): Promise<PromisesView> {
  const { state, sprint, who } = question;
  if (state && !promiseStates.includes(state as PromiseState)) {
    throw new Refused(`No promise is ever "${state.slice(0, 40)}". They are ${promiseStates.join(", ")}.`);
  }
  const of = sprint ? chosenSprint(context, sprint) : null;
  const person = who ? somebody(context, who).id : null;
  const lines = (await allPromises(context))
    .filter(({ standing }) => !of || standing.made.sprint === of.id)
    .filter(({ standing }) => person === null || standing.made.who.includes(person))
    .map((one) => lineOf(context, one));
  const groups = promiseStates
    .filter((one) => !state || one === state)
    .flatMap((one) => {
      const items = lines.filter((line) => line.state === one).sort(byDate);
      return items.length > 0 ? [{ state: one, items }] : [];
    });
  return { groups, total: groups.reduce((sum, { items }) => sum + items.length, 0), numbers: promiseNumbers(lines) };
}

/** @returns one promise with its history. `viewer`: `Who.id` of whoever looks. @throws Refused when there is none. */
export async function promiseOne(
  context: Context,
  question: { promise: string; viewer?: string | undefined },
): Promise<PromiseView> {
  const one = await thePromise(context, question.promise);
  const { overruled, by, writtenAt, ignored } = one.standing;
  return {
    ...lineOf(context, one),
    ...{ by: personOf(context, by), writtenAt },
    overruled: overruled && { ...overruled, by: personOf(context, overruled.by) },
    history: one.acts.map((act) => {
      const reason = "reason" in act.body ? act.body.reason || null : null;
      const why = ignored.find(({ seq }) => seq === act.seq)?.why ?? null;
      return { ...actView(context, act, promiseActWords(act), reason), ignored: why };
    }),
    may: question.viewer ? deedsFor(context, one, question.viewer) : [],
  };
}

/** @returns the promises that were given at a sprint, as they stand now, in the order in which they were written down. */
export async function promisesOf(context: Context, { id }: Pick<Sprint, "id">): Promise<PromiseLine[]> {
  const all = await allPromises(context);
  return all.filter(({ standing }) => standing.made.sprint === id).map((one) => lineOf(context, one));
}

/** @returns what became of the promises of the sprint before one; null when there was none, or nothing was promised. */
export async function lastPromises(context: Context, sprint: Pick<Sprint, "first">): Promise<BecameView | null> {
  const [before] = sprintsBefore(context, sprint);
  const became = before ? await becameOf(context, before) : null;
  return became && became.lines.length > 0 ? became : null;
}

/** @returns what became of the promises of a sprint. */
export async function becameOf(context: Context, sprint: Sprint): Promise<BecameView> {
  const lines = await promisesOf(context, sprint);
  const { id, title } = sprint;
  return { sprint: { id, title }, summary: becameSentence(lines), numbers: promiseNumbers(lines), lines };
}

/** @returns a promise as lists show it. */
export function lineOf(context: Context, { number, standing, acts }: Kept): PromiseLine {
  const { made, state, because, unmet, due, keptAt, lateBy, pieces } = standing;
  return {
    ...{ number, text: made.text, state, because, unmet, due, keptAt },
    ...{ others: made.others, given: made.given, sprint: made.sprint },
    who: made.who.map((id) => personOf(context, id)),
    lateBy: lateBy === null ? null : Math.round(lateBy / 1_000),
    source: { ...made.source, link: acts[0]?.link ?? null },
    pieces: pieces.map(({ piece, ...seen }) => ({
      ...{ id: piece.id, text: piece.text, word: piece.kind === "word" },
      ...seen,
    })),
  };
}

function deedsFor(context: Context, { standing, acts }: Kept, viewer: string): PromiseDeedName[] {
  const officer = may(context, viewer, officers, context.now());
  const own = officer || standing.by === viewer || standing.made.who.includes(viewer);
  const over = standing.state === "withdrawn";
  const offered: [PromiseDeedName, boolean][] = [
    ["judge", officer && !over],
    ["move", own && !over],
    ["seek", own && !over],
    ["withdraw", own && !over],
    ["correct", acts.slice(1).some(({ by, recordedBy }) => officer || [by, recordedBy].includes(viewer))],
  ];
  return offered.filter(([, offer]) => offer).map(([deed]) => deed);
}

/** What is due soonest first; what has no date last, the newest first. */
function byDate(a: PromiseLine, b: PromiseLine): number {
  const [one, other] = [a.due?.at ?? "9", b.due?.at ?? "9"];
  return one < other ? -1 : one > other ? 1 : b.number - a.number;
}
