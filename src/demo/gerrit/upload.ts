/** What happens when somebody uploads a change or a new patch set? */
import { type Change, current, type Kind, type Parent, type PatchSet, type Seconds, subjectOf } from "./change.ts";
import { changeEvent, named, patchSetEvent, refOf } from "./events.ts";
import { copiedBy, labels, signed } from "./labels.ts";
import { type Act, mustBeOpen, nothing, own, Refusal, record } from "./record.ts";
import { projectOf, type Site, sha } from "./site.ts";

/** A change to be; its Change-Id is added to the message when it has none. */
export interface Draft {
  project: string;
  branch: string;
  message: string;
  topic?: string | null;
  hashtags?: string[];
  wip?: boolean;
  private?: boolean;
  /** The open change that it builds on; else the branch's newest commit. */
  on?: Change | null;
  cherryPickOf?: Change | null;
  authored?: Seconds;
  size?: [insertions: number, deletions: number];
  files?: string[];
}

/** Uploads the first patch set. @throws Refusal for an unknown project or branch, or an empty message */
export function create(site: Site, act: Act, draft: Draft): Change {
  const project = site.projects.get(draft.project);
  if (!project) throw new Refusal(422, `Project not found: ${draft.project}`);
  if (!project.branches.includes(draft.branch)) throw new Refusal(400, `Destination branch does not exist`);
  if (draft.message.trim() === "") throw new Refusal(400, "commit message must be non-empty");
  const number = site.nextNumber++;
  const picked = draft.cherryPickOf ?? null;
  const changeId = changeIdIn(draft.message) ?? picked?.changeId ?? `I${sha(site, `${number}/change-id`)}`;
  const first: PatchSet = {
    number: 1,
    revision: sha(site, `${number}/1`),
    kind: "REWORK",
    created: act.at,
    uploader: act.by,
    authored: draft.authored ?? act.at,
    parent: draft.on ? parentOn(draft.on) : tipOf(site, draft.project, draft.branch),
    message: withChangeId(draft.message, changeId),
    insertions: draft.size?.[0] ?? 1,
    deletions: draft.size?.[1] ?? 0,
    files: draft.files ?? [],
  };
  const change: Change = {
    number,
    project: draft.project,
    branch: draft.branch,
    changeId,
    subject: subjectOf(draft.message),
    status: "NEW",
    topic: draft.topic ?? null,
    hashtags: draft.hashtags ?? [],
    owner: act.by,
    created: act.at,
    updated: act.at,
    submitted: null,
    submitter: null,
    wip: draft.wip ?? false,
    private: draft.private ?? false,
    reviewStarted: !draft.wip,
    mergeable: true,
    cherryPickOf: picked && { change: picked.number, patchSet: current(picked).number },
    patchSets: [first],
    votes: [],
    messages: [],
    reviewers: [],
    reviewerUpdates: [],
    attention: [],
    removedAttention: [],
    threads: [],
    comments: 0,
    remarks: [],
    meta: nothing,
    updates: 0,
  };
  site.changes.add(change);
  const tag = own(change.wip ? "newWipPatchSet" : "newPatchSet");
  record(site, change, act, {
    note: { text: "Uploaded patch set 1.", tag },
    refs: [{ name: refOf(change, 1), from: nothing, to: first.revision }],
    events: [
      () => patchSetEvent(site, change, "patchset-created", act.at, { uploader: named(act.by) }),
      // As if it had been changed from itself.
      ...(change.topic === null
        ? []
        : [
            () =>
              changeEvent(site, change, "topic-changed", act.at, { changer: named(act.by), oldTopic: change.topic }),
          ]),
    ],
  });
  return change;
}

/** What a new patch set is made of; what is not said stays. */
export interface Rework {
  kind: Kind;
  message?: string;
  parent?: Parent;
  size?: [insertions: number, deletions: number];
  files?: string[];
  /** True when a button of the server made it, which words it differently from a push. */
  button?: boolean;
}

