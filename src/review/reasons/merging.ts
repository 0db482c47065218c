/** What keeps an agreed change from merging? */
import type { Dependency } from "../change.ts";
import { type Facts, latest } from "../facts.ts";
import { names } from "../sentence.ts";
import { type Finding, noun, type Rule } from "./finding.ts";

/** The branch moved under the change. */
export const conflict: Rule = ({ change, ownerSide }) => {
  if (change.mergeable !== false) return [];
  const text = `It conflicts with ${change.branch}.`;
  return [
    {
      code: "merge-conflict",
      text,
      since: null,
      who: ownerSide,
      remedy: `Rebase it on ${change.branch} and upload a patch set.`,
    },
  ];
};

/** Parents and Depends-On that have not merged. One that is not mirrored is said to be unknown, never guessed. */
export const dependencies: Rule = (facts) => facts.change.dependencies.flatMap((one) => waitsFor(facts, one));

/** Submit requirements that are none of the labels judged elsewhere, so that nothing is said twice. */
export const requirements: Rule = ({ change, rules }) => {
  const labels = [rules.reviewLabel, rules.approval.label, ...(rules.ci.accounts.length > 0 ? [rules.ci.label] : [])];
  return (change.requirements ?? [])
    .filter(({ status }) => status === "unsatisfied" || status === "error")
    .filter(({ name, expression }) => !judged(labels, name, expression))
    .map(({ name, status, expression }) => ({
      code: "requirement-unmet",
      text:
        status === "error"
          ? `The forge cannot evaluate its requirement "${name}".`
          : `The forge's requirement "${name}" is not met${expression ? ` (${expression.slice(0, 60)})` : ""}.`,
      since: null,
      who: [],
      remedy: status === "error" ? "Ask the forge's administrators." : `Ask whoever grants "${name}".`,
    }));
};

/** Approved and tested: the gate merges it, or somebody submits it where no CI is named that would. */
export const merging: Rule = (facts) => {
  const { approvals, ci, reviewable } = facts;
  const first = approvals[0];
  if (!first || (ci.state !== "passed" && ci.state !== "none")) return [];
  const since = latest(reviewable, first.since);
  if (ci.state === "passed") {
    const who = ci.by.map(({ id }) => id);
    return [{ code: "in-gate", text: `${names(ci.by)} tests it once more and merges it.`, since, who, remedy: null }];
  }
  const who = approvals.map(({ who }) => who.id);
  return [
    {
      code: "needs-submit",
      text: `This ${noun(facts)} is approved and can be submitted.`,
      since,
      who,
      remedy: "Submit it.",
    },
  ];
};

function waitsFor({ change, context, ownerSide }: Facts, { kind, key, text }: Dependency): Finding[] {
  const other = key === null ? undefined : context.others.get(key);
  const parent = kind === "parent";
  const found = (code: string, state: string, who: string[], remedy: string): Finding[] => {
    const named = other ? `${key?.split("~")[1]} "${cut(other.subject)}"` : cut(text || key || "");
    const said = parent ? `Its parent ${named} is ${state}.` : `It depends on ${named}, which is ${state}.`;
    return [{ code, text: said, since: null, who, remedy }];
  };
  switch (other?.status) {
    case "merged":
      return [];
    case "abandoned": {
      const part = parent ? `Rebase it on ${change.branch}` : "Take the Depends-On out";
      return found("dependency-abandoned", "abandoned", ownerSide, `${part}, or restore that change.`);
    }
    case "open":
      return found("waits-for-dependency", "open", [], "Review that change first.");
    case undefined:
      // Every change has a parent commit; one that leads to no change is as a rule the tip of the branch.
      if (parent && key === null) return [];
      return found("dependency-unknown", "not followed here", [], "See at its forge whether it has merged.");
  }
}

/** A requirement on a known label, or on comments, is judged where that label or those comments are. */
function judged(labels: readonly string[], name: string, expression: string | null): boolean {
  return (
    labels.includes(name) ||
    (expression?.includes("has:unresolved") ?? false) ||
    labels.some((label) => expression?.includes(`label:${label}`))
  );
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > 48 ? `${characters.slice(0, 47).join("")}…` : text;
}
