/** Which team is meant when people name clones and days, with or without a program file? */
import { stringify } from "yaml";
import type { ForgeSettings, Program, Sprint } from "../review/program.ts";
import { readProgram } from "./program-file.ts";
import { sprintOf, sprint as sprintSchema } from "./sprints.ts";

/** A clone that belongs to a repository. */
export interface OwnClone {
  folder: string;
  /** Full name of the repository. */
  name: string;
  /** Its main branch; null when it has none. */
  branch: string | null;
  /** Where its commits can be looked at; null when nobody says. */
  web: string | null;
}

/** Who is no person in OpenStack's repositories, as far as names tell. */
const usualBots = {
  accounts: ["Zuul", "Jenkins", "Proposal Bot", "OpenStack Robot", "Gerrit Code Review"],
  patterns: [" CI$", " Bot$"],
};

/** Name of the forge that the clones are. */
const forge = "git";

/**
 * @returns the team, or one that nobody described, with these clones as its only forge: repositories of `team` without
 * a clone are left out, and its people are known by their addresses and by their names.
 */
export function programOfClones(
  clones: readonly OwnClone[],
  superproject: string | null,
  team: Program | null,
): Program {
  const names = clones.map(({ name }) => name);
  const described = readProgram(
    stringify({
      id: "git",
      name: names.join(", "),
      forges: [
        {
          name: forge,
          kind: "git",
          clones: Object.fromEntries(clones.map(({ name, folder }) => [name, folder])),
          ...(superproject === null ? {} : { superproject }),
          ...webOf(clones),
        },
      ],
      repositories: clones.map(({ name, branch }) => ({
        name,
        type: "other",
        "core-group": "cores",
        ...(branch ? { branches: [branch] } : {}),
      })),
      bots: usualBots,
    }),
    "what the clones say",
  );
  if (team === null) return described;
  return {
    ...team,
    forges: described.forges,
    repositories: described.repositories.map(({ name, forge }) => ({
      ...(team.repositories.find((one) => one.name === name) ?? team.repositories[0]),
      ...{ name, forge },
    })) as Program["repositories"],
    people: team.people.map((person) => ({ ...person, accounts: { [forge]: [person.name] } })),
  };
}

/** @returns a sprint of some days that no program file names. */
export function plainSprint(given: Pick<Sprint, "id" | "title" | "first" | "last" | "zone">): Sprint {
  return sprintOf(sprintSchema.parse(given));
}

/** Commits of several places have no common address. */
function webOf(clones: readonly OwnClone[]): Partial<Pick<ForgeSettings, "url">> {
  const [web, ...others] = [...new Set(clones.map((clone) => clone.web))];
  return web && others.length === 0 ? { url: web } : {};
}
