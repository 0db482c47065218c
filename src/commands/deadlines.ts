/** What have a team's people said of its deadlines, and who may say it? */
import type { Act } from "../governance/process.ts";
import { freezeKind, kindRules } from "../review/freeze-kind.ts";
import type { FreezePlan, WallMoment } from "../review/freeze-plan.ts";
import { during, type Program } from "../review/program.ts";
import { freezesBetween } from "../sprint/calendar.ts";
import { type Deadline, type DeadlineAct, planOf, withDeadlines } from "../sprint/deadline.ts";
import { instantAt, when } from "../sprint/moment.ts";
import { processesOf } from "../store/ledger.ts";
import { moment } from "../words/time.ts";
import type { Actor } from "./actor.ts";
import type { Board } from "./board.ts";
import { type Context, Refused } from "./context.ts";
import { type Done, enact, enactOpening, namer, newAct, written } from "./deciding.ts";
import { mustBe } from "./rights.ts";
import { everything } from "./signs.ts";

const kind = "deadline";
const deed = "set a deadline of the team";

const houses = new WeakMap<Board, { base: Program; acts: string; dated: Program }>();

/** @returns a program with what was said of its deadlines, as it was last read (`readDeadlines`). */
export function datedProgram(board: Board, program: Program): Program {
  return houses.get(board)?.dated ?? program;
}

/** Reads again what was said of deadlines. As long as nothing was, the program stays the very same one. */
export async function readDeadlines(context: Context): Promise<void> {
  const { board, db, program } = context;
  const known = houses.get(board);
  const processes = (await processesOf<DeadlineAct>(db, kind)).map(({ acts }) => acts);
  const acts = processes.map((own) => `${own[0]?.at} ${own.length}`).join();
  if (known?.acts === acts) return;
  const base = known?.base ?? program;
  houses.set(board, { base, acts, dated: withDeadlines(base, processes, namer(context)) });
}

/** A freeze to be set or moved. Days and times as people write them; a day alone means its last minute. */
export interface DeadlineQuestion {
  /** Id of a freeze, a kind in any of its names, or what a freeze of the team's own is called. */
  freeze: string;
  since: string;
  until?: string | undefined;
  /** Names of repositories; none: those that the kind is about. */
  repositories?: readonly string[] | undefined;
  reason?: string | undefined;
  dryRun?: boolean | undefined;
}

/** Sets a freeze, or moves one that is planned. @throws Refused for who is no core, liaison or PTL, and for what cannot be */
export async function setDeadline(context: Context, actor: Actor, question: DeadlineQuestion): Promise<Done> {
  mustBe(context, actor, [{ core: null }, "liaison", "ptl"], deed);
  const { program } = context;
  const repositories = named(program, question.repositories ?? []);
  const plan = meant(context, question.freeze, repositories);
  const since = momentIn(context, question.since);
  const until = question.until?.trim() ? momentIn(context, question.until) : null;
  const freezeOf = freezeKind(question.freeze) ?? "own";
  const name = plan || freezeOf !== "own" ? null : written(question.freeze, "what is frozen", 60);
  const own: Deadline = {
    id: plan?.id ?? freshId(program, question.freeze),
    kind: plan?.kind ?? freezeOf,
    ...{ name, since, until, repositories, reason: written(question.reason, "why", 500) },
  };
  const called = plan?.name ?? name ?? kindRules[own.kind].name;
  const act = newAct<DeadlineAct>(context, actor, "set", own);
  const begins = instantAt(since.day, since.time, since.zone);
  const dated = withDeadlines(program, [[{ ...act, process: kind, seq: 1 } as DeadlineAct]], namer(context));
  const set = freezesBetween(dated, begins, begins).find(({ id }) => id === own.id);
  if (!set) {
    throw new Refused('It would end before it begins: say until when as well, as "from 2016-03-10 until 2016-03-24".');
  }
  await write(context, actor, own.id, called, question.dryRun, act);
  const span = `from ${moment(set.since, "UTC")}${set.until ? ` until ${moment(set.until, "UTC")}` : ""}`;
  const text = `The ${called} ${plan ? "is moved: it holds" : "holds"} ${span}.`;
  return { text, page: `/freezes?freeze=${encodeURIComponent(own.id)}`, written: !question.dryRun };
}

