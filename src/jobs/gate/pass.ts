/** How is exactly what is frozen kept from merging? One pass: look, plan, write what is missing. */
import { Declined } from "../../forges/writing.ts";
import { type Change, type Instant, parseChangeKey } from "../../review/change.ts";
import { type GateFacts, type GateWrite, gatePlan } from "../../sprint/gate.ts";
import { putGateReads, tagsOn } from "../../store/gate.ts";
import { heldText, voteText, writeText } from "../../words/gate.ts";
import { type GateGround, gateFacts, ruleOf } from "./ground.ts";
import { readLive } from "./live.ts";

/** What a pass did. */
export interface GatePass {
  at: Instant;
  /** What was written, or would be, a sentence each. */
  wrote: string[];
  /** Projects that have the requirement afterwards. */
  on: string[];
  proposed: string[];
  troubles: string[];
}

/**
 * Writes what is missing, in the order of the plan. Killed anywhere, the next pass goes on; run twice, it does nothing.
 * What the forge declines is a trouble, and what would lock changes out because of it is then not written.
 * `rehearse`: writes and notes nothing; `last`: the pass before this one, where somebody remembers it. @throws Unavailable when the forge cannot be reached
 */
export async function gatePass(
  ground: GateGround,
  signal: AbortSignal,
  { rehearse = false, last = null }: { rehearse?: boolean; last?: GatePass | null } = {},
): Promise<GatePass> {
  const { desk } = ground;
  const facts = await gateFacts(ground, last && new Set(last.on), signal);
  const pass: GatePass = {
    at: facts.at,
    wrote: [],
    on: [],
    proposed: [],
    troubles: [],
  };
  const on = new Set([...facts.standing].flatMap(([project, rule]) => (rule ? [project] : [])));
  const plan = gatePlan(facts);
  if (plan.writes.length > 0) pass.troubles.push(...(await missingLabels(ground, signal)));
  if (!rehearse) {
    const numbers = plan.read.flatMap((key) => parseChangeKey(key)?.number ?? []);
    await putGateReads(desk.db, desk.forge.name, numbers);
  }
  for (const write of plan.writes) {
    signal.throwIfAborted();
    // Who may pass could not be let through: then nobody is stopped either.
    if (write.do === "put-requirement" && pass.troubles.length > 0) continue;
    try {
      if (!(await written(ground, facts, write, pass, { signal, rehearse }))) continue;
      pass.wrote.push(writeText(write));
      if (write.do === "put-requirement") on.add(write.project);
      if (write.do === "delete-requirement") on.delete(write.project);
    } catch (failure) {
      if (!(failure instanceof Declined)) throw failure;
      if (failure.reason === "right") pass.troubles.push(failure.message);
      else desk.log(`${desk.forge.name}: ${failure.message}`);
    }
  }
  await tellHeld(ground, facts, on, pass, { signal, rehearse });
  pass.on = [...on].sort();
  return { ...pass, troubles: [...new Set(pass.troubles)] };
}

type How = { signal: AbortSignal; rehearse: boolean };

/** @returns false when nothing was written after all. */
async function written(
  ground: GateGround,
  facts: GateFacts,
  write: GateWrite,
  pass: GatePass,
  how: How,
): Promise<boolean> {
  if ("project" in write) return toggled(ground, facts, write, pass, how.signal);
  const change = await readLive(ground.desk, write.number, how.signal);
  const revision = change && revisionOf(change);
  const { label, bot, max } = facts.settings;
  const value = write.do === "give-vote" ? max : 0;
  const given = change?.votes.find((vote) => vote.label === label && vote.by === bot)?.value ?? 0;
  if (!change || !revision || given === value) return false;
  // Another patch set than the one that was judged: the next pass judges it.
  if (write.do === "give-vote" && revision !== write.revision) return false;
  const tag = `gate~${write.do}~${blockingIds(facts, change)}`;
  const text = said(change, tag) ? null : voteText(write, pageOf(ground, change));
  await ground.write.review(write.number, { revision, text, tag, votes: { [label]: value } }, how.signal);
  if (!how.rehearse) await readLive(ground.desk, write.number, how.signal);
  return true;
}

