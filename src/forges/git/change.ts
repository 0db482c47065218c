/** Which change is it that git history shows? */
import { type Account, type Change, changeKey, type Instant, noLatest } from "../../review/change.ts";
import type { Listed, Snapshot } from "../../review/snapshot.ts";
import { trailersOf } from "../../review/trailers.ts";
import type { Hand } from "./commit.ts";
import type { Merged } from "./merged.ts";

/** The forge whose changes they are; `web` is where commits can be looked at, null when nowhere. */
export interface Place {
  forge: string;
  web: string | null;
}

/** @returns the row of a cheap pass. */
export function listedOf(merged: Merged): Listed {
  const { number, committed, earliest, latest } = merged;
  const updated = updatedOf(merged);
  const until = latest === earliest ? updated : latest === null ? noLatest : instant(latest);
  return {
    number,
    updated,
    version: versionOf(merged),
    within: { from: instant(Math.min(committed, earliest)), until },
  };
}

/** @returns the change with its people. What git does not say (votes, reviewers, comments, earlier patch sets) is null or empty. */
export function snapshotOf(merged: Merged, { forge, web }: Place): Snapshot {
  const { repository, branch, changeId, sha, author, committer, by, earliest, latest, message, subject } = merged;
  const { number } = merged;
  const hands = [author, committer, ...(by ? [by] : [])];
  const accounts = new Map(hands.map((hand) => [accountId(hand), accountOf(hand, forge)]));
  const key = (hand: Hand) => `${forge}~${accountId(hand)}`;
  const created = Math.min(merged.committed, earliest);
  const change: Change = {
    ...{ key: changeKey(forge, number), forge, number, repository, branch, changeId, subject },
    status: "merged",
    url: merged.url ?? (web === null ? "" : `${web}/${repository}/commit/${sha}`),
    topic: null,
    hashtags: [],
    owner: key(author),
    submitter: by && key(by),
    created: instant(created),
    updated: updatedOf(merged),
    submitted: instant(earliest),
    submittedUntil: latest === earliest ? null : latest === null ? noLatest : instant(latest),
    ...{ workInProgress: false, private: false, mergeable: null, submittable: null },
    ...{ insertions: null, deletions: null, unresolvedComments: null },
    currentPatchSet: 1,
    commitMessage: message,
    ...{ revertOf: null, cherryPickOf: null },
    patchSets: [{ number: 1, revision: sha, kind: null, created: instant(created), uploader: key(committer) }],
    ...{ votes: [], messages: [], reviewers: [], attention: null, requirements: null },
    trailers: message === null ? [] : trailersOf(message),
    dependencies: [],
    files: null,
    version: versionOf(merged),
  };
  return { change, accounts: [...accounts.values()] };
}

/** People are known by their address, else by what they call themselves; the name is their user name here. */
function accountOf(hand: Hand, forge: string): Account {
  const { name, email } = hand;
  return {
    key: `${forge}~${accountId(hand)}`,
    forge,
    name: name || null,
    username: name || null,
    email: email || null,
    service: false,
  };
}

function accountId({ name, email }: Hand): string {
  return email ? `mailto:${email.toLowerCase()}` : `name:${name.toLowerCase()}`;
}

/** What narrows the moment of a merge never makes it earlier, so a better reading is never older. */
function updatedOf({ earliest }: Merged): Instant {
  return instant(earliest);
}

function versionOf({ sha, earliest, latest }: Merged): string {
  return `${sha} ${earliest} ${latest ?? "?"}`;
}

function instant(seconds: number): Instant {
  return new Date(seconds * 1_000).toISOString();
}