/** Takes a freeze out of the calendar. @throws Refused as `setDeadline` does */
export async function dropDeadline(
  context: Context,
  actor: Actor,
  { freeze, reason, dryRun }: { freeze: string; reason?: string | undefined; dryRun?: boolean | undefined },
): Promise<Done> {
  mustBe(context, actor, [{ core: null }, "liaison", "ptl"], deed);
  const plan = meant(context, freeze, null);
  if (!plan) throw new Refused(`No freeze is called "${freeze.slice(0, 60)}": there are ${known(context.program)}.`);
  const body = { id: plan.id, reason: written(reason, "why", 500) };
  const called = plan.name ?? kindRules[plan.kind].name;
  await write(context, actor, plan.id, called, dryRun, newAct<DeadlineAct>(context, actor, "dropped", body));
  return { text: `The ${called} (${plan.id}) is out of the calendar.`, page: "/freezes", written: !dryRun };
}

async function write(
  context: Context,
  actor: Actor,
  id: string,
  title: string,
  dryRun: boolean | undefined,
  act: ReturnType<typeof newAct<DeadlineAct>>,
): Promise<void> {
  const processes = await processesOf<DeadlineAct>(context.db, kind);
  const own = processes.find(({ acts }) => (acts[0] as Act<string, { id: string }>).body.id === id);
  const decided = { acts: [act], notices: [] };
  if (own) await enact<DeadlineAct>({ context, actor, dryRun }, own, () => decided);
  else {
    const opening = async () => ({ title, acts: [act], notices: () => [] });
    await enactOpening<DeadlineAct>({ context, actor, dryRun }, kind, opening);
  }
  if (dryRun) return;
  await readDeadlines(context);
  context.signs.tell({ topics: [everything], changes: [] });
}

/** The plan that is meant: by its id, else of its kind in the present or the coming cycle, or of the team's own. */
function meant({ program, now }: Context, text: string, repositories: readonly string[] | null): FreezePlan | null {
  const slug = slugOf(text);
  const byId = planOf(program, text.trim()) ?? planOf(program, slug);
  if (byId) return byId;
  const wanted = freezeKind(text);
  if (wanted === null || wanted === "own") return null;
  const at = now();
  const cycle = program.cycles.find((one) => during(one, at)) ?? program.cycles.find(({ from }) => (from ?? "") > at);
  const plans = [...(cycle?.freezes ?? []), ...program.freezes].filter((plan) => plan.kind === wanted && !plan.every);
  const same = (plan: FreezePlan) => String(plan.repositories) === String(repositories);
  return (
    plans.find(same) ?? (repositories === null ? (plans.find((plan) => plan.repositories === null) ?? null) : null)
  );
}

function named({ repositories }: Program, names: readonly string[]): string[] | null {
  const found = names.map((text) => {
    const one = repositories.find(({ name }) => name === text || name.endsWith(`/${text}`));
    if (one) return one.name;
    throw new Refused(
      `"${text}" is no repository of the team: there are ${repositories.map(({ name }) => name).join(", ")}.`,
    );
  });
  return found.length > 0 ? found : null;
}

function momentIn(context: Context, text: string): WallMoment {
  const found = when(text, context.now(), "UTC");
  if ("refused" in found) throw new Refused(found.refused);
  return { day: found.at.slice(0, 10), time: found.at.slice(11, 16), zone: "UTC" };
}

function freshId(program: Program, text: string): string {
  const slug = slugOf(text) || "freeze";
  let id = slug;
  for (let n = 2; planOf(program, id); n++) id = `${slug}-${n}`;
  return id;
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
}

function known({ freezes, cycles }: Program): string {
  const ids = [...freezes, ...cycles.flatMap((cycle) => cycle.freezes)].map(({ id }) => id);
  return ids.length > 0 ? ids.slice(0, 12).join(", ") : "none yet";
}
