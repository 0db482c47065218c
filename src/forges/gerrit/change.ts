/** How does Gerrit's description of a change read in the house's words? */
import {
  type AccountKey,
  type Attention,
  accountKey,
  type Change,
  changeKey,
  type Message,
  type PatchSet,
  type Requirement,
  type Reviewer,
  type Status,
  type Vote,
} from "../../review/change.ts";
import type { Snapshot } from "../../review/snapshot.ts";
import { trailersOf } from "../../review/trailers.ts";
import { dependenciesOf } from "./dependencies.ts";
import { fromGerrit } from "./instant.ts";
import { gatherPeople, type People } from "./people.ts";
import type { ChangeInfo } from "./reply.ts";

const statuses: Record<ChangeInfo["status"], Status> = { NEW: "open", MERGED: "merged", ABANDONED: "abandoned" };

/** Where a change was read. */
export interface Origin {
  /** Name of the forge. */
  forge: string;
  /** Its base address. */
  url: string;
}

/** @returns the change and every account it names. What Gerrit did not say is null. */
export function snapshotOf(info: ChangeInfo, { forge, url }: Origin): Snapshot {
  const people = gatherPeople(forge);
  const patchSets = patchSetsOf(info, people);
  const current = info.current_revision ? info.revisions?.[info.current_revision] : undefined;
  const commitMessage = current?.commit?.message ?? null;
  const trailers = commitMessage === null ? [] : trailersOf(commitMessage);
  const change: Change = {
    key: changeKey(forge, info._number),
    forge,
    number: info._number,
    repository: info.project,
    branch: info.branch,
    changeId: info.change_id ?? null,
    subject: info.subject,
    status: statuses[info.status],
    url: `${url}/c/${info.project}/+/${info._number}`,
    topic: info.topic || null,
    hashtags: info.hashtags?.toSorted() ?? [],
    owner: people.key(info.owner) ?? accountKey(forge, "unknown"),
    submitter: people.key(info.submitter),
    created: fromGerrit(info.created),
    updated: fromGerrit(info.updated),
    submitted: info.submitted ? fromGerrit(info.submitted) : null,
    submittedUntil: null,
    workInProgress: info.work_in_progress ?? false,
    private: info.is_private ?? false,
    mergeable: info.mergeable ?? null,
    submittable: info.submittable ?? null,
    insertions: info.insertions ?? null,
    deletions: info.deletions ?? null,
    unresolvedComments: info.unresolved_comment_count ?? null,
    currentPatchSet: typeof current?._number === "number" ? current._number : (patchSets.at(-1)?.number ?? 1),
    commitMessage,
    revertOf: info.revert_of ? changeKey(forge, info.revert_of) : null,
    cherryPickOf: info.cherry_pick_of_change ? changeKey(forge, info.cherry_pick_of_change) : null,
    patchSets,
    votes: votesOf(info, people),
    messages: messagesOf(info, people),
    reviewers: reviewersOf(info, people),
    attention: attentionOf(info, people),
    requirements: requirementsOf(info),
    trailers,
    dependencies: dependenciesOf(current, trailers, { forge, url }),
    files: info.status === "NEW" ? filesOf(current?.files) : null,
    version: versionOf(info),
  };
  return { change, accounts: people.all(), labels: rangesOf(info) };
}

function rangesOf({ labels = {} }: ChangeInfo): NonNullable<Snapshot["labels"]> {
  return Object.entries(labels).flatMap(([name, { values }]) => {
    const numbers = Object.keys(values ?? {})
      .map(Number)
      .filter(Number.isInteger);
    return numbers.length > 0 ? [{ name, min: Math.min(...numbers), max: Math.max(...numbers) }] : [];
  });
}

/** @returns the token of a change's state: the SHA-1 of its NoteDb ref, else the date of its last update. */
export function versionOf(row: { meta_rev_id?: string | undefined; updated?: string | undefined }): string {
  return row.meta_rev_id ?? row.updated ?? "";
}

/** @returns the paths in the order of their names; what Gerrit makes up beside the files of a commit begins with a slash. */
export function filesOf(files: Record<string, unknown> | undefined): string[] | null {
  return files
    ? Object.keys(files)
        .filter((path) => !path.startsWith("/"))
        .sort(compare)
    : null;
}

function patchSetsOf(info: ChangeInfo, people: People): PatchSet[] {
  const patchSets: PatchSet[] = [];
  for (const [revision, { _number, kind, created, uploader }] of Object.entries(info.revisions ?? {})) {
    if (typeof _number !== "number") continue;
    const by = people.key(uploader);
    patchSets.push({ number: _number, revision, kind: kind ?? null, created: fromGerrit(created), uploader: by });
  }
  return patchSets.sort((a, b) => a.number - b.number);
}

/** In `all`, 0 is a reviewer who has not voted. */
function votesOf(info: ChangeInfo, people: People): Vote[] {
  const votes: Vote[] = [];
  for (const [label, { all }] of Object.entries(info.labels ?? {})) {
    for (const approval of all ?? []) {
      const by = people.key(approval);
      if (by && approval.value) {
        votes.push({ label, value: approval.value, by, at: fromGerrit(approval.date ?? info.updated) });
      }
    }
  }
  return votes.sort((a, b) => compare(a.at, b.at) || compare(a.label, b.label) || compare(a.by, b.by));
}

function messagesOf(info: ChangeInfo, people: People): Message[] {
  return (info.messages ?? []).map(({ id, date, author, _revision_number, tag, message, accounts_in_message }) => ({
    id,
    at: fromGerrit(date),
    by: people.key(author),
    patchSet: _revision_number ?? null,
    tag: tag ?? null,
    text: people.named(message, accounts_in_message ?? []),
  }));
}

function reviewersOf(info: ChangeInfo, people: People): Reviewer[] {
  const { REVIEWER = [], CC = [] } = info.reviewers ?? {};
  const as = (state: Reviewer["state"]) => (account: AccountKey | null) => (account ? [{ account, state }] : []);
  return [
    ...REVIEWER.map((info) => people.key(info)).flatMap(as("reviewer")),
    ...CC.map((info) => people.key(info)).flatMap(as("cc")),
  ].sort((a, b) => compare(a.account, b.account));
}

function attentionOf(info: ChangeInfo, people: People): Attention[] | null {
  // A change that nobody ever had to look at has none; servers that have requirements have attention sets.
  const set = info.attention_set ?? (info.submit_requirements ? {} : null);
  return (
    set &&
    Object.values(set)
      .flatMap(({ account, last_update, reason, reason_account }) => {
        const key = people.key(account);
        if (!key) return [];
        const since = fromGerrit(last_update ?? info.updated);
        return [
          { account: key, since, reason: reason ? people.named(reason, reason_account ? [reason_account] : []) : null },
        ];
      })
      .sort((a, b) => compare(a.since, b.since) || compare(a.account, b.account))
  );
}

function requirementsOf(info: ChangeInfo): Requirement[] | null {
  return (
    info.submit_requirements?.map(({ name, status, submittability_expression_result }) => ({
      name,
      status: status.toLowerCase(),
      expression: submittability_expression_result?.expression ?? null,
    })) ?? null
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
