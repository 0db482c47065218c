/** What becomes of a team's calendar by what its people said of its deadlines? */
import type { Act } from "../governance/process.ts";
import type { FreezeKind } from "../review/freeze-kind.ts";
import type { FreezePlan, WallMoment } from "../review/freeze-plan.ts";
import type { Program } from "../review/program.ts";

/** A freeze that was set, or one of the program file that was moved; what is null stays, or is as its kind does. */
export interface Deadline {
  /** That of the plan that moved, else a new one. */
  id: string;
  kind: FreezeKind;
  name: string | null;
  since: WallMoment;
  until: WallMoment | null;
  /** Full names; null for those of its kind. */
  repositories: string[] | null;
  reason: string;
}

/** All that can be said of one freeze; one process holds what was said of it. */
export type DeadlineAct = Act<"set", Deadline> | Act<"dropped", { id: string; reason: string }>;

/** @returns the program with what was said last of each freeze; `name` calls a `Who.id`. The same program when nothing was said. */
export function withDeadlines(
  program: Program,
  processes: readonly (readonly DeadlineAct[])[],
  name: (id: string) => string,
): Program {
  let dated = program;
  for (const acts of processes) {
    const last = acts.at(-1);
    if (last) dated = after(dated, last, name(last.by));
  }
  return dated;
}

function after(program: Program, act: DeadlineAct, by: string): Program {
  const said = { by, at: act.at, reason: act.body.reason, link: act.link };
  const kept = (plans: readonly FreezePlan[]) =>
    plans.flatMap((plan) => (plan.id === act.body.id ? moved(plan) : [plan]));
  const cycles = program.cycles.map((cycle) => ({ ...cycle, freezes: kept(cycle.freezes) }));
  const freezes = kept(program.freezes);
  if (act.kind === "dropped" || planOf(program, act.body.id)) return { ...program, freezes, cycles };
  const { reason: _, ...own } = act.body;
  const plan = { ...own, every: null, last: null, types: null, except: [], branches: null, blocks: null, ask: null };
  return { ...program, cycles, freezes: [...freezes, { ...plan, link: act.link, said }] };

  function moved(plan: FreezePlan): FreezePlan[] {
    if (act.kind === "dropped") return [];
    const { since, until, repositories } = act.body;
    return [{ ...plan, since, until: until ?? plan.until, repositories: repositories ?? plan.repositories, said }];
  }
}

/** @returns the plan of that id, of a cycle or of the team's own; null when there is none. */
export function planOf({ freezes, cycles }: Pick<Program, "freezes" | "cycles">, id: string): FreezePlan | null {
  return [...freezes, ...cycles.flatMap((cycle) => cycle.freezes)].find((plan) => plan.id === id) ?? null;
}