/** Uploads another patch set: votes are copied by their labels' conditions, the others are outdated. @throws Refusal when closed */
export function upload(site: Site, act: Act, change: Change, rework: Rework): void {
  mustBeOpen(change);
  const before = current(change);
  const number = before.number + 1;
  const next: PatchSet = {
    ...before,
    number,
    revision: sha(site, `${change.number}/${number}`),
    kind: rework.kind,
    created: act.at,
    uploader: act.by,
    parent: rework.parent ?? before.parent,
    message: withChangeId(rework.message ?? before.message, change.changeId),
    insertions: rework.size?.[0] ?? before.insertions,
    deletions: rework.size?.[1] ?? before.deletions,
    files: rework.files ?? before.files,
  };
  change.patchSets.push(next);
  change.subject = subjectOf(next.message);
  if (rework.kind !== "NO_CODE_CHANGE") change.mergeable = true;
  const text = `${headline(rework, number)}${carryVotes(change, act)}`;
  record(site, change, act, {
    note: { text, tag: own(change.wip ? "newWipPatchSet" : "newPatchSet") },
    refs: [{ name: refOf(change, number), from: nothing, to: next.revision }],
    events: [() => patchSetEvent(site, change, "patchset-created", act.at, { uploader: named(act.by) })],
  });
}

/** Puts a change on the newest of what it builds on. @throws Refusal when it is there, or closed */
export function rebase(site: Site, act: Act, change: Change): void {
  mustBeOpen(change);
  const parent = newerParent(site, change);
  if (parent === null) throw new Refusal(409, "Change is already up to date.");
  upload(site, act, change, { kind: "TRIVIAL_REBASE", parent, button: true });
}

/** @returns the newest patch set of the open change that a change builds on, else the tip of its branch; null when it is there. */
export function newerParent(site: Site, change: Change): Parent | null {
  const { parent } = current(change);
  const above = parent.change === null ? undefined : site.changes.get(parent.change);
  const newest = above?.status === "NEW" ? parentOn(above) : tipOf(site, change.project, change.branch);
  return newest.commit === parent.commit ? null : newest;
}

function headline({ kind, button = false }: Rework, number: number): string {
  const what = {
    REWORK: "",
    TRIVIAL_REBASE: `Patch Set ${number - 1} was rebased`,
    NO_CODE_CHANGE: "Commit message was updated",
  };
  if (button && kind === "TRIVIAL_REBASE") return `Patch Set ${number}: ${what[kind]}`;
  if (button) return `Patch Set ${number}: ${what[kind]}.`;
  return `Uploaded patch set ${number}${what[kind] && `: ${what[kind]}`}.`;
}

/** Keeps the votes that a condition keeps, dated anew as Gerrit does. @returns what the message says of it. */
function carryVotes(change: Change, { at }: Act): string {
  const kept: string[] = [];
  const lost: string[] = [];
  change.votes = change.votes.flatMap((vote) => {
    const atom = copiedBy(vote, current(change).kind);
    const condition = labels.find(({ name }) => name === vote.label)?.copyCondition ?? null;
    const marked = atom && condition ? condition.replace(atom, `**${atom}**`) : condition;
    const because = marked === null ? "" : ` (copy condition: "${marked}")`;
    (atom ? kept : lost).push(`* ${vote.label}${signed(vote.value)}${because}`);
    return atom ? [{ ...vote, at, copied: true }] : [];
  });
  const part = (title: string, lines: string[]) => (lines.length > 0 ? `\n\n${title}:\n${lines.join("\n")}` : "");
  const parts = part("Copied Votes", kept) + part("Outdated Votes", lost);
  return parts && `${parts}\n`;
}

function parentOn(change: Change): Parent {
  const { revision, number } = current(change);
  return { commit: revision, subject: change.subject, change: change.number, patchSet: number };
}

/** @returns the newest commit of a branch. */
export function tipOf(site: Site, project: string, branch: string): Parent {
  const first = { commit: sha(site, project), subject: "Initial empty repository", change: null, patchSet: null };
  return projectOf(site, project).tips.get(branch) ?? first;
}

function changeIdIn(message: string): string | null {
  return /^Change-Id: (I[0-9a-f]{40})$/m.exec(message)?.[1] ?? null;
}

/** Puts the Change-Id where it belongs: at the end of the last paragraph when that holds trailers, else in its own. */
function withChangeId(message: string, changeId: string): string {
  if (changeIdIn(message) !== null) return message;
  const text = message.trimEnd();
  const last = text.slice(text.lastIndexOf("\n\n") + 2);
  const trailers = text.includes("\n\n") && last.split("\n").every((line) => /^[A-Za-z-]+: /.test(line));
  return `${text}${trailers ? "\n" : "\n\n"}Change-Id: ${changeId}\n`;
}
