/** What would a gate have to write at the forge so that exactly what is frozen cannot merge? */
import type { AccountKey, Change, ChangeKey, Instant } from "../review/change.ts";
import type { FreezeKind } from "../review/freeze-kind.ts";
import { type Program, type Repository, repositoryOf } from "../review/program.ts";
import { list } from "../review/sentence.ts";
import type { Freeze } from "./calendar.ts";
import { branchesOf, elsewhere } from "./freeze.ts";
import type { FrozenVerdict } from "./frozen.ts";
import { momentWords } from "./saying.ts";

/** How a team wants its freezes enforced at one forge. */
export interface GateSettings {
  forge: string;
  /** Name of the submit requirement ("Feature-Freeze"). */
  requirement: string;
  /** Label that only the bot's group may vote on, and its highest value. */
  label: string;
  max: number;
  /** The bot, as the forge's queries name it and as the mirror does. */
  user: string;
  bot: AccountKey;
  /** The project that carries the requirement for all; null when each repository carries its own. */
  parent: string | null;
  /** The kinds that are enforced; null for all. */
  kinds: readonly FreezeKind[] | null;
  /** Address of our page of freezes, for the requirement's description; null when there is none. */
  page: string | null;
}

/** A submit requirement, word for word as Gerrit takes and gives it. */
export interface RequirementBody {
  name: string;
  description: string;
  applicability_expression: string;
  submittability_expression: string;
  allow_override_in_child_projects: boolean;
}

/** One thing to write. `because` says why, in one sentence, for a dry run and the log. */
export type GateWrite = { because: string } & (
  | { do: "put-requirement"; project: string; requirement: RequirementBody }
  | { do: "delete-requirement"; project: string; name: string }
  /** A vote on this very revision: another one was not looked at. */
  | { do: "give-vote"; change: ChangeKey; number: number; revision: string; label: string; value: number }
  | { do: "remove-vote"; change: ChangeKey; number: number; label: string }
);

/** What a gate is planned from; all of it as it is now. */
export interface GateFacts {
  program: Program;
  settings: GateSettings;
  at: Instant;
  /** The freezes that hold at `at`. */
  freezes: readonly Freeze[];
  /** The gate's requirement as each project has it itself, null where it has none; every project that may carry it. */
  standing: ReadonlyMap<string, RequirementBody | null>;
  /** The projects that had it after the last pass; null when nobody here remembers one. */
  before: ReadonlySet<string> | null;
  /** The open changes, in any order, with their votes as they are now. */
  changes: readonly Change[];
  /** @returns whether a change is frozen at `at`, exemptions counted. */
  verdict(change: Change): FrozenVerdict;
}

export interface GatePlan {
  /** In the order in which they are to be written: nobody who is exempted is stopped in between. Empty when all is right. */
  writes: GateWrite[];
  /** Open changes whose requirements a write moved, ours or an owner's, without the forge saying so: to be read one by one. */
  read: ChangeKey[];
}

/** @returns the plan; written whole or in part and asked for again it gives what is still missing, and then nothing. */
export function gatePlan(facts: GateFacts): GatePlan {
  const { program, settings, changes } = facts;
  const repositories = program.repositories.filter(({ forge }) => forge === settings.forge);
  const frozen = repositories.flatMap((repository) => frozenOf(facts, repository));
  const wanted = requirementsOf(facts, frozen);
  const off: GateWrite[] = [];
  const on: GateWrite[] = [];
  for (const [project, present] of facts.standing) {
    const requirement = wanted.get(project) ?? null;
    if (requirement === null && present !== null) {
      off.push({ do: "delete-requirement", project, name: present.name, because: `Nothing is frozen in ${project}.` });
    } else if (requirement !== null && !(present && same(requirement, present))) {
      on.push({ do: "put-requirement", project, requirement, because: requirement.description });
    }
  }
  const votes = changes.filter((change) => change.status === "open" && isOurs(facts, change)).flatMap(voteOf);
  const toggled = [...off, ...on].flatMap((write) => ("project" in write ? [write.project] : []));
  return {
    writes: [
      ...off,
      ...votes.filter((vote) => vote.do === "give-vote"),
      ...on,
      ...votes.filter((vote) => vote.do === "remove-vote"),
    ],
    read: changes
      .filter((change) => change.status === "open" && isOurs(facts, change) && moved(change))
      .map(({ key }) => key),
  };

  function moved(change: Change): boolean {
    const carrier = settings.parent ?? change.repository;
    const there = Boolean(facts.standing.get(carrier));
    if (toggled.includes(carrier) || (facts.before && facts.before.has(carrier) !== there)) return true;
    // An owner may have put or removed it while nobody looked. What is inherited from elsewhere stays shown: it is read once.
    const shown = change.requirements?.some(({ name }) => name === settings.requirement);
    if (shown === undefined) return false;
    return there ? !shown && gated(change) : shown && facts.before === null;
  }

  function gated(change: Change): boolean {
    return frozen.some(
      ({ repository, branches }) => repository.name === change.repository && fits(branches, change.branch),
    );
  }

  function voteOf(change: Change): GateWrite[] {
    // Where nothing is frozen a vote does no harm, and taking it away would be one more message on each change.
    if (!gated(change)) return [];
    const { label, max, bot } = settings;
    const given = change.votes.find((vote) => vote.label === label && vote.by === bot)?.value ?? 0;
    const verdict = facts.verdict(change);
    const blocked = verdict.rules.some(
      ({ when, effect, freeze }) => when === "now" && effect === "blocks" && enforced(settings, freeze),
    );
    if (blocked === (given !== max)) return [];
    const { key, number } = change;
    if (blocked) return [{ do: "remove-vote", change: key, number, label, because: verdict.sentence }];
    const revision = change.patchSets.find((one) => one.number === change.currentPatchSet)?.revision;
    if (revision === undefined) return [];
    return [{ do: "give-vote", change: key, number, revision, label, value: max, because: passes(verdict) }];
  }
}

