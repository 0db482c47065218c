/** Who may do what on a team, and whom can somebody ask who may not? */
import type { Instant } from "../review/change.ts";
import type { Directory, Who } from "../review/directory.ts";
import { type Group, inGroup, namesAt } from "../review/group.ts";
import { during, type Program } from "../review/program.ts";
import { either } from "../review/sentence.ts";

/** An office that the program file gives to people for a time. */
export type Office = "liaison" | "ptl" | "organizer" | "administrator";

/** Who a deed is for. `core`: of this group, null for the cores of any. */
export type Needed = "anyone" | "contributor" | Office | { core: string | null };

/** What somebody is at a moment. A bot is nothing of it. */
export interface Roles extends Record<Office, boolean> {
  /** Named in the program file, or seen at a forge: uploading, reviewing, commenting. */
  contributor: boolean;
  /** Groups whose core they are, in the program's order. */
  cores: string[];
}

/** What roles are read from: a `Context` has it all. */
export interface RoleGround {
  program: Program;
  directory: Directory;
  /** Groups of the forges as they were last read. */
  groups: readonly Group[];
}

/** How many people a refusal names. */
const most = 5;

/** @returns what somebody (`Who.id`) is at a moment; nothing at all for somebody unknown. */
export function rolesOf(ground: RoleGround, id: string, at: Instant): Roles {
  const found = ground.directory.find(id);
  const who = found?.id === id && !found.bot ? found : null;
  const holds = (office: Office) => who !== null && officers(ground, office, at).includes(id);
  return {
    contributor: who !== null && (who.person !== null || ground.directory.accounts(id).length > 0),
    cores: who === null ? [] : coreGroupsOf(ground.program).filter((group) => isCore(ground, who, group, at)),
    liaison: holds("liaison"),
    ptl: holds("ptl"),
    organizer: holds("organizer"),
    administrator: holds("administrator"),
  };
}

/** @returns everybody who is what is needed at a moment, by name; nobody for "anyone" and "contributor", who are too many. */
export function holders(ground: RoleGround, needed: Needed, at: Instant): Who[] {
  const { directory } = ground;
  if (needed === "anyone" || needed === "contributor") return [];
  if (typeof needed === "string") {
    const found = officers(ground, needed, at).map((id) => directory.find(id));
    return found.filter((who) => who !== null);
  }
  const groups = needed.core === null ? coreGroupsOf(ground.program) : [needed.core];
  return directory
    .everybody()
    .filter((who) => !who.bot && groups.some((group) => isCore(ground, who, group, at)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Is somebody (`Who.id`) one of what is needed at a moment? */
export function may(ground: RoleGround, id: string, needed: readonly Needed[], at: Instant): boolean {
  const roles = rolesOf(ground, id, at);
  return needed.some((one) => {
    if (one === "anyone") return true;
    if (typeof one === "string") return roles[one];
    return one.core === null ? roles.cores.length > 0 : roles.cores.includes(one.core);
  });
}

/**
 * @returns null when somebody may; else one sentence that says who may do the deed ("grant an exemption") and names
 * people to ask.
 */
export function mayNot(
  ground: RoleGround,
  id: string,
  needed: readonly Needed[],
  deed: string,
  at: Instant,
): string | null {
  if (may(ground, id, needed, at)) return null;
  const roles = either(needed.map(spoken));
  const people = [...new Set(needed.flatMap((one) => holders(ground, one, at)))];
  if (people.length > 0) {
    const names = people.slice(0, most).map(({ name }) => name);
    const more = people.length - names.length;
    return `Only ${roles} may ${deed}: ask ${either(more > 0 ? [...names, `${more} more`] : names)}.`;
  }
  if (needed.includes("contributor")) {
    return `Only ${roles} may ${deed}: link your account of the forge first, or ask to be named in the program file.`;
  }
  return `Only ${roles} may ${deed}, and the program file names nobody: whoever keeps it can.`;
}

/** @returns what is needed as a sentence says it: "a core of keystone-core". */
export function spoken(needed: Needed): string {
  if (typeof needed !== "string") return needed.core === null ? "a core" : `a core of ${needed.core}`;
  const words = {
    anyone: "anyone",
    contributor: "a contributor",
    liaison: "a liaison",
    ptl: "the PTL",
    organizer: "an organizer",
    administrator: "an administrator",
  };
  return words[needed];
}

/** @returns the core groups that the program's repositories name, each once. */
export function coreGroupsOf(program: Program): string[] {
  return [...new Set(program.repositories.map(({ coreGroup }) => coreGroup))];
}

/** @returns the core groups of the repositories on one forge, each once. */
export function coreGroupsAt(program: Program, forge: string): string[] {
  return coreGroupsOf({ ...program, repositories: program.repositories.filter((one) => one.forge === forge) });
}

/**
 * The program file has the first word: a span that it closed is over whatever the forge's group says. Where it says
 * nothing of somebody, the group as it was last read counts.
 */
function isCore({ directory, groups }: RoleGround, who: Who, group: string, at: Instant): boolean {
  const spans = who.person?.cores.filter((membership) => membership.group === group) ?? [];
  if (spans.length > 0) return spans.some((span) => during(span, at));
  return groups.some((one) => one.name === group && inGroup(one, namesAt(one.forge, who, directory), at));
}

/** @returns ids of who holds an office; the PTL is liaison and organizer of a team that names none at that moment. */
function officers({ program: { roles } }: RoleGround, office: Office, at: Instant): string[] {
  const lists = {
    ptl: roles.ptl,
    liaison: roles.liaisons,
    organizer: roles.organizers,
    administrator: roles.administrators,
  };
  const held = (list: Program["roles"]["ptl"]) => list.filter((span) => during(span, at)).map(({ person }) => person);
  const own = held(lists[office]);
  return own.length === 0 && office !== "administrator" ? held(roles.ptl) : own;
}
