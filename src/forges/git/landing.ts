/** Onto which branch did each commit come, and when, as far as history tells? */
import type { Tip } from "./clone.ts";

/** What is asked of a commit here; moments are whole seconds since 1970. */
export interface Step {
  sha: string;
  parents: readonly string[];
  committed: number;
  changeId: string | null;
  message: string;
  /** When Gerrit noted that it was merged; null when it did not. */
  submitted: number | null;
}

/** How a commit came onto a branch. */
export interface Landing {
  branch: string;
  /** Exact when both are equal; `latest` is null when nothing says. */
  earliest: number;
  latest: number | null;
  /** The merge commit that brought it; null for a commit that was fast-forwarded. */
  merge: string | null;
}

/** Stands for a commit of which it is not yet said. */
const nowhere: Landing = { branch: "", earliest: 0, latest: null, merge: null };

/** A superproject showed that this commit was the end of the branch. */
export interface Sighting {
  sha: string;
  at: number;
  /** True when the server wrote it as it merged; a person's may be late. */
  prompt: boolean;
}

/**
 * @param tips in order: a commit that several branches hold came onto the first of them
 * @param sightings by branch, oldest first
 * @returns where and when each commit landed, by its sha. What a merge of a tag or of another branch under review
 * ties in did not merge there: it lands on the branch that the merge names.
 */
export function landings(
  history: ReadonlyMap<string, Step>,
  tips: readonly Tip[],
  sightings: ReadonlyMap<string, readonly Sighting[]>,
): Map<string, Landing> {
  const landed = new Map<string, Landing>();
  const aside: Tip[] = [];
  for (const { branch, sha } of tips) take(sha, branch, null);
  for (let next = aside.shift(); next; next = aside.shift()) take(next.sha, next.branch, null);
  return landed;

  function take(tip: string, branch: string, by: Step | null): void {
    const line: Step[] = [];
    for (let step = history.get(tip); step && !landed.has(step.sha); step = history.get(step.parents[0] ?? "")) {
      line.push(step);
      landed.set(step.sha, nowhere);
    }
    line.reverse();
    if (by === null) bound(line, branch);
    for (const step of line) {
      if (by !== null) landed.set(step.sha, broughtBy(by, branch, step));
      for (const other of step.parents.slice(1)) takeSide(other, step, branch, by);
    }
  }

  function takeSide(tip: string, merge: Step, branch: string, by: Step | null): void {
    if (tiesIn(merge)) aside.push({ branch: namedIn(merge.message), sha: tip });
    else take(tip, branch, by === null || submits(merge) ? merge : by);
  }

  /** Fast-forwarded commits lie between what is known below and above them. */
  function bound(line: readonly Step[], branch: string): void {
    const seen = seenAt(line, sightings.get(branch) ?? []);
    let latest: number | null = null;
    const latests = line.map(() => null as number | null);
    for (let i = line.length - 1; i >= 0; i--) {
      const step = line[i] as Step;
      latest = ownMoment(step) ?? lesser(latest, seen[i]?.latest ?? null);
      latests[i] = latest;
    }
    let earliest = 0;
    for (const [i, step] of line.entries()) {
      const own = ownMoment(step) ?? (seen[i]?.exact && seen[i]?.latest === latests[i] ? latests[i] : null);
      const limit = latests[i] ?? null;
      const possible = [seen[i]?.earliest ?? 0, step.committed].filter((at) => limit === null || at <= limit);
      earliest = own ?? Math.max(earliest, ...possible);
      landed.set(step.sha, { branch, earliest, latest: own ?? limit, merge: null });
    }
  }
}

/** What a superproject says of each commit of a line, oldest first. */
function seenAt(line: readonly Step[], sightings: readonly Sighting[]) {
  const places = new Map(line.map(({ sha }, i) => [sha, i]));
  const seen: ({ earliest: number; latest: number; exact: boolean } | undefined)[] = [];
  let next = 0;
  let before: Sighting | null = null;
  for (const sighting of sightings) {
    const place = places.get(sighting.sha);
    for (; place !== undefined && next <= place; next++) {
      const exact = next === place && sighting.prompt && before !== null;
      seen[next] = { earliest: before?.at ?? 0, latest: sighting.at, exact };
    }
    before = sighting;
  }
  return seen;
}

function broughtBy(merge: Step, branch: string, { submitted }: Step): Landing {
  const at = submitted ?? merge.committed;
  return { branch, earliest: at, latest: at, merge: merge.sha };
}

/** The moment that a commit on a branch tells of itself: a merge by the server is made as it merges. */
function ownMoment(step: Step): number | null {
  return step.submitted ?? (step.parents.length > 1 && step.changeId === null && !tiesIn(step) ? step.committed : null);
}

/** A merge of a tag, or one that was itself under review, joins histories that were merged elsewhere. */
function tiesIn({ parents, changeId, message }: Step): boolean {
  return parents.length > 1 && (changeId !== null || /^Merge (?:remote-tracking )?tag /.test(message));
}

/** Gerrit's own words for the merge commit that it makes. */
function submits({ message }: Step): boolean {
  return /^Merge (?:"|changes |topic )/.test(message);
}

/** "feature/x" of `Merge branch 'origin/feature/x' into master`; the tag of `Merge tag '8.0.0'`. */
function namedIn(message: string): string {
  const name = /'([^'\n]+)'/.exec(message)?.[1];
  return name ? name.replace(/^(?:remotes\/)?(?:origin|gerrit)\//, "") : "another branch";
}

function lesser(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
