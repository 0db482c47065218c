/** Which changes does a clone hold, each with how sure its moment of merging is? */
import { hash } from "node:crypto";
import { madeNumber } from "../../review/change.ts";
import type { Clone } from "./clone.ts";
import { type Commit, type Hand, readCommits } from "./commit.ts";
import { type Landing, landings } from "./landing.ts";
import type { Sightings } from "./superproject.ts";

/** A change that merged. Moments are whole seconds since 1970. */
export interface Merged {
  /** See `numberOf`. */
  number: number;
  repository: string;
  branch: string;
  changeId: string;
  sha: string;
  author: Hand;
  authored: number;
  committer: Hand;
  committed: number;
  /** When it merged: exact when both are equal; `latest` is null when nothing says. */
  earliest: number;
  latest: number | null;
  /** Who made the merge, or whom the note names; null when neither says. */
  by: Hand | null;
  /** From the note. */
  url: string | null;
  /** The repository that the note names; null without one. */
  reviewedIn: string | null;
  /** The whole message; null when it was not kept, then `subject` says its first line. */
  message: string | null;
  subject: string;
}

/** What one reading of a clone gave. */
export interface Reading {
  /** `Clone.state` of the clone and of the superproject. */
  state: string;
  /** In the order of their merging, as far as that is known; each branch and Change-Id once. */
  merged: Merged[];
  commits: number;
}

/** @returns the changes of a clone, read by one streamed `git log`. @throws Unavailable when git stops */
export async function readMerged(
  clone: Clone,
  repository: string,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<Omit<Reading, "state">> {
  const history = new Map<string, Commit>();
  await readCommits(clone, (commit) => history.set(commit.sha, commit), signal);
  const landed = landings(history, clone.tips, sightings);
  const merged: Merged[] = [];
  for (const [sha, landing] of landed) {
    const commit = history.get(sha);
    if (!commit || commit.changeId === null) continue;
    const merge = landing.merge === null ? null : (history.get(landing.merge) ?? null);
    merged.push(mergedOf(repository, commit, commit.changeId, landing, merge));
  }
  return { merged: firstOfEach(merged), commits: history.size };
}

function mergedOf(
  repository: string,
  commit: Commit,
  changeId: string,
  { branch, earliest, latest }: Landing,
  merge: Commit | null,
): Merged {
  const { sha, author, authored, committer, committed, message, noted } = commit;
  const on = noted?.branch ?? branch;
  return {
    number: numberOf(repository, on, changeId),
    ...{ repository, branch: on, changeId, sha },
    ...{ author, authored, committer, committed, earliest, latest, message },
    by: noted?.by ?? merge?.committer ?? null,
    url: noted?.url ?? null,
    reviewedIn: noted?.project ?? null,
    subject: message.slice(0, (message.indexOf("\n") + 1 || message.length + 1) - 1),
  };
}

/** @returns a number that a change keeps for ever, made from what identifies it: 47 bits of a hash above `madeNumber`. */
function numberOf(repository: string, branch: string, changeId: string): number {
  const bits = Number.parseInt(hash("sha1", `${repository}\n${branch}\n${changeId}`, "hex").slice(0, 12), 16);
  return madeNumber + (bits % madeNumber);
}

/** A Change-Id merges once onto a branch: what comes again is a copy. */
function firstOfEach(merged: readonly Merged[]): Merged[] {
  const inOrder = [...merged].sort((a, b) => a.earliest - b.earliest || (a.sha < b.sha ? -1 : 1));
  const first = new Map<string, Merged>();
  for (const one of inOrder) {
    const key = `${one.branch} ${one.changeId}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/**
 * @returns the changes of several repositories, each change once: a repository that was split from another carries
 * the other's history, and there the same commit is no second change. It belongs where its review was, as the note
 * says, else to the repository that comes first.
 */
export function withoutCopies(readings: readonly (readonly Merged[])[]): Merged[] {
  const several = readings.filter((merged) => merged.length > 0).length > 1;
  if (!several) return readings.flat();
  return [...Map.groupBy(readings.flat(), ({ changeId }) => changeId).values()].flatMap((same) =>
    same.length === 1 ? same : [...Map.groupBy(same, originalOf).values()].flatMap(atHome),
  );
}

/** The same for a commit and its copies, and another for the same change on another branch. */
function originalOf({ authored, committed, author }: Merged): string {
  return [authored, committed, author.email].join(" ");
}

function atHome(copies: readonly Merged[]): Merged[] {
  const home = copies.find(({ reviewedIn, repository }) => reviewedIn === repository) ?? copies[0];
  return copies.filter(({ repository }) => repository === home?.repository);
}
