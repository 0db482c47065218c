/** What is there to know of one change: whose turn, why, what happened, and what keeps it out of the queue? */
import { activitiesOf } from "../review/activities.ts";
import type { Activity } from "../review/activity.ts";
import type { Change, ChangeKey } from "../review/change.ts";
import { queueFor } from "../review/queue.ts";
import { spansOf } from "../review/spans.ts";
import { turnOf } from "../review/whose-turn.ts";
import { whyNot } from "../review/why.ts";
import { relatedOf } from "../store/read.ts";
import { timelineText } from "../words/timeline.ts";
import type { ChangeView, PersonLink, TimelineEntry } from "../words/views.ts";
import { turnContexts } from "./board.ts";
import { type Context, Refused } from "./context.ts";
import { linkOf, linkOfId, somebody } from "./people-links.ts";
import { itemOf } from "./queue.ts";
import { programOf } from "./rooms.ts";
import { theChange } from "./the-change.ts";

/** A change as people name it (number, key, Change-Id, address), seen by a person when `as` names one. */
export interface ShowQuestion {
  change: string;
  as?: string | undefined;
}

/** @returns everything about one change. @throws Refused when none or several fit, naming them. */
export async function show(context: Context, question: ShowQuestion): Promise<ChangeView> {
  const as = question.as ? somebody(context, question.as) : null;
  const change = await theChange(context, question.change);
  const ground = { ...context, directory: () => context.directory };
  const around = (await turnContexts(ground, [change]))(change);
  if (!around) throw new Refused(`${change.repository} is not one of this team's repositories.`);

  const turn = turnOf(change, around);
  const group = around.repository.coreGroup;
  const by = (account: string | null) =>
    account === null ? null : linkOf(context.directory, account, group, around.now);
  const activities = activitiesOf(change);
  const [ranked] =
    change.status === "open" ? queueFor([{ change, turn }], { ...around, program: programOf(context), as: null }) : [];
  return {
    item: itemOf(context, ranked ?? { change, turn, order: [], late: false }),
    status: change.status,
    changeId: change.changeId,
    hashtags: change.hashtags,
    submitted: change.submitted,
    submittedUntil: change.submittedUntil,
    updated: change.updated,
    commitMessage: change.commitMessage,
    trailers: change.trailers,
    patchSets: change.patchSets.map((patchSet) => ({ ...patchSet, by: by(patchSet.uploader) })),
    voteHistory: voteHistory(context, change, activities, group),
    timeline: timeline(change, activities, by),
    spans: spansOf(change, around),
    requirements: change.requirements,
    unresolvedComments: change.unresolvedComments,
    related: await related(context, change),
    whyNot: whyNot(change, turn, as?.id ?? null, around).map(({ who, ...rest }) => ({
      ...rest,
      who: who.map((id) => linkOfId(context.directory, id, group, around.now)),
    })),
  };
}

function voteHistory(
  context: Context,
  change: Change,
  activities: readonly Activity[],
  group: string,
): ChangeView["voteHistory"] {
  const given = activities.flatMap(({ kind, label, value, by, at, patchSet }) =>
    kind === "voted" && label && value !== null && by ? [{ label, value, by, at, patchSet }] : [],
  );
  const copied = change.votes.filter(
    ({ label, by }) => !given.some((v) => v.label === label && v.by === by && v.patchSet === change.currentPatchSet),
  );
  const link = (by: string) => linkOf(context.directory, by, group, context.now());
  return [
    ...given.map((vote) => ({ ...vote, by: link(vote.by), copied: false })),
    ...copied.map((vote) => ({ ...vote, by: link(vote.by), patchSet: change.currentPatchSet, copied: true })),
  ];
}

function timeline(
  change: Change,
  activities: readonly Activity[],
  by: (account: string | null) => PersonLink | null,
): TimelineEntry[] {
  const texts = new Map(change.messages.map(({ id, text }) => [id, text]));
  return activities.map((activity) => ({
    at: activity.at,
    by: by(activity.by),
    text: timelineText(activity),
    kind: activity.kind,
    patchSet: activity.patchSet,
    message: activity.kind === "commented" ? bodyOf(texts, activity.id) : null,
  }));
}

function bodyOf(texts: ReadonlyMap<string, string>, id: string): string | null {
  for (const [message, text] of texts)
    if (id.includes(message)) return text.split("\n").slice(1).join("\n").trim() || null;
  return null;
}

async function related(context: Context, change: Change): Promise<ChangeView["related"]> {
  const rows = await relatedOf(context.db, change);
  const known = new Set<ChangeKey>(rows.map(({ key }) => key));
  const missing = change.dependencies.filter(({ key }) => key === null || !known.has(key));
  return [
    ...rows,
    ...missing.map(({ kind, key, text }) => ({
      key: key ?? text,
      relation: kind === "parent" ? "needs its parent" : "depends on",
      status: null,
      subject: null,
      url: null,
    })),
  ];
}
