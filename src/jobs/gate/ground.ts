/** What does the gate of one forge stand on, and what is there to plan from? */

import type { Context } from "../../commands/context.ts";
import { Unavailable } from "../../forges/forge.ts";
import type { SubmitRule, Writing } from "../../forges/writing.ts";
import type { Change, Instant } from "../../review/change.ts";
import type { GateOrder } from "../../review/writing-settings.ts";
import { freezesBetween } from "../../sprint/calendar.ts";
import type { FrozenVerdict } from "../../sprint/frozen.ts";
import type { GateFacts, GateSettings, RequirementBody } from "../../sprint/gate.ts";
import type { Desk } from "../desk.ts";

/** Tells whether changes are frozen, by all that was decided until it was asked; null for a repository that the team does not have. */
export type Judge = (context: Context) => Promise<(change: Change, at: Instant) => FrozenVerdict | null>;

/** One forge's gate. */
export interface GateGround {
  desk: Desk;
  context(): Context;
  order: GateOrder;
  write: Writing;
  judge: Judge;
}

/** @returns everything that a plan is made from; `before` as in `GateFacts`. @throws Declined when the rules are hidden. @throws Unavailable */
export async function gateFacts(
  ground: GateGround,
  before: ReadonlySet<string> | null,
  signal: AbortSignal,
): Promise<GateFacts> {
  const { desk, judge, write } = ground;
  const context = ground.context();
  // It reads what was decided, so that the calendar is as fresh as the verdicts.
  const verdictOn = await judge(context);
  const { program, board } = context;
  const settings = await settingsOf(ground, signal);
  const at = context.now();
  const standing = new Map<string, RequirementBody | null>();
  for (const project of projectsOf(ground)) {
    const rule = await write.rule(project, settings.requirement, signal);
    standing.set(project, rule && bodyOf(rule));
  }
  const verdicts = new Map<string, FrozenVerdict>();
  return {
    program,
    settings,
    at,
    freezes: freezesBetween(program, at, at),
    standing,
    before,
    changes: [...board.entries()].flatMap(({ change }) => (change.forge === desk.forge.name ? [change] : [])),
    verdict(change) {
      const known = verdicts.get(change.key) ?? verdictOn(change, at);
      if (!known) throw new Error(`no verdict on ${change.key}`);
      verdicts.set(change.key, known);
      return known;
    },
  };
}

/** @returns the projects that may carry the requirement. */
export function projectsOf({ desk, context, order }: GateGround): string[] {
  if (order.parent !== null) return [order.parent];
  return context()
    .program.repositories.filter(({ forge }) => forge === desk.forge.name)
    .map(({ name }) => name);
}

async function settingsOf({ desk, context, order }: GateGround, signal: AbortSignal): Promise<GateSettings> {
  const { account } = await desk.forge.probe(signal);
  if (!account) throw new Unavailable(`We are nobody at ${desk.forge.name}: a gate needs an account.`);
  const { address } = context().program.writing;
  return {
    forge: desk.forge.name,
    requirement: order.requirement,
    label: order.label,
    max: await highest({ desk, context, order } as GateGround, signal),
    user: /^[\w.-]+$/.test(account.name) ? account.name : account.key.slice(desk.forge.name.length + 1),
    bot: account.key,
    parent: order.parent,
    kinds: order.kinds,
    page: address && `${address}/freezes`,
  };
}

/** The highest value of the label; 1 where it cannot be seen. */
async function highest({ desk, order, ...rest }: GateGround, signal: AbortSignal): Promise<number> {
  const [project] = projectsOf({ desk, order, ...rest });
  const labels = project === undefined ? null : await desk.forge.inspect.labels(project, signal);
  return Math.max(1, ...(labels?.find(({ name }) => name === order.label)?.values ?? []));
}

/** @returns a rule as the plan knows it. */
function bodyOf({ name, description, applies, needs, overridable }: SubmitRule): RequirementBody {
  return {
    name,
    description,
    applicability_expression: applies ?? "",
    submittability_expression: needs,
    allow_override_in_child_projects: overridable,
  };
}

/** @returns a rule as a forge takes it. */
export function ruleOf(body: RequirementBody): SubmitRule {
  return {
    name: body.name,
    description: body.description,
    applies: body.applicability_expression || null,
    needs: body.submittability_expression,
    overridable: body.allow_override_in_child_projects,
  };
}
