/** Which labels are there, who may vote how, and what does a new patch set leave of the votes? */
import type { Account, Change, Kind, Vote } from "./change.ts";
import { projectOf, type Site } from "./site.ts";

export interface Label {
  name: string;
  /** As the REST API writes them, lowest first. */
  values: Record<string, string>;
  min: number;
  max: number;
  /** Gerrit's words for which votes a new patch set keeps; null keeps none. */
  copyCondition: string | null;
}

/** Every project has these. */
export const labels: readonly Label[] = [
  {
    name: "Code-Review",
    values: {
      "-2": "This shall not be submitted",
      "-1": "I would prefer this is not submitted as is",
      " 0": "No score",
      "+1": "Looks good to me, but someone else must approve",
      "+2": "Looks good to me, approved",
    },
    min: -2,
    max: 2,
    copyCondition: "changekind:NO_CHANGE OR changekind:TRIVIAL_REBASE OR is:MIN",
  },
  {
    name: "Verified",
    values: {
      "-2": "Gate failed",
      "-1": "Check failed",
      " 0": "No score",
      "+1": "Check passed",
      "+2": "Gate passed",
    },
    min: -2,
    max: 2,
    copyCondition: "changekind:NO_CODE_CHANGE",
  },
  {
    name: "Workflow",
    values: { "-1": "Work in progress", " 0": "Ready for reviews", "+1": "Approved" },
    min: -1,
    max: 1,
    copyCondition: null,
  },
];

/** Group whose members vote Verified. */
export const ciGroup = "aurora-ci";

/** @returns lowest and highest vote of somebody on a change; null when they have no say on that label. */
export function rangeOf(site: Site, change: Change, label: Label, who: Account | null): [number, number] | null {
  if (who === null || who.id === null) return null;
  const core = projectOf(site, change.project).cores.members.includes(who);
  const ci = site.groups.get(ciGroup)?.members.includes(who) ?? false;
  if (label.name === "Verified") return ci ? [label.min, label.max] : null;
  if (core) return [label.min, label.max];
  if (label.name === "Code-Review") return [-1, 1];
  return change.owner === who ? [-1, 0] : null;
}

/** @returns a value as people write it: "+2", "-1". */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** @returns the part of the label's condition that keeps this vote; null when none does. */
export function copiedBy(vote: Vote, kind: Kind): string | null {
  const label = labels.find(({ name }) => name === vote.label);
  const atoms = label?.copyCondition?.split(" OR ") ?? [];
  const holds = (atom: string) => atom === `changekind:${kind}` || (atom === "is:MIN" && vote.value === label?.min);
  return atoms.find(holds) ?? null;
}
