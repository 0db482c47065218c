/** What waits for a person or for the team, in which order, and what is next? */

import { repositoryOf } from "../review/program.ts";
import { queueFor, type Ranked } from "../review/queue.ts";
import type { Mover } from "../review/turn.ts";
import { movers } from "../words/mover.ts";
import type { QueueItem, QueueView } from "../words/views.ts";
import { type Context, Refused } from "./context.ts";
import { frozenMark } from "./frozen.ts";
import { coreGroups, linkOf, linkOfId, linkOfWho, somebody } from "./people-links.ts";
import { knownSort, sorted } from "./queue-sorts.ts";
import { remember } from "./remember.ts";
import { reservedMark } from "./room-people.ts";
import { programOf } from "./rooms.ts";

/** What the queue is asked. `page` counts from 1; `size` is the number of items on a page; `sort` is one of `sorts`. */
export interface QueueQuestion {
  as?: string | undefined;
  repository?: string | undefined;
  mover?: string | undefined;
  text?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
}

/** @returns one page of what waits, for a person when `as` names one. @throws Refused naming the valid values. */
export async function queue(context: Context, question: QueueQuestion): Promise<QueueView> {
  const { as, filters, ranked, shown } = waiting(context, question);
  const { repository, mover, text } = filters;
  const size = question.size ?? 50;
  const pages = Math.max(1, Math.ceil(shown.length / size));
  const page = Math.min(Math.max(1, question.page ?? 1), pages);
  return {
    as: as && linkOfWho(context.directory, as, coreGroups(context), context.now()),
    filters,
    items: shown.slice((page - 1) * size, page * size).map((one) => itemOf(context, one)),
    total: shown.length,
    page,
    pages,
    movers: moverCounts(ranked),
    repositories: context.program.repositories.map(({ name }) => name),
    empty:
      shown.length > 0 ? null : emptiness(as?.name ?? null, repository !== null || mover !== null || text !== null),
  };
}

/**
 * @returns all that waits and fits the filters, in order (`shown`), and what it would be for any mover (`ranked`).
 * @throws Refused naming the valid values.
 */
export function waiting(context: Context, question: Omit<QueueQuestion, "page" | "size">) {
  const as = question.as ? somebody(context, question.as) : null;
  const repository = question.repository ? knownRepository(context, question.repository) : null;
  const mover = question.mover ? knownMover(question.mover) : null;
  const text = question.text?.trim() || null;
  const sort = question.sort ? knownSort(question.sort) : "order";
  const words = text?.toLowerCase();
  const ranked = ranking(context, as?.id ?? null).filter(
    ({ change }) => (!repository || change.repository === repository) && (!words || matches(context, change, words)),
  );
  const shown = sorted(mover ? ranked.filter(({ turn }) => turn.mover === mover) : ranked, sort);
  return { as, filters: { repository, mover, text, sort }, ranked, shown };
}

/** @returns the one change to look at next; null when nothing waits. @throws Refused for somebody unknown. */
export async function next(context: Context, question: QueueQuestion): Promise<QueueItem | null> {
  return (await queue(context, { ...question, page: 1, size: 1 })).items[0] ?? null;
}

/** @returns what waits for a `Who.id`, or for the team when null, in order; kept until something moves. */
export function ranking(context: Context, as: string | null): readonly Ranked[] {
  const { board, directory } = context;
  const program = programOf(context);
  const key = JSON.stringify([as, program.sprints.map(({ id, topics, hashtags }) => [id, topics, hashtags])]);
  return remember(context, "ranking", key, () =>
    queueFor(board.entries(), { as, program, directory, now: context.now() }),
  );
}

/** @returns how many of these changes each mover has, every mover named. */
export function moverCounts(ranked: readonly Ranked[]): { mover: Mover; count: number }[] {
  const counts = new Map<Mover, number>();
  for (const { turn } of ranked) counts.set(turn.mover, (counts.get(turn.mover) ?? 0) + 1);
  return movers.map((mover) => ({ mover, count: counts.get(mover) ?? 0 }));
}

/** @returns a ranked change as it is shown in a list. */
export function itemOf(context: Context, { change, turn, order, late }: Ranked): QueueItem {
  const { directory } = context;
  const now = context.now();
  const group = repositoryOf(context.program, change.forge, change.repository)?.coreGroup ?? null;
  return {
    key: change.key,
    number: change.number,
    url: change.url,
    repository: change.repository,
    branch: change.branch,
    subject: change.subject,
    topic: change.topic,
    owner: linkOf(directory, change.owner, group, now),
    created: change.created,
    insertions: change.insertions,
    deletions: change.deletions,
    workInProgress: change.workInProgress,
    patchSet: change.currentPatchSet,
    votes: change.votes.map(({ label, value, by }) => ({ label, value, by: linkOf(directory, by, group, now) })),
    mover: turn.mover,
    since: turn.since,
    waiting: turn.who.map((id) => linkOfId(directory, id, group, now)),
    reasons: turn.reasons,
    order,
    late,
    frozen: frozenMark(context, change),
    reserved: reservedMark(context, change.key),
  };
}

/** `words` are in lower case. */
function matches(context: Context, change: Ranked["change"], words: string): boolean {
  const owner = context.directory.who(change.owner);
  return [
    String(change.number),
    change.changeId,
    change.subject,
    change.topic,
    owner.name,
    owner.id,
    ...change.hashtags,
  ].some((field) => field?.toLowerCase().includes(words));
}

/** @returns the full name of a repository of the program. @throws Refused naming them. */
export function knownRepository(context: Context, text: string): string {
  const names = context.program.repositories.map(({ name }) => name);
  const found = names.find((name) => name === text) ?? names.find((name) => name.endsWith(`/${text}`));
  if (!found) throw new Refused(`No repository is called "${text}". There are ${names.join(", ")}.`);
  return found;
}

function knownMover(text: string): Mover {
  const found = movers.find((mover) => mover === text);
  if (!found) throw new Refused(`Nobody called "${text}" moves a change. Choose one of ${movers.join(", ")}.`);
  return found;
}

function emptiness(name: string | null, filtered: boolean): string {
  if (filtered) return "No open change fits these filters.";
  return name ? `Nothing waits for ${name} now.` : "No open change waits for anybody now.";
}
