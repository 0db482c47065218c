/** What does the mirror say of the changes that some exemptions could be about? */
import type { ExemptionAct } from "../../governance/exemption/acts.ts";
import type { ChangeFact, Condition } from "../../governance/exemption/condition.ts";
import { factOf } from "../../governance/exemption/fact.ts";
import type { ChangeKey } from "../../review/change.ts";
import { repositoryOf } from "../../review/program.ts";
import { type Mention, mentionedBy } from "../../store/mentions.ts";
import { loadChanges } from "../../store/read.ts";
import type { Context } from "../context.ts";

/** @returns what is known of every change that the acts name, and of those that say that they are about the same. */
export async function factsFor(context: Context, acts: readonly ExemptionAct[]): Promise<ChangeFact[]> {
  const { keys, mentions } = wanted(acts);
  const found = await mentionedBy(context.db, mentions);
  const changes = await loadChanges(context.db, [...new Set([...keys, ...found])].sort());
  const { program, directory } = context;
  return changes.map((change) =>
    factOf(change, {
      spec: repositoryOf(program, change.forge, change.repository)?.type === "specs",
      rules: program.rules.ci,
      ci: (account) => directory.who(account).ci,
    }),
  );
}

function wanted(acts: readonly ExemptionAct[]): { keys: Set<ChangeKey>; mentions: Mention } {
  const keys = new Set<ChangeKey>();
  const blueprints = new Set<string>();
  const topics = new Set<string>();
  const bugs = new Set<string>();
  const needed = new Set<ChangeKey>();
  for (const act of acts) {
    if (act.kind === "request") {
      const { changes, blueprint, bug } = act.body.subject;
      for (const key of changes) keys.add(key);
      if (blueprint) blueprints.add(blueprint);
      if (bug) bugs.add(bug);
    }
    if (act.kind === "evidence" && act.body.change) keys.add(act.body.change);
    for (const condition of conditionsIn(act)) {
      if (condition.kind === "merged") keys.add(condition.change);
      if (condition.kind === "ci") for (const key of condition.changes) keys.add(key);
      if (condition.kind !== "implemented") continue;
      for (const key of condition.named) keys.add(key);
      if (condition.spec) keys.add(condition.spec).has(condition.spec) && needed.add(condition.spec);
      if (condition.blueprint) blueprints.add(condition.blueprint);
      if (condition.topic) topics.add(condition.topic);
    }
  }
  for (const name of blueprints) for (const topic of [name, `bp/${name}`]) topics.add(topic);
  const mentions = { blueprints: [...blueprints], topics: [...topics], bugs: [...bugs], dependsOn: [...needed] };
  return { keys, mentions };
}

/** @returns the conditions that an act sets. */
export function conditionsIn(act: ExemptionAct): Condition[] {
  if (act.kind === "grant") return act.body.conditions;
  return act.kind === "condition" ? [act.body.condition] : [];
}
