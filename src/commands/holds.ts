/** What holds changes back for a while, who gave it, and what of it is overdue? */
import { endedOf, type Hold, type HoldGround, holdsOn, reasonOf } from "../governance/hold/found.ts";
import { type HoldAct, heldOf, holdStanding } from "../governance/hold/word.ts";
import type { Change, ChangeKey, Instant } from "../review/change.ts";
import { repositoryOf } from "../review/program.ts";
import { inForce } from "../sprint/freeze.ts";
import { dayAfter, dayStart } from "../sprint/zone.ts";
import { processesOf } from "../store/ledger.ts";
import { loadChanges } from "../store/read.ts";
import { type SpecRow, specsNamed } from "../store/specs.ts";
import type { HoldLine, HoldsView } from "../words/decisions.ts";
import type { Context } from "./context.ts";
import { personOf } from "./deciding.ts";
import { exemptions } from "./exempted.ts";
import { remember } from "./remember.ts";

/** What is asked of the holds: only those of one person (`Who.id`), and only on one change. */
export interface HoldsQuestion {
  by?: string | undefined;
  change?: ChangeKey | undefined;
}

/** @returns what holds open changes back, what has no reason any more first, then the longest-standing. */
export async function holds(context: Context, question: HoldsQuestion = {}): Promise<HoldsView> {
  const all = await allHolds(context);
  const shown = all
    .filter(
      ({ hold }) =>
        (!question.by || hold.by === question.by) && (!question.change || hold.change.key === question.change),
    )
    .map(({ hold, number }) => lineOf(context, hold, number))
    .sort((a, b) => Number(b.ended !== null) - Number(a.ended !== null) || (a.since < b.since ? -1 : 1));
  return { holds: shown, overdue: shown.filter(({ ended }) => ended !== null).length };
}

/** @returns every hold with the number of its process, null for a vote. */
export async function allHolds(context: Context): Promise<{ hold: Hold; number: number | null }[]> {
  const words = (await processesOf<HoldAct>(context.db, "hold")).filter(
    ({ acts }) => holdStanding(acts, context.now()).state !== "lifted",
  );
  const voted = await remember(context, "holds", null, () => loadChanges(context.db, suspects(context)));
  const keys = words.map(({ acts }) => heldOf(acts).body.change).filter((key) => context.board.get(key));
  const spoken = new Map((await loadChanges(context.db, [...new Set(keys)])).map((change) => [change.key, change]));
  const ground = await groundOf(context, [...voted, ...spoken.values()]);
  const now = context.now();
  return [
    ...voted.flatMap((change) => holdsOn(change, ground, now)).map((hold) => ({ hold, number: null })),
    ...words.flatMap(({ number, acts }) => {
      const { by, at: since, body } = heldOf(acts);
      const change = spoken.get(body.change);
      const { why, until } = body;
      const reason = reasonOf(why, context.program);
      return change
        ? [
            {
              number,
              hold: endedOf({ kind: "word", mark: "hold", change, by, since, why, reason, until }, ground, now),
            },
          ]
        : [];
    }),
  ];
}

/** Open changes with a vote that may be a hold: their words tell. */
function suspects({ board, program: { rules } }: Context): ChangeKey[] {
  const low = (label: string, value: number) =>
    (label === rules.reviewLabel && value <= rules.blockValue) || (label === "Review-Priority" && value < 0);
  return [...board.entries()]
    .filter(({ change }) => change.votes.some(({ label, value }) => low(label, value)))
    .map(({ change }) => change.key)
    .sort();
}

async function groundOf(context: Context, changes: readonly Change[]): Promise<HoldGround> {
  const { program, directory, db } = context;
  const repositories = program.repositories.filter(({ type }) => type === "specs").map(({ name }) => name);
  const topics = changes.flatMap(({ topic }) => topic ?? []);
  const numbers = changes.flatMap(({ messages }) => messages.flatMap(({ text }) => numbersIn(text)));
  const named = { topics: [...new Set(topics)], numbers: [...new Set(numbers)] };
  const [specs, exempted] = await Promise.all([specsNamed(db, repositories, named), exemptions(context)]);
  return {
    program,
    directory,
    thaw: (change, since) => thaw(context, change, since),
    exempted: (change, since) => exempted.find((one) => one.changes.includes(change.key) && one.at >= since) ?? null,
    specs: (change, why) => specs.filter((spec) => belongs(spec, change, why)).map(specOf),
  };
}

function belongs(spec: SpecRow, change: Change, why: string): boolean {
  if (spec.key === change.key || spec.forge !== change.forge) return false;
  const named = numbersIn(why);
  return named.length > 0 ? named.includes(spec.number) : spec.topic !== null && spec.topic === change.topic;
}

function specOf({ subject, status, submitted }: SpecRow): { subject: string; merged: Instant | null } {
  return { subject, merged: status === "merged" ? submitted : null };
}

/** When what froze the change at a moment is over: its freezes, else the cycle that was on. */
function thaw(
  { program }: Context,
  { forge, repository, branch }: Change,
  since: Instant,
): { at: Instant; what: string } | null {
  const place = repositoryOf(program, forge, repository);
  const frozen = place ? inForce(program, { repository: place, branch }, since) : [];
  const last = frozen.toSorted((a, b) => ((a.until ?? "9") < (b.until ?? "9") ? 1 : -1))[0];
  if (last) return last.until === null ? null : { at: last.until, what: `The ${last.name}` };
  const day = since.slice(0, 10);
  const cycle = program.cycles.find(({ from, to }) => to !== null && (from ?? "") <= day && day <= to);
  return cycle?.to ? { at: dayStart(dayAfter(cycle.to), "UTC"), what: `The cycle ${cycle.id}` } : null;
}

/** Numbers of changes are long; a word about patch set 3 names none. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/(?<![\w.])(\d{3,9})(?![\w.])/g)].map((match) => Number(match[1]));
}

function lineOf(context: Context, hold: Hold, number: number | null): HoldLine {
  const { change, by, ...rest } = hold;
  const { key, number: changeNumber, subject, repository, url } = change;
  return {
    ...rest,
    number,
    by: personOf(context, by),
    change: { key, number: changeNumber, subject, repository, url },
  };
}