/** A repository with the branches that are frozen and by what. */
interface FrozenPlace {
  repository: Repository;
  branches: string[];
  freezes: Freeze[];
}

function frozenOf({ settings, freezes }: GateFacts, repository: Repository): FrozenPlace[] {
  const about = freezes.filter((freeze) => enforced(settings, freeze) && isAbout(freeze, repository));
  const branches = [...new Set(about.flatMap((freeze) => branchesOf(freeze, repository)))].sort();
  return branches.length === 0 ? [] : [{ repository, branches, freezes: about }];
}

function isAbout(freeze: Freeze, repository: Repository): boolean {
  return branchesOf(freeze, repository).some((branch) => elsewhere(freeze, { repository, branch }) === null);
}

/** Only what stops something can be enforced. */
function enforced({ kinds }: GateSettings, { kind, blocks }: Freeze): boolean {
  return blocks.length > 0 && (kinds === null || kinds.includes(kind));
}

function requirementsOf({ settings }: GateFacts, frozen: readonly FrozenPlace[]): Map<string, RequirementBody> {
  if (frozen.length === 0) return new Map();
  if (settings.parent === null) {
    return new Map(frozen.map((place) => [place.repository.name, bodyOf(settings, [place], branchTerm(place))]));
  }
  const terms = frozen.map((place) => `(project:${place.repository.name} AND ${branchTerm(place)})`);
  return new Map([[settings.parent, bodyOf(settings, frozen, terms.join(" OR "))]]);
}

function bodyOf(settings: GateSettings, places: readonly FrozenPlace[], applicability: string): RequirementBody {
  const { requirement, label, user, page } = settings;
  const freezes = [...new Map(places.flatMap((place) => place.freezes).map((freeze) => [freeze.id, freeze])).values()];
  const words = freezes.map(({ name, until }) => `the ${name}${until ? ` until ${momentWords(until, "UTC")}` : ""}`);
  return {
    name: requirement,
    description: `Frozen by ${list(words)}: it needs an exemption.${page ? ` See ${page}` : ""}`,
    applicability_expression: applicability,
    submittability_expression: `label:${label}=MAX,user=${user}`,
    allow_override_in_child_projects: false,
  };
}

/** refs/meta/config stays out, so that a wrong requirement never locks its own repair. */
function branchTerm({ branches }: FrozenPlace): string {
  const terms = branches.map((branch) =>
    branch.endsWith("*") ? `branch:^refs/heads/${escaped(branch.slice(0, -1))}.*` : `branch:refs/heads/${branch}`,
  );
  return terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" OR ")})`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.+()[\]{}|^$\\]/g, "\\$&");
}

function fits(branches: readonly string[], branch: string): boolean {
  return branches.some((name) => (name.endsWith("*") ? branch.startsWith(name.slice(0, -1)) : name === branch));
}

function same(a: RequirementBody, b: RequirementBody): boolean {
  return (Object.keys(a) as (keyof RequirementBody)[]).every((key) => a[key] === b[key]);
}

function isOurs({ program, settings }: GateFacts, { forge, repository }: Change): boolean {
  return forge === settings.forge && repositoryOf(program, forge, repository) !== null;
}

function passes({ rules, sentence }: FrozenVerdict): string {
  const exempt = rules.find(({ when, effect }) => when === "now" && effect === "exempt");
  return exempt ? exempt.because : sentence;
}