async function toggled(
  { write: hand, desk }: GateGround,
  { standing }: GateFacts,
  write: Extract<GateWrite, { project: string }>,
  pass: GatePass,
  signal: AbortSignal,
): Promise<boolean> {
  const { project } = write;
  const rule = write.do === "put-requirement" ? ruleOf(write.requirement) : null;
  const name = write.do === "put-requirement" ? write.requirement.name : write.name;
  try {
    if (rule) await hand.putRule(project, rule, signal);
    else await hand.dropRule(project, name, signal);
    return true;
  } catch (failure) {
    if (!(failure instanceof Declined && failure.reason === "propose")) throw failure;
    const title = rule ? `Freeze ${project}: put ${name}` : `Thaw ${project}: remove ${name}`;
    const proposal = { name, rule, present: standing.get(project) !== null, message: `${title}\n\n${write.because}\n` };
    const address = await hand.proposeRule(project, proposal, signal);
    if (!pass.proposed.includes(address)) pass.proposed.push(address);
    desk.log(`${desk.forge.name}: ${project} takes proposals only; its owners submit ${address}`);
    return false;
  }
}

/** Tells once, on each change that nothing but the freeze keeps from merging, why that is. */
async function tellHeld(
  ground: GateGround,
  facts: GateFacts,
  on: ReadonlySet<string>,
  pass: GatePass,
  { signal, rehearse }: How,
): Promise<void> {
  const { settings } = facts;
  for (const change of facts.changes) {
    if (!on.has(settings.parent ?? change.repository) || !readyBut(change, settings.requirement)) continue;
    const verdict = facts.verdict(change);
    const tag = `gate~held~${blockingIds(facts, change)}`;
    if (!verdict.frozen || (await tagsOn(ground.desk.db, change.key)).some((one) => one.endsWith(`~${tag}`))) continue;
    const live = await readLive(ground.desk, change.number, signal);
    const revision = live && revisionOf(live);
    if (!live || !revision || said(live, tag) || !readyBut(live, settings.requirement)) continue;
    const text = heldText(verdict, pageOf(ground, change));
    await ground.write.review(change.number, { revision, text, tag, votes: {} }, signal);
    if (!rehearse) await readLive(ground.desk, change.number, signal);
    pass.wrote.push(`Tells on ${change.number} why it waits: ${verdict.sentence}`);
  }
}

/** Is everything there but what the gate asks for? */
function readyBut({ status, workInProgress, requirements }: Change, requirement: string): boolean {
  if (status !== "open" || workInProgress || requirements === null || requirements.length === 0) return false;
  return requirements.every(({ name, status }) => name === requirement || status !== "unsatisfied");
}

/** What stops, or would stop, the change now: the same news about the same freezes is said once. */
function blockingIds(facts: GateFacts, change: Change): string {
  const { rules } = facts.verdict(change);
  const now = rules.filter(({ when, effect }) => when === "now" && (effect === "blocks" || effect === "exempt"));
  return now.map(({ freeze }) => freeze.id).join("+") || "none";
}

function said({ messages }: Change, tag: string): boolean {
  return messages.some((message) => message.tag?.endsWith(`~${tag}`));
}

function revisionOf({ patchSets, currentPatchSet }: Change): string | null {
  return patchSets.find(({ number }) => number === currentPatchSet)?.revision ?? null;
}

function pageOf({ context }: GateGround, { key }: Change): string | null {
  const { address } = context().program.writing;
  return address && `${address}/frozen/${encodeURIComponent(key)}`;
}

/** A requirement on a label that is not there locks every change: it is not put. */
async function missingLabels({ desk, context, order }: GateGround, signal: AbortSignal): Promise<string[]> {
  const { forge } = desk;
  const repositories = context().program.repositories.filter((one) => one.forge === forge.name);
  const troubles: string[] = [];
  for (const { name } of repositories) {
    const labels = await forge.inspect.labels(name, signal);
    if (labels !== null && !labels.some((label) => label.name === order.label)) {
      troubles.push(`${name} has no label ${order.label}: add it to its project.config, votable by our group only.`);
    }
  }
  return troubles;
}
