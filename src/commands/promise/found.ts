/** Which promises are there, and where does each stand? */
import type { Instant } from "../../review/change.ts";
import type { Piece, PromiseAct } from "../../sprint/promise/acts.ts";
import { type Around, type PromiseStanding, promiseStanding } from "../../sprint/promise/standing.ts";
import { actsOf, countActs, type LedgerProcess, processesOf } from "../../store/ledger.ts";
import type { Context } from "../context.ts";
import { momentOf, namedProcess, personOf } from "../deciding.ts";
import { remember } from "../remember.ts";
import { factsSought } from "../sought-facts.ts";

/** One promise with all that is known of it now. */
export interface Kept extends LedgerProcess {
  acts: PromiseAct[];
  around: Around;
  standing: PromiseStanding;
}

/** @returns all promises as they stand now, in order of their numbers. */
export async function allPromises(context: Context): Promise<Kept[]> {
  // Counted before they are read: what was decided in between is looked for twice rather than never.
  const decided = await countActs(context.db);
  const processes = await processesOf<PromiseAct>(context.db, "promise");
  const around = await remember(context, "promises", decided, () =>
    aroundOf(context, ...processes.map(({ acts }) => acts)),
  );
  return processes.map((process) => keptOf(context, process, around));
}

/** @returns the promise that people name ("3", "promise-3"). @throws Refused when there is none. */
export async function thePromise(context: Context, text: string): Promise<Kept> {
  const process = await namedProcess(context, "promise", text);
  const acts = await actsOf<PromiseAct>(context.db, process.id);
  return keptOf(context, { ...process, acts }, await aroundOf(context, acts));
}

/** @returns a promise as it stands at a moment; now when none is given. */
export function keptOf(
  context: Context,
  process: LedgerProcess & { acts: PromiseAct[] },
  around: Around,
  at: Instant = momentOf(context, process.acts),
): Kept {
  return { ...process, around, standing: promiseStanding(process.acts, at, around) };
}

/** @returns what the rules need besides the time to judge promises with these acts. */
export async function aroundOf(context: Context, ...acts: readonly (readonly PromiseAct[])[]): Promise<Around> {
  const { program } = context;
  const facts = await factsSought(context, { sought: acts.flatMap(piecesOpen), keys: [], blueprints: [], bugs: [] });
  const names = new Set(program.repositories.map(({ name }) => name));
  const name = (id: string) => personOf(context, id).name;
  return { facts, cycles: program.cycles, read: (repository) => names.has(repository), name };
}

/** What is still to be looked for: what the ledger knows needs no mirror, unless an act was taken back. */
function piecesOpen(acts: readonly PromiseAct[]): Piece[] {
  const pieces = (act: PromiseAct) => (act.kind === "made" || act.kind === "sought" ? act.body.pieces : []);
  if (acts.some(({ kind }) => kind === "correct")) return acts.flatMap(pieces);
  const last = acts.slice(acts.findLastIndex(({ kind }) => kind === "made" || kind === "sought"));
  const seen = new Set(last.flatMap((act) => (act.kind === "evidence" ? [act.body.piece] : [])));
  return last.flatMap(pieces).filter(({ id }) => !seen.has(id));
}
