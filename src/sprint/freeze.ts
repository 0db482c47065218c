/** Which freezes hold for a repository and a branch at an instant? */
import type { Instant } from "../review/change.ts";
import type { Program, Repository } from "../review/program.ts";
import { type Freeze, freezesBetween } from "./calendar.ts";

/** Where somebody wants to merge something. */
export interface Place {
  repository: Repository;
  branch: string;
}

/** Why a freeze is not about a place, as a sentence. */
export type Elsewhere = { code: "repository" | "type" | "branch"; text: string };

/** @returns why a freeze is not about a place; null when it is. */
export function elsewhere(freeze: Freeze, { repository, branch }: Place): Elsewhere | null {
  const { name, type } = repository;
  if (freeze.repositories && !freeze.repositories.includes(name)) {
    return { code: "repository", text: `It is about ${freeze.repositories.join(", ")} and not about ${name}.` };
  }
  if (freeze.except.includes(name)) return { code: "repository", text: `It leaves ${name} alone.` };
  if (!freeze.repositories && !freeze.types.includes(type)) {
    return { code: "type", text: `It is about ${typesWords(freeze.types)}, and ${name} is ${typeWords[type].one}.` };
  }
  if (branchFits(freeze, repository, branch)) return null;
  if (freeze.branches)
    return { code: "branch", text: `It is about ${freeze.branches.join(", ")}, not about ${branch}.` };
  const text = isStable(branch)
    ? `It is about the branches where work goes on; ${branch} is a stable branch.`
    : `It is about ${repository.branches.filter((one) => !isStable(one)).join(", ")}; ${branch} is another branch.`;
  return { code: "branch", text };
}

/** @returns the freezes that hold there at an instant, in the order in which they began. */
export function inForce(program: Program, place: Place, at: Instant): Freeze[] {
  return freezesBetween(program, at, at).filter((freeze) => elsewhere(freeze, place) === null);
}

/** Is a branch kept for fixes of a release? */
export function isStable(branch: string): boolean {
  return /^stable\//.test(branch);
}

/** @returns the branches of a repository that a freeze holds for: what it names, else those where work goes on. */
export function branchesOf(freeze: Freeze, repository: Repository): string[] {
  return freeze.branches ? [...freeze.branches] : repository.branches.filter((branch) => !isStable(branch));
}

function branchFits({ branches }: Freeze, repository: Repository, branch: string): boolean {
  if (branches === null) return repository.branches.includes(branch) && !isStable(branch);
  return branches.some((name) => (name.endsWith("*") ? branch.startsWith(name.slice(0, -1)) : name === branch));
}

const typeWords: Record<Repository["type"], { one: string; many: string }> = {
  service: { one: "a service", many: "services" },
  library: { one: "a library", many: "libraries that are no clients" },
  "client-library": { one: "a client library", many: "client libraries" },
  specs: { one: "for specs", many: "specs" },
  other: { one: "of another kind", many: "other repositories" },
};

function typesWords(types: readonly Repository["type"][]): string {
  return types.map((type) => typeWords[type].many).join(", ");
}
