/** Which rows is a change? */
import { hash } from "node:crypto";
import type { Account, Change, ChangeKey, Instant } from "../review/change.ts";
import type { AccountsTable, ChangesTable, Tables } from "./tables.ts";

/** The tables whose rows belong to a change and are written anew with it. Activity is not among them: it only grows. */
export const parts = [
  "patch_sets",
  "votes",
  "messages",
  "reviewers",
  "attention",
  "hashtags",
  "requirements",
  "trailers",
  "dependencies",
  "files",
] as const satisfies (keyof Tables)[];

/** Rows of every part, by table. */
export type PartRows = { [T in (typeof parts)[number]]: Tables[T][] };

/** @returns a text that differs whenever anything about the change does. */
export function digestOf(change: Change): string {
  return hash("sha1", JSON.stringify(change), "base64");
}

/** @returns the change's own row. `readAt`: when its reading began. */
export function changeRow(change: Change, digest: string, readAt: Instant): ChangesTable {
  return {
    key: change.key,
    forge: change.forge,
    number: change.number,
    repository: change.repository,
    branch: change.branch,
    change_id: change.changeId,
    subject: change.subject,
    status: change.status,
    url: change.url,
    topic: change.topic,
    owner: change.owner,
    submitter: change.submitter,
    created: change.created,
    updated: change.updated,
    submitted: change.submitted,
    submitted_until: change.submittedUntil,
    work_in_progress: flag(change.workInProgress),
    private: flag(change.private),
    mergeable: change.mergeable === null ? null : flag(change.mergeable),
    submittable: change.submittable === null ? null : flag(change.submittable),
    insertions: change.insertions,
    deletions: change.deletions,
    unresolved_comments: change.unresolvedComments,
    current_patch_set: change.currentPatchSet,
    commit_message: change.commitMessage,
    revert_of: change.revertOf,
    cherry_pick_of: change.cherryPickOf,
    has_attention: flag(change.attention !== null),
    has_requirements: flag(change.requirements !== null),
    has_files: flag(change.files !== null),
    version: change.version,
    digest,
    read_at: readAt,
  };
}

/** @returns the rows of all parts of some changes. */
export function partRows(changes: readonly Change[]): PartRows {
  const each = <R>(rowsOf: (change: Change, change_key: ChangeKey) => R[]) => changes.flatMap((c) => rowsOf(c, c.key));
  return {
    patch_sets: each((c, change_key) =>
      c.patchSets.map(({ number, revision, kind, created, uploader }) => ({
        change_key,
        number,
        revision,
        kind,
        created,
        uploader,
      })),
    ),
    votes: each((c, change_key) => c.votes.map(({ label, value, by, at }) => ({ change_key, label, value, by, at }))),
    messages: each((c, change_key) =>
      c.messages.map(({ id, at, by, patchSet, tag, text }, seq) => ({
        change_key,
        id,
        seq,
        at,
        by,
        patch_set: patchSet,
        tag,
        text,
      })),
    ),
    reviewers: each((c, change_key) => c.reviewers.map(({ account, state }) => ({ change_key, account, state }))),
    attention: each((c, change_key) =>
      (c.attention ?? []).map(({ account, since, reason }) => ({ change_key, account, since, reason })),
    ),
    hashtags: each((c, change_key) => c.hashtags.map((hashtag) => ({ change_key, hashtag }))),
    requirements: each((c, change_key) =>
      (c.requirements ?? []).map(({ name, status, expression }, seq) => ({
        change_key,
        seq,
        name,
        status,
        expression,
      })),
    ),
    trailers: each((c, change_key) => c.trailers.map(({ key, value }, seq) => ({ change_key, seq, name: key, value }))),
    dependencies: each((c, change_key) =>
      c.dependencies.map(({ kind, key, text }, seq) => ({ change_key, seq, kind, other_key: key, text })),
    ),
    files: each((c, change_key) => (c.files ?? []).map((path) => ({ change_key, path }))),
  };
}

/** @returns an account's row. */
export function accountRow(account: Account): AccountsTable {
  const { key, forge, name, username, email, service } = account;
  return { key, forge, name, username, email, service: flag(service) };
}

function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
