/** What is new for those who read feeds: what came into the queue, whose turn it became, what merged? */
import type { ActivityRow } from "../review/activity.ts";
import { repositoryOf } from "../review/program.ts";
import type { Ranked } from "../review/queue.ts";
import { activityBetween } from "../store/activity.ts";
import type { FeedEntry, FeedView } from "../words/feed.ts";
import { moverName, moverSentence } from "../words/mover.ts";
import { capital, list } from "../words/plain.ts";
import type { Context } from "./context.ts";
import { linkOf, linkOfId, somebody } from "./people-links.ts";
import { knownRepository, ranking } from "./queue.ts";
import { windowOf } from "./window.ts";

/** Whose feed, and of which repository; the team's and of all when absent. */
export interface FeedQuestion {
  as?: string | undefined;
  repository?: string | undefined;
}

/** Entries of a feed: as many as come in between two looks of a reader that looks seldom. */
const most = 50;
/** Days that a feed of what happened looks back. */
const reach = 30;
/** Those who review: what waits for others has not come into the team's queue. */
const reviewing = ["reviewers", "cores", "approver"];

/**
 * @returns what came into the team's queue, or became a person's turn: open changes by the moment since which it has
 * been so, the newest first. @throws Refused for somebody or a repository unknown.
 */
export async function queueFeed(context: Context, question: FeedQuestion): Promise<FeedView> {
  const as = question.as ? somebody(context, question.as) : null;
  const repository = question.repository ? knownRepository(context, question.repository) : null;
  const waiting = ranking(context, as?.id ?? null).filter(
    ({ change, turn }) =>
      (!repository || change.repository === repository) && (as !== null || reviewing.includes(turn.mover)),
  );
  const newest = waiting.toSorted((a, b) => (a.turn.since < b.turn.since ? 1 : -1)).slice(0, most);
  return {
    title: as ? `It became the turn of ${as.name}` : `What came into the queue of ${context.program.name}`,
    about: as
      ? `Open changes that wait for ${as.name}.`
      : "Open changes that wait for reviewers, cores or an approver.",
    page: `/queue${questionText({ as: as?.id, repository })}`,
    entries: newest.map((one) => turnEntry(context, one)),
  };
}

/** @returns what merged in the last 30 days, the newest first. @throws Refused for a repository unknown. */
export async function mergedFeed(context: Context, question: Pick<FeedQuestion, "repository">): Promise<FeedView> {
  const repository = question.repository ? knownRepository(context, question.repository) : null;
  const { from, to } = windowOf(context, reach);
  const rows = await activityBetween(context.db, from, to, { kinds: ["merged"] });
  const ours = rows.filter((row) => repositoryOf(context.program, row.forge, row.repository) !== null);
  return {
    title: `What merged in ${repository ?? context.program.name}`,
    about: "Changes that merged in the last 30 days.",
    page: "/",
    entries: ours
      .filter((row) => !repository || row.repository === repository)
      .reverse()
      .slice(0, most)
      .map((row) => mergedEntry(context, row)),
  };
}

function turnEntry(context: Context, { change, turn }: Ranked): FeedEntry {
  const whom = turn.who.map((id) => linkOfId(context.directory, id, null, context.now()).name);
  const why = turn.reasons.filter(({ decides }) => decides).map(({ text }) => text);
  return {
    id: `${change.url}#turn=${turn.mover}&since=${turn.since}`,
    at: turn.since,
    title: `${change.number}: ${change.subject}`,
    text: [
      `${capital(moverName(turn.mover))} must move it${whom.length > 0 ? `: ${list(whom)}` : ""}.`,
      ...(why.length > 0 ? why : [moverSentence(turn.mover)]),
      `It is patch set ${change.currentPatchSet} on ${change.branch} of ${change.repository}.`,
    ].join(" "),
    by: linkOf(context.directory, change.owner, null, context.now()).name,
    page: `/changes/${encodeURIComponent(change.key)}`,
  };
}

function mergedEntry({ directory, now }: Context, row: ActivityRow): FeedEntry {
  const by = row.by === null ? null : linkOf(directory, row.by, null, now()).name;
  return {
    id: `${row.url}#merged=${row.at}`,
    at: row.at,
    title: `${row.number}: ${row.subject}`,
    text: `Merged into ${row.branch} of ${row.repository}${by ? ` by ${by}` : ""}.`,
    by: linkOf(directory, row.owner, null, now()).name,
    page: `/changes/${encodeURIComponent(row.change)}`,
  };
}

function questionText(parts: Record<string, string | null | undefined>): string {
  const said = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]));
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}
