/** What does a change still need before it may be submitted? */
import type { Change } from "./change.ts";
import { labels } from "./labels.ts";

const described: Record<string, string> = {
  "Code-Review": "Changes must have at least one MAX Code-Review vote and no MIN to be submittable.",
};

/** @returns the names of the submit requirements that are not met. */
export function unmet(change: Change): string[] {
  return labels.map(({ name }) => name).filter((name) => !isMet(change, name));
}

/** @returns SubmitRequirementResultInfo for each requirement; those of a merged change stand as they were then. */
export function requirementsOf(change: Change): object[] {
  if (change.status === "MERGED" && change.votes.length === 0) return [];
  const ofLabels = [...labels]
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name }) => {
      const [max, min] = [`label:${name}=MAX`, `label:${name}=MIN`];
      const { best, worst } = extremes(change, name);
      const met = change.status === "MERGED" || isMet(change, name);
      const passing = [...(best ? [max] : []), ...(worst ? [min] : [])];
      return {
        name,
        ...(described[name] ? { description: described[name] } : {}),
        status: met ? "SATISFIED" : "UNSATISFIED",
        is_legacy: false,
        submittability_expression_result: {
          expression: `${max} AND -${min}`,
          fulfilled: met,
          status: met ? "PASS" : "FAIL",
          passing_atoms: passing,
          failing_atoms: [max, min].filter((atom) => !passing.includes(atom)),
          atom_explanations: { [max]: "", [min]: "" },
        },
      };
    });
  return [...ofLabels, unresolvedComments(change)];
}

const order = ["Verified", "Workflow", "Code-Review"];

/** Gerrit brings this requirement along and applies it nowhere unless told to. */
function unresolvedComments(change: Change) {
  return {
    name: "No-Unresolved-Comments",
    description: "Changes that have unresolved comments are not submittable.",
    status: "NOT_APPLICABLE",
    is_legacy: false,
    applicability_expression_result: { fulfilled: false, status: "FAIL" },
    submittability_expression_result: {
      expression: "-has:unresolved",
      fulfilled: !change.threads.includes(true),
      status: "NOT_EVALUATED",
      passing_atoms: [],
      failing_atoms: [],
      atom_explanations: {},
    },
  };
}

function isMet(change: Change, name: string): boolean {
  const { best, worst } = extremes(change, name);
  return best && !worst;
}

function extremes(change: Change, name: string): { best: boolean; worst: boolean } {
  const label = labels.find((label) => label.name === name);
  const given = change.votes.filter((vote) => vote.label === name).map(({ value }) => value);
  return { best: given.some((value) => value === label?.max), worst: given.some((value) => value === label?.min) };
}
