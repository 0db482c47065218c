/** Which change do rows make? */
import type { Change } from "../review/change.ts";
import type { ChangesTable } from "./tables.ts";
import type { PartRows } from "./to-rows.ts";

/** @returns the change that its own row and the rows of its parts make, each part in its order. */
export function changeOf(row: ChangesTable, parts: PartRows): Change {
  return {
    key: row.key,
    forge: row.forge,
    number: row.number,
    repository: row.repository,
    branch: row.branch,
    changeId: row.change_id,
    subject: row.subject,
    status: row.status,
    url: row.url,
    topic: row.topic,
    hashtags: parts.hashtags.map(({ hashtag }) => hashtag),
    owner: row.owner,
    submitter: row.submitter,
    created: row.created,
    updated: row.updated,
    submitted: row.submitted,
    submittedUntil: row.submitted_until,
    workInProgress: row.work_in_progress === 1,
    private: row.private === 1,
    mergeable: row.mergeable === null ? null : row.mergeable === 1,
    submittable: row.submittable === null ? null : row.submittable === 1,
    insertions: row.insertions,
    deletions: row.deletions,
    unresolvedComments: row.unresolved_comments,
    currentPatchSet: row.current_patch_set,
    commitMessage: row.commit_message,
    revertOf: row.revert_of,
    cherryPickOf: row.cherry_pick_of,
    patchSets: parts.patch_sets.map(({ number, revision, kind, created, uploader }) => ({
      number,
      revision,
      kind,
      created,
      uploader,
    })),
    votes: parts.votes.map(({ label, value, by, at }) => ({ label, value, by, at })),
    messages: parts.messages.map(({ id, at, by, patch_set, tag, text }) => ({
      id,
      at,
      by,
      patchSet: patch_set,
      tag,
      text,
    })),
    reviewers: parts.reviewers.map(({ account, state }) => ({ account, state })),
    attention: row.has_attention
      ? parts.attention.map(({ account, since, reason }) => ({ account, since, reason }))
      : null,
    requirements: row.has_requirements
      ? parts.requirements.map(({ name, status, expression }) => ({ name, status, expression }))
      : null,
    trailers: parts.trailers.map(({ name, value }) => ({ key: name, value })),
    dependencies: parts.dependencies.map(({ kind, other_key, text }) => ({ kind, key: other_key, text })),
    files: row.has_files ? parts.files.map(({ path }) => path) : null,
    version: row.version,
  };
}
