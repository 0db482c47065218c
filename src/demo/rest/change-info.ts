/** How does the REST API describe a change? Only what was asked for is there. */
import { type Account, type Attention, type Change, current, type PatchSet } from "../gerrit/change.ts";
import { refOf } from "../gerrit/events.ts";
import { Refusal } from "../gerrit/record.ts";
import { requirementsOf, unmet } from "../gerrit/requirements.ts";
import type { Site } from "../gerrit/site.ts";
import { timestamp } from "../query/moment.ts";
import { byNumber, type Describe, fully } from "./account-info.ts";
import { labelInfos, permitted } from "./label-info.ts";

/** ListChangesOption, as far as 3.13 knows it. Those that we do not draw are accepted and add nothing. */
const known = new Set(
  `LABELS DETAILED_LABELS CURRENT_REVISION ALL_REVISIONS CURRENT_COMMIT ALL_COMMITS CURRENT_FILES ALL_FILES
  DETAILED_ACCOUNTS MESSAGES CURRENT_ACTIONS REVIEWED DRAFT_COMMENTS DOWNLOAD_COMMANDS WEB_LINKS CHECK CHANGE_ACTIONS
  COMMIT_FOOTERS PUSH_CERTIFICATES REVIEWER_UPDATES SUBMITTABLE TRACKING_IDS SKIP_MERGEABLE SKIP_DIFFSTAT
  SUBMIT_REQUIREMENTS CUSTOM_KEYED_VALUES STAR PARENTS`.split(/\s+/),
);

export type Options = ReadonlySet<string>;

/** @returns the options of a request. @throws Refusal for one that does not exist */
export function optionsOf(names: readonly string[]): Options {
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined) throw new Refusal(400, `"${strange}" is not a valid value for "-o"`);
  return new Set(names);
}

/** @returns ChangeInfo as `viewer` sees it. */
export function changeInfo(site: Site, change: Change, options: Options, viewer: Account | null): object {
  const describe = options.has("DETAILED_ACCOUNTS") ? fully : byNumber;
  const { insertions, deletions } = current(change);
  const open = change.status === "NEW";
  return {
    id: `${encodeURIComponent(change.project)}~${change.number}`,
    triplet_id: `${encodeURIComponent(change.project)}~${encodeURIComponent(change.branch)}~${change.changeId}`,
    project: change.project,
    branch: change.branch,
    ...(change.topic === null ? {} : { topic: change.topic }),
    attention_set: attentionInfo(change.attention, describe),
    removed_from_attention_set: attentionInfo(change.removedAttention, describe),
    hashtags: change.hashtags,
    change_id: change.changeId,
    subject: change.subject,
    status: change.status,
    created: timestamp(change.created),
    updated: timestamp(change.updated),
    ...(change.submitted === null ? {} : { submitted: timestamp(change.submitted) }),
    ...(change.submitter === null ? {} : { submitter: describe(change.submitter) }),
    ...(open ? { submit_type: "MERGE_IF_NECESSARY", mergeable: change.mergeable } : {}),
    ...(options.has("SUBMITTABLE") ? { submittable: open && unmet(change).length === 0 } : {}),
    ...(options.has("SKIP_DIFFSTAT") ? {} : { insertions, deletions }),
    total_comment_count: change.comments,
    unresolved_comment_count: change.threads.filter(Boolean).length,
    ...(change.reviewStarted ? { has_review_started: true } : {}),
    ...(change.submitted === null ? {} : { submission_id: String(change.number) }),
    ...(change.cherryPickOf === null
      ? {}
      : { cherry_pick_of_change: change.cherryPickOf.change, cherry_pick_of_patch_set: change.cherryPickOf.patchSet }),
    meta_rev_id: change.meta,
    _number: change.number,
    virtual_id_number: change.number,
    owner: describe(change.owner),
    ...(change.wip ? { work_in_progress: true } : {}),
    ...(change.private ? { is_private: true } : {}),
    ...labelPart(site, change, options, viewer, describe),
    ...(options.has("MESSAGES") ? { messages: messageInfos(change, describe) } : {}),
    ...revisionPart(site, change, options, describe),
    requirements: [],
    submit_records: [],
    ...(options.has("SUBMIT_REQUIREMENTS") ? { submit_requirements: requirementsOf(change) } : {}),
  };
}

