/** Who reviews a change, and whose attention does it ask for? */
import type { Account, Change } from "./change.ts";
import { named, patchSetEvent } from "./events.ts";
import { type Act, own, record } from "./record.ts";
import type { Site } from "./site.ts";

/** Adds or moves a reviewer; nothing happens when they are there in that state. */
export function addReviewer(site: Site, act: Act, change: Change, who: Account, state: "REVIEWER" | "CC"): void {
  if (!place(change, act, who, state)) return;
  if (state === "REVIEWER" && change.status === "NEW" && !change.wip) attend(change, act, who, "Reviewer was added");
  const told = state === "REVIEWER" && who.id !== null;
  const more = { reviewer: named(who), adder: named(act.by) };
  record(site, change, act, {
    events: told ? [() => patchSetEvent(site, change, "reviewer-added", act.at, more)] : [],
  });
}

/** Takes a reviewer and their votes away. */
export function removeReviewer(site: Site, act: Act, change: Change, who: Account): void {
  change.reviewers = change.reviewers.filter((reviewer) => reviewer.who !== who);
  change.votes = change.votes.filter((vote) => vote.by !== who);
  change.reviewerUpdates.push({ at: act.at, by: act.by, reviewer: who, state: "REMOVED" });
  leaveAttention(change, act, who, "Reviewer was removed");
  const name = who.id === null ? who.email : `<GERRIT_ACCOUNT_${who.id}>`;
  const more = {
    reviewer: named(who),
    remover: named(act.by),
    comment: `Removed reviewer ${who.name} <${who.email}>.`,
  };
  record(site, change, act, {
    note: { text: `Removed reviewer ${name}.`, tag: own("deleteReviewer"), mentions: who.id === null ? [] : [who] },
    events: who.id === null ? [] : [() => patchSetEvent(site, change, "reviewer-deleted", act.at, more)],
  });
}

/** Whoever votes becomes a reviewer, whoever only comments is put in CC; the owner is neither unless they vote. */
export function involve(change: Change, act: Act, state: "REVIEWER" | "CC"): void {
  const present = change.reviewers.find(({ who }) => who === act.by);
  if (present?.state === "REVIEWER" || (act.by === change.owner && state === "CC")) return;
  place(change, act, act.by, state);
}

/** Puts somebody into the attention set, as part of an update. */
export function attend(change: Change, { at }: Act, account: Account, reason: string): void {
  if (account.service || account.id === null || change.attention.some((entry) => entry.account === account)) return;
  change.attention.push({ account, at, reason });
  change.removedAttention = change.removedAttention.filter((entry) => entry.account !== account);
}

/** Takes somebody out of the attention set, as part of an update. */
export function leaveAttention(change: Change, { at }: Act, account: Account, reason: string): void {
  if (!change.attention.some((entry) => entry.account === account)) return;
  change.attention = change.attention.filter((entry) => entry.account !== account);
  change.removedAttention = change.removedAttention.filter((entry) => entry.account !== account);
  change.removedAttention.push({ account, at, reason });
}

/** Nobody has to look any more. */
export function clearAttention(change: Change, act: Act, reason: string): void {
  for (const { account } of change.attention) leaveAttention(change, act, account, reason);
}

/** Asks for somebody's attention, or no longer: an update of its own, of which no typed event tells. */
export function setAttention(
  site: Site,
  act: Act,
  change: Change,
  account: Account,
  reason: string,
  on: boolean,
): void {
  if (on) attend(change, act, account, reason);
  else leaveAttention(change, act, account, reason);
  record(site, change, act, {});
}

function place(change: Change, act: Act, who: Account, state: "REVIEWER" | "CC"): boolean {
  const present = change.reviewers.find((reviewer) => reviewer.who === who || isSameStranger(reviewer.who, who));
  if (present?.state === state) return false;
  if (present) present.state = state;
  else change.reviewers.push({ who, state });
  change.reviewerUpdates.push({ at: act.at, by: act.by, reviewer: who, state });
  return true;
}

function isSameStranger(one: Account, other: Account): boolean {
  return one.id === null && other.id === null && one.email.toLowerCase() === other.email.toLowerCase();
}
