/** What keeps an agreed change from merging? */

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
  return [{ code: "needs-submit", text: `This ${noun(facts)} can be submitted.`, since, who, remedy: "Submit it." }];
};

function waitsFor(
  { change, context, ownerSide }: Facts,
  { kind, key, text }: Facts["change"]["dependencies"][number],
): Finding[] {
  const other = key === null ? undefined : context.others.get(key);
  const what = kind === "parent" ? "its parent" : "Depends-On:";
  if (other?.status === "merged") return [];
  if (other?.status === "abandoned") {
    const named = `It needs ${key?.split("~")[1]} "${cut(other.subject)}", which is abandoned.`;
    return [
      {
        code: "dependency-abandoned",
        text: named,
        since: null,
        who: ownerSide,
        remedy: `Rebase it on ${change.branch}, or restore the other.`,
      },
    ];
  }
  if (other) {
    const named = `It merges after ${key?.split("~")[1]} "${cut(other.subject)}" (${what.replace(":", "")}), which is open.`;
    return [
      { code: "waits-for-dependency", text: named, since: null, who: [], remedy: "Review the other change first." },
    ];
  }
  // Every change has a parent commit; one that leads to no change is as a rule the tip of the branch.
  if (kind === "parent" && key === null) return [];
  const unknown = `It names ${cut(text || key || "")} as ${kind === "parent" ? "its parent" : "Depends-On"}, which is not known here.`;
  return [
    {
      code: "dependency-unknown",
      text: unknown,
      since: null,
      who: [],
      remedy: "Open it at its forge to see whether it has merged.",
    },
  ];
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
