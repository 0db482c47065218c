/** How does stream-events word what happens? Shapes as a real 3.13.5 sends them. */
import { type Account, type Change, current, type PatchSet } from "./change.ts";
import { labels } from "./labels.ts";
import type { Event, Site } from "./site.ts";

/** @returns an account as events name it: never by number. */
export function named({ name, email, username }: Account) {
  return { name, ...(email ? { email } : {}), ...(username ? { username } : {}) };
}

/** @returns the event of a type about a change; `more` comes first, as the server has it. */
export function changeEvent(site: Site, change: Change, type: string, at: number, more: object = {}): Event {
  return {
    ...more,
    change: changeOf(site, change),
    project: change.project,
    refName: `refs/heads/${change.branch}`,
    changeKey: { id: change.changeId },
    type,
    eventCreatedOn: at,
  };
}

/** @returns the event of a type about the current patch set of a change. */
export function patchSetEvent(site: Site, change: Change, type: string, at: number, more: object = {}): Event {
  return changeEvent(site, change, type, at, { ...more, patchSet: patchSetOf(change, current(change)) });
}

/** @returns the event of a ref that now points elsewhere. */
export function refUpdated(project: string, refName: string, revs: [string, string], by: Account, at: number): Event {
  const [oldRev, newRev] = revs;
  return {
    submitter: named(by),
    refUpdate: { oldRev, newRev, refName, project },
    type: "ref-updated",
    eventCreatedOn: at,
  };
}

/** @returns all votes of somebody on a change; only those in `before`, their values then, have changed. */
export function approvalsOf(change: Change, by: Account, before: Map<string, number>) {
  return labels.map(({ name }) => {
    const vote = change.votes.find(({ label, by: voter }) => label === name && voter === by);
    const old = before.get(name);
    return {
      type: name,
      description: name,
      value: String(vote?.value ?? 0),
      ...(old === undefined ? {} : { oldValue: String(old) }),
    };
  });
}

/** @returns the ref under which a change keeps something ("meta", "2"). */
export function refOf(change: Change, what: string | number): string {
  return `refs/changes/${String(change.number % 100).padStart(2, "0")}/${change.number}/${what}`;
}

function changeOf(site: Site, change: Change) {
  return {
    project: change.project,
    branch: change.branch,
    ...(change.topic === null ? {} : { topic: change.topic }),
    id: change.changeId,
    number: change.number,
    subject: change.subject,
    owner: named(change.owner),
    url: `${site.url}/c/${change.project}/+/${change.number}`,
    commitMessage: current(change).message,
    ...(change.hashtags.length > 0 ? { hashtags: change.hashtags } : {}),
    createdOn: change.created,
    status: change.status,
    ...(change.wip ? { wip: true } : {}),
    ...(change.private ? { private: true } : {}),
    ...(change.cherryPickOf === null
      ? {}
      : { cherryPickOfChange: change.cherryPickOf.change, cherryPickOfPatchSet: change.cherryPickOf.patchSet }),
  };
}

function patchSetOf(change: Change, patchSet: PatchSet) {
  return {
    number: patchSet.number,
    revision: patchSet.revision,
    parents: [patchSet.parent.commit],
    ref: refOf(change, patchSet.number),
    uploader: named(patchSet.uploader),
    createdOn: patchSet.created,
    author: named(change.owner),
    kind: patchSet.kind,
    sizeInsertions: patchSet.insertions + patchSet.message.split("\n").length,
    sizeDeletions: -patchSet.deletions,
  };
}
