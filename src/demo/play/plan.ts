/** What will a new change be about, whose is it, and how will it end? */
import type { Change, Seconds } from "../gerrit/change.ts";
import { create, type Draft } from "../gerrit/upload.ts";
import type { Random } from "../random.ts";
import { filesOf } from "../team/files.ts";
import type { Actor } from "../team/furnish.ts";
import { type RepositoryPlan, repositories } from "../team/repositories.ts";
import { messageOf, type Sort, type Wording, wordingOf } from "../team/words.ts";
import { machine, meetingAt, remember, type Stage } from "./stage.ts";

/** How a life ends, unless others decide otherwise. */
export type Fate = "merge" | "give up" | "stall" | "hold";

export interface Plan {
  owner: Actor;
  repository: RepositoryPlan;
  sort: Sort;
  fate: Fate;
  /** The change that it builds on. */
  on: Change | null;
}

const sorts: Sort[] = ["feature", "bug", "chore", "requirements"];
const shareOf: Record<Sort, number> = { feature: 35, bug: 30, chore: 28, requirements: 7, spec: 0 };
const fates: Fate[] = ["merge", "give up", "stall", "hold"];
const shareOfFate: Record<Fate, number> = { merge: 74, "give up": 9, stall: 15, hold: 2 };

/** @returns a plan of somebody of the team, or of the proposal bot. */
export function planOf(stage: Stage, random: Random): Plan {
  const repository = random.weighted(repositories, ({ share }) => share);
  const sort = repository.type === "specs" ? "spec" : random.weighted(sorts, (sort) => shareOf[sort]);
  const owner =
    sort === "requirements"
      ? machine(stage.cast.proposals)
      : random.weighted(stage.cast.people, ({ writes }) => writes);
  return { owner, repository, sort, fate: random.weighted(fates, (fate) => shareOfFate[fate]), on: null };
}

/** Uploads what was planned. @returns the change and what it is about */
export function uploadPlanned(stage: Stage, plan: Plan, random: Random, at: Seconds): Change {
  const { owner, repository, sort, on } = plan;
  const wording = wordingOf(sort, random);
  const meeting = meetingAt(at);
  const picked =
    sort === "bug" && repository.branches.length > 1 && random.chance(0.18) ? backported(stage, repository) : null;
  const draft: Draft = {
    project: repository.name,
    branch: "master",
    message: messageOf(withDependency(stage, wording, repository, random)),
    topic: wording.topic,
    hashtags: meeting && random.chance(0.7) ? [meeting.hashtag] : [],
    wip: random.chance(0.1),
    private: random.chance(0.006),
    on,
    authored: at - Math.floor(random.wait(20_000)),
    size: [1 + Math.floor(random.wait(sort === "chore" ? 25 : 90)), Math.floor(random.wait(30))],
    files: filesOf(repository, sort, wording.subject),
    ...(picked ? backportOf(stage, picked, repository) : {}),
  };
  const change = create(stage.site, { by: owner.account, at }, draft);
  remember(stage, change);
  return change;
}

/** Some changes need one of another repository first. */
function withDependency(stage: Stage, wording: Wording, repository: RepositoryPlan, random: Random): Wording {
  const elsewhere = stage.recent.filter((change) => change.project !== repository.name && !change.private);
  if (elsewhere.length === 0 || !random.chance(0.05)) return wording;
  const other = random.pick(elsewhere);
  const trailer = `Depends-On: ${stage.site.url}/c/${other.project}/+/${other.number}`;
  return { ...wording, trailers: [...wording.trailers, trailer] };
}

/** @returns a fix that merged of late and is not on the stable branch yet. */
function backported(stage: Stage, { name }: RepositoryPlan): Change | null {
  const there = new Set(stage.recent.filter(({ branch }) => branch !== "master").map(({ changeId }) => changeId));
  const fits = ({ project, branch, status, subject, changeId }: Change) =>
    project === name && branch === "master" && status === "MERGED" && subject.startsWith("Fix") && !there.has(changeId);
  return stage.recent.findLast(fits) ?? null;
}

function backportOf(stage: Stage, picked: Change, { branches }: RepositoryPlan): Partial<Draft> {
  const message = picked.patchSets.at(-1)?.message.trimEnd() ?? picked.subject;
  const tip = stage.site.projects.get(picked.project)?.tips.get("master")?.commit ?? picked.meta;
  return {
    branch: branches.at(-1) ?? "master",
    message: `${message}\n(cherry picked from commit ${tip})\n`,
    topic: picked.topic,
    cherryPickOf: picked,
    files: picked.patchSets.at(-1)?.files ?? [],
    on: null,
    private: false,
  };
}
