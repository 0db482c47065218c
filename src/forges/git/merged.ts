/** Which changes does a clone hold, each with how sure its moment of merging is? */
import type { Clone } from "./clone.ts";
import { type Commit, commitsOf, type Hand } from "./commit.ts";
import { type Landing, landings } from "./landing.ts";
import { type ReviewNote, reviewNote } from "./review-note.ts";
import type { Sightings } from "./superproject.ts";

/** A change that merged. Moments are whole seconds since 1970. */
export interface Merged {
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
  const history = new Map<string, Commit & { submitted: number | null; noted: ReviewNote | null }>();
  for await (const commit of commitsOf(clone, signal)) {
    const noted = reviewNote(commit.note);
    // The whole text of a merge is never shown, and there may be very many.
    const message = commit.changeId === null ? commit.message.slice(0, 200) : commit.message;
    history.set(commit.sha, { ...commit, message, note: "", noted, submitted: noted?.submitted ?? null });
  }
  const landed = landings(history, clone.tips, sightings);
  const merged: Merged[] = [];
  for (const [sha, landing] of landed) {
    const commit = history.get(sha);
    if (!commit || commit.changeId === null) continue;
    const merge = landing.merge === null ? null : (history.get(landing.merge) ?? null);
    merged.push(mergedOf(repository, { ...commit, changeId: commit.changeId }, landing, merge));
  }
  return { merged: firstOfEach(merged), commits: history.size };
}

function mergedOf(
  repository: string,
  commit: Commit & { changeId: string; noted: ReviewNote | null },
  { branch, earliest, latest }: Landing,
  merge: Commit | null,
): Merged {
  const { sha, author, authored, committer, committed, changeId, message, noted } = commit;
  return {
    ...{ repository, branch: noted?.branch ?? branch, changeId, sha },
    ...{ author, authored, committer, committed, earliest, latest, message },
    by: noted?.by ?? merge?.committer ?? null,
    url: noted?.url ?? null,
    reviewedIn: noted?.project ?? null,
    subject: message.slice(0, (message.indexOf("\n") + 1 || message.length + 1) - 1),
  };
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
  const same = Map.groupBy(readings.flat(), ({ changeId, authored, committed, author }) =>
    [changeId, authored, committed, author.email].join(" "),
  );
  return [...same.values()].flatMap((copies) => {
    const home = copies.find(({ reviewedIn, repository }) => reviewedIn === repository) ?? copies[0];
    return copies.filter(({ repository }) => repository === home?.repository);
  });
}
