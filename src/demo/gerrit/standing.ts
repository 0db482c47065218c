/** What happens when a change is abandoned, restored, submitted, moved, deleted, hidden or set aside? */
import { type Change, current } from "./change.ts";
import { changeEvent, named, patchSetEvent } from "./events.ts";
import { clearAttention } from "./people.ts";
import { type Act, mustBeOpen, own, Refusal, record } from "./record.ts";
import { unmet } from "./requirements.ts";
import { projectOf, type Site, tell } from "./site.ts";
import { tipOf } from "./upload.ts";

/** Closes a change without merging it. */
export function abandon(site: Site, act: Act, change: Change, reason = ""): void {
  mustBeOpen(change);
  change.status = "ABANDONED";
  clearAttention(change, act, "Change was abandoned");
  record(site, change, act, {
    note: { text: withReason("Abandoned", reason), tag: own("abandon") },
    events: [() => patchSetEvent(site, change, "change-abandoned", act.at, { abandoner: named(act.by), reason })],
  });
}

/** Opens an abandoned change again. */
export function restore(site: Site, act: Act, change: Change, reason = ""): void {
  if (change.status !== "ABANDONED") throw new Refusal(409, `change is ${change.status.toLowerCase()}`);
  change.status = "NEW";
  record(site, change, act, {
    note: { text: withReason("Restored", reason), tag: own("restore") },
    events: [() => patchSetEvent(site, change, "change-restored", act.at, { restorer: named(act.by), reason })],
  });
}

/** Merges a change. @throws Refusal when a submit requirement is not met */
export function submit(site: Site, act: Act, change: Change): void {
  mustBeOpen(change);
  const [missing] = unmet(change);
  if (missing !== undefined) {
    const why = `Change ${change.number} is not ready: submit requirement '${missing}' is unsatisfied.`;
    throw new Refusal(409, `Failed to submit 1 change due to the following problems:\nChange ${change.number}: ${why}`);
  }
  merge(site, act, change);
}

/** Merges without asking whether it may. */
export function merge(site: Site, act: Act, change: Change): void {
  const { revision, number } = current(change);
  const from = tipOf(site, change.project, change.branch).commit;
  projectOf(site, change.project).tips.set(change.branch, {
    commit: revision,
    subject: change.subject,
    change: change.number,
    patchSet: number,
  });
  change.status = "MERGED";
  change.submitted = act.at;
  change.submitter = act.by;
  change.wip = false;
  clearAttention(change, act, "Change was submitted");
  record(site, change, act, {
    note: { text: "Change has been successfully merged", tag: own("merged") },
    refs: [{ name: `refs/heads/${change.branch}`, from, to: revision }],
    events: [
      () => patchSetEvent(site, change, "change-merged", act.at, { submitter: named(act.by), newRev: revision }),
    ],
  });
}

/** Marks as work in progress, or as ready. */
export function setWip(site: Site, act: Act, change: Change, wip: boolean, reason = ""): void {
  mustBeOpen(change);
  if (change.wip === wip)
    throw new Refusal(409, wip ? "change is already work in progress" : "change is not work in progress");
  change.wip = wip;
  change.reviewStarted ||= !wip;
  if (wip) clearAttention(change, act, "Change was marked work in progress");
  const [text, tag] = wip
    ? ["Set Work In Progress", own("setWorkInProgress")]
    : ["Set Ready For Review", own("setReadyForReview")];
  record(site, change, act, {
    note: { text: withReason(text, reason), tag },
    events: [() => patchSetEvent(site, change, "wip-state-changed", act.at, { changer: named(act.by) })],
  });
}

/** Hides a change from all but its owner and reviewers, or shows it again. */
export function setPrivate(site: Site, act: Act, change: Change, hidden: boolean): void {
  if (change.private === hidden) return;
  change.private = hidden;
  record(site, change, act, {
    note: hidden
      ? { text: "Set private", tag: own("setPrivate") }
      : { text: "Unset private", tag: own("unsetPrivate") },
    events: [() => patchSetEvent(site, change, "private-state-changed", act.at, { changer: named(act.by) })],
  });
}

/** Moves an open change to another branch; no typed event tells of it. */
export function move(site: Site, act: Act, change: Change, branch: string): void {
  mustBeOpen(change);
  if (!projectOf(site, change.project).branches.includes(branch)) {
    throw new Refusal(409, `Destination branch "${branch}" not found in the project`);
  }
  const text = `Change destination moved from ${change.branch} to ${branch}`;
  change.branch = branch;
  change.votes = change.votes.filter(({ value }) => value < 0);
  record(site, change, act, { note: { text } });
}

/** Removes a change for ever: no ref tells of it, one event does. */
export function remove(site: Site, act: Act, change: Change): void {
  site.changes.remove(change.number);
  tell(site, change, () => changeEvent(site, change, "change-deleted", act.at, { deleter: named(act.by) }));
}

function withReason(text: string, reason: string): string {
  return reason.trim() === "" ? text : `${text}\n\n${reason.trim()}`;
}
