/** Is a change frozen, or something new at a place, now or on another day? */
import { holders } from "../governance/roles.ts";
import type { Change, Instant } from "../review/change.ts";
import { type Classification, classify } from "../review/classes.ts";
import { type Repository, repositoryOf } from "../review/program.ts";
import { either } from "../review/sentence.ts";
import { isStable } from "../sprint/freeze.ts";
import { type FrozenVerdict, frozenVerdict } from "../sprint/frozen.ts";
import { when } from "../sprint/moment.ts";
import { classesView, type FrozenView, verdictView } from "../words/frozen.ts";
import { type Context, Refused } from "./context.ts";
import { coversAt } from "./covering.ts";
import { refreshFreezing } from "./freezing.ts";
import { overruled } from "./overruling.ts";
import { theChange } from "./the-change.ts";

/**
 * `what`: a change (number, key, Change-Id, address) or a place: "keystone", "keystone stable/liberty", "keystone master
 * doc/source/index.rst". `on`: a day or a moment as people write it; now when nothing is said.
 */
export interface FrozenAsked {
  what: string;
  on?: string | undefined;
}

/** @returns the answer with every rule. @throws Refused for an unknown change, repository, branch or day. */
export async function frozen(context: Context, { what, on }: FrozenAsked): Promise<FrozenView> {
  const at = momentOf(context, on);
  await refreshFreezing(context);
  const place = placeIn(context, what);
  if (place) {
    const { repository, branch, path } = place;
    const verdict = frozenVerdict({
      ...ground(context, repository, at),
      ...{ branch, change: null, what: placeClass(repository, path), covers: () => null },
    });
    const about = `Something new${path ? ` in ${path}` : ""} on ${branch} of ${repository.name}`;
    const classes = classesView(placeClass(repository, path).findings);
    return { about, change: null, repository: repository.name, branch, ...verdictView(verdict), classes };
  }
  const change = await theChange(context, what);
  const found = verdictAt(context, change, at);
  if (!found) throw new Refused(`${change.repository} is not one of this team's repositories.`);
  const { key, number, subject, url, status, repository, branch } = change;
  return {
    about: `${number} ${subject}`,
    change: { key, number, subject, url, status },
    ...{ repository, branch, ...verdictView(found.verdict), classes: classesView(found.what.findings) },
  };
}

/**
 * @returns the verdict on a change of the mirror and what it is taken for, by exemptions and words of cores as they were
 * last read (`refreshFreezing`); null for a repository that the program does not have.
 */
export function verdictAt(
  context: Context,
  change: Change,
  at: Instant,
): { verdict: FrozenVerdict; what: Classification } | null {
  const repository = repositoryOf(context.program, change.forge, change.repository);
  if (!repository) return null;
  const what = classify(change, repository.type, overruled(context, change.key));
  const covers = coversAt(context, change, at);
  const verdict = frozenVerdict({ ...ground(context, repository, at), branch: change.branch, change, what, covers });
  return { verdict, what };
}

/** @returns one quiet sentence when an open change is frozen now, else null. */
export function frozenMark(context: Context, change: Change): string | null {
  if (change.status !== "open") return null;
  const verdict = verdictAt(context, change, context.now())?.verdict;
  return verdict?.frozen ? verdict.sentence : null;
}

function ground(context: Context, repository: Repository, at: Instant) {
  const { program } = context;
  return { program, repository, at, zone: "UTC", ask: askWords(context, repository, at) };
}

/** Liaisons and the PTL exempt; where the program names none, the cores do. */
function askWords(context: Context, { coreGroup }: Repository, at: Instant): string {
  const people = holders(context, "liaison", at).slice(0, 3);
  return people.length > 0 ? either(people.map(({ name }) => name)) : `a core of ${coreGroup}`;
}

function momentOf(context: Context, on: string | undefined): Instant {
  if (!on?.trim()) return context.now();
  const found = when(on, context.now(), "UTC");
  if ("refused" in found) throw new Refused(found.refused);
  return found.at;
}

/** @throws Refused for a branch that the repository does not have. */
function placeIn(
  { program }: Context,
  text: string,
): { repository: Repository; branch: string; path: string | null } | null {
  const [name = "", second, third] = text.trim().split(/\s+/);
  const repository = program.repositories.find((one) => one.name === name || one.name.endsWith(`/${name}`));
  if (!repository || name === "") return null;
  const usual = repository.branches.find((branch) => !isStable(branch)) ?? repository.branches[0] ?? "master";
  const isBranch = (word: string) => repository.branches.includes(word) || /^(?:stable|feature|proposed)\//.test(word);
  if (second === undefined) return { repository, branch: usual, path: null };
  if (isBranch(second)) return { repository, branch: second, path: third ?? null };
  if (third === undefined && /[/.]/.test(second)) return { repository, branch: usual, path: second };
  throw new Refused(
    `${repository.name} has no branch "${second}" that matters here: it has ${repository.branches.join(", ")}, and stable branches begin with stable/.`,
  );
}

function placeClass({ type }: Repository, path: string | null): Classification {
  if (path === null) {
    const found = type === "specs" ? ("spec" as const) : ("feature" as const);
    return { findings: [{ class: found, because: "Something new was asked about." }], said: false };
  }
  const nothing = { subject: "", topic: null, hashtags: [], trailers: [], revertOf: null, commitMessage: null };
  return classify({ ...nothing, files: [path] }, type);
}