function labelPart(site: Site, change: Change, options: Options, viewer: Account | null, describe: Describe): object {
  const detailed = options.has("DETAILED_LABELS");
  const updates = options.has("REVIEWER_UPDATES") ? { reviewer_updates: updateInfos(change, describe) } : {};
  if (!detailed && !options.has("LABELS")) return updates;
  const reviewers = Object.groupBy(change.reviewers, ({ state }) => state);
  return {
    labels: labelInfos(site, change, describe, detailed),
    ...(detailed ? { permitted_labels: permitted(site, change, viewer), removable_reviewers: [] } : {}),
    reviewers: {
      ...(reviewers.REVIEWER ? { REVIEWER: reviewers.REVIEWER.map(({ who }) => describe(who)) } : {}),
      ...(reviewers.CC ? { CC: reviewers.CC.map(({ who }) => describe(who)) } : {}),
    },
    pending_reviewers: {},
    ...updates,
  };
}

function updateInfos(change: Change, describe: Describe): object[] {
  return change.reviewerUpdates.map(({ at, by, reviewer, state }) => ({
    updated: timestamp(at),
    updated_by: describe(by),
    reviewer: describe(reviewer),
    state,
  }));
}

function attentionInfo(entries: Attention[], describe: Describe): object {
  return Object.fromEntries(
    entries.map(({ account, at, reason }) => [
      account.id,
      { account: describe(account), last_update: timestamp(at), reason },
    ]),
  );
}

function messageInfos(change: Change, describe: Describe): object[] {
  return change.messages.map(({ id, tag, by, at, text, mentions, patchSet }) => ({
    id,
    ...(tag === null ? {} : { tag }),
    author: describe(by),
    date: timestamp(at),
    message: text,
    accounts_in_message: mentions.map(describe),
    _revision_number: patchSet,
  }));
}

function revisionPart(site: Site, change: Change, options: Options, describe: Describe): object {
  const last = current(change);
  const numbers = { current_revision_number: last.number };
  const all = options.has("ALL_REVISIONS");
  if (!all && !options.has("CURRENT_REVISION")) return numbers;
  const shown = all ? change.patchSets : [last];
  const infos = shown.map((patchSet) => [patchSet.revision, revisionInfo(site, change, patchSet, options, describe)]);
  return { ...numbers, current_revision: last.revision, revisions: Object.fromEntries(infos) };
}

function revisionInfo(site: Site, change: Change, patchSet: PatchSet, options: Options, describe: Describe): object {
  const commit = options.has("ALL_COMMITS") || (options.has("CURRENT_COMMIT") && patchSet === current(change));
  return {
    kind: patchSet.kind,
    _number: patchSet.number,
    created: timestamp(patchSet.created),
    uploader: describe(patchSet.uploader),
    ref: refOf(change, patchSet.number),
    fetch: {},
    ...(commit ? { commit: commitInfo(change, patchSet) } : {}),
    ...(filed(change, patchSet, options) ? { files: fileInfos(patchSet) } : {}),
    ...(options.has("PARENTS") ? { parents_data: [parentInfo(site, change, patchSet)] } : {}),
    branch: `refs/heads/${change.branch}`,
  };
}

function filed(change: Change, patchSet: PatchSet, options: Options): boolean {
  return options.has("ALL_FILES") || (options.has("CURRENT_FILES") && patchSet === current(change));
}

function fileInfos({ files, insertions, deletions }: PatchSet): object {
  const share = (lines: number, index: number) => Math.floor((lines + index) / files.length);
  return Object.fromEntries(
    files.map((path, index) => [
      path,
      { lines_inserted: share(insertions, index), lines_deleted: share(deletions, index), size_delta: 0, size: 0 },
    ]),
  );
}

function commitInfo({ owner }: Change, { authored, created, message, parent, uploader }: PatchSet): object {
  const person = ({ name, email }: Account, at: number) => ({ name, email, date: timestamp(at), tz: 0 });
  return {
    parents: [{ commit: parent.commit, subject: parent.subject }],
    author: person(owner, authored),
    committer: person(uploader, created),
    subject: message.split("\n", 1)[0],
    message,
  };
}

function parentInfo(site: Site, change: Change, { parent }: PatchSet): object {
  const target = { branch_name: `refs/heads/${change.branch}`, commit_id: parent.commit };
  const above = parent.change === null ? undefined : site.changes.get(parent.change);
  if (!above) return { ...target, is_merged_in_target_branch: true };
  return {
    ...target,
    is_merged_in_target_branch: above.status === "MERGED" && current(above).revision === parent.commit,
    change_id: above.changeId,
    change_number: above.number,
    patch_set_number: parent.patchSet,
    change_status: above.status,
  };
}
