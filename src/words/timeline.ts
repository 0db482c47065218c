/** How do we say what somebody did to a change? */
import type { Activity } from "../review/activity.ts";
import { signed } from "./plain.ts";

/** Gerrit's kinds of uploads, as people call them; REWORK is the usual one and needs no word. */
const uploads: Record<string, string> = {
  TRIVIAL_REBASE: "rebase",
  TRIVIAL_REBASE_WITH_MESSAGE_UPDATE: "rebase, new commit message",
  MERGE_FIRST_PARENT_UPDATE: "new first parent",
  NO_CODE_CHANGE: "new commit message",
  NO_CHANGE: "no change",
};

/** @returns what was done, to follow a name: "uploaded patch set 3 (rebase)", "voted Code-Review -1 on patch set 2". */
export function timelineText(activity: Activity): string {
  const { kind, patchSet } = activity;
  if (kind === "uploaded") {
    const word = activity.detail === null ? undefined : uploads[activity.detail];
    return `uploaded patch set ${patchSet ?? "of unknown number"}${word ? ` (${word})` : ""}`;
  }
  const on = patchSet === null ? "" : ` on patch set ${patchSet}`;
  if (kind === "voted") return `${voted(activity)}${on}`;
  return kind === "commented" ? `commented${on}` : deeds[kind];
}

const deeds = {
  merged: "merged",
  abandoned: "abandoned the change",
  restored: "restored the change",
  ready: "marked the change as ready for review",
  "work-in-progress": "marked the change as work in progress",
};

function voted({ label, value, detail }: Activity): string {
  if (value === 0 || value === null) return `removed ${detail === null ? "the" : `${detail}'s`} ${label} vote`;
  return `voted ${label} ${signed(value)}`;
}
