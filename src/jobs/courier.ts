/** How is one message said at one place, and what became of it? */
import { type Channel, type Post, type Reader, type Said, Unsaid } from "../channels/channel.ts";
import type { Context } from "../commands/context.ts";
import { leaveToken, leavingKey } from "../commands/leaving.ts";
import type { Taken } from "../store/deliveries.ts";
import { type Ending, firstOfThread, lastOfPost } from "../store/deliveries-ended.ts";
import { noticesOf } from "../store/outbox.ts";
import type { DeliveriesTable } from "../store/tables-deliveries.ts";
import type { Notice } from "../words/notice.ts";
import { later } from "../words/routing.ts";
import { type Topic, topicOf } from "../words/topics.ts";

/** Milliseconds after which a place that says nothing is given up for this try; another process may not try before. */
export const patience = 60_000;
/** Milliseconds for which a message is ours alone. */
export const lease = patience + 30_000;
/** Seconds before the second try of a message, which double to the last number. */
const [soonest, latest] = [30, 3_600];
/** A message that a place does not take, though others are, is given up after so many tries and so many milliseconds. */
const [mostTries, longest] = [10, 3 * 86_400_000];

/** What of the context speaking needs. */
export type Speech = Pick<Context, "db" | "program" | "directory" | "signs" | "now" | "clock">;

/** How a try ended, and whether the whole channel has to rest. */
export interface Tried {
  ending: Ending;
  rest: { trouble: string; retryAfter: number | null } | null;
}

/** @returns the messages as posts, ready to be said. */
export async function postsOf(context: Speech, channel: Channel, taken: readonly Taken[]): Promise<Map<Taken, Post>> {
  const ids = taken.flatMap(({ rows }) => rows.map(({ notice }) => notice));
  const notices = await noticesOf(context.db, ids);
  const posts = new Map<Taken, Post>();
  for (const one of taken) {
    const rows = one.rows.toSorted((a, b) =>
      a.created < b.created ? -1 : a.created > b.created ? 1 : a.notice < b.notice ? -1 : 1,
    );
    const [first] = rows;
    if (first) posts.set(one, await postOf(context, channel, one.message, rows, notices, first));
  }
  return posts;
}

async function postOf(
  context: Speech,
  channel: Channel,
  key: string,
  rows: readonly DeliveriesTable[],
  notices: ReadonlyMap<string, Notice>,
  first: DeliveriesTable,
): Promise<Post> {
  const thread = rows.every((row) => row.thread === first.thread) ? first.thread : key;
  const after = channel.pace.threads && thread !== key ? await firstOfThread(context.db, { ...first, thread }) : null;
  const said = rows.flatMap(({ notice }) => notices.get(notice) ?? []);
  const about = [...new Set(said.map(({ kind }) => topicOf(kind)))];
  const reader = await readerOf(context, rows, first, about);
  return { key, notices: said, to: first.place, reader, thread, after };
}

async function readerOf(
  context: Speech,
  rows: readonly DeliveriesTable[],
  { person, channel }: DeliveriesTable,
  about: readonly Topic[],
): Promise<Reader | null> {
  if (person === null) return null;
  const because = [...new Set(rows.flatMap((row) => row.because ?? []))].join(" ");
  const { address } = context.program.writing;
  const leave =
    address && `${address}/unsubscribe/${leaveToken(await leavingKey(context.db), { person, channel, topics: about })}`;
  return { person, name: context.directory.find(person)?.name ?? person, because, leave };
}

/** Says a message, or edits what stands there, or finds that it stands there already. @throws what an outage of the database throws */
export async function deliver(
  context: Speech,
  channel: Channel,
  { rows }: Taken,
  post: Post,
  signal: AbortSignal,
): Promise<Tried> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    return { ending: await sayOnce(context, channel, rows, post, within), rest: null };
  } catch (failure) {
    if (failure instanceof Unsaid) return failed(context, rows, failure);
    throw failure;
  }
}

async function sayOnce(
  context: Speech,
  channel: Channel,
  rows: readonly DeliveriesTable[],
  post: Post,
  signal: AbortSignal,
): Promise<Ending> {
  const [first] = rows;
  if (!first) throw new Error("a message has at least one notice");
  const before = first.post === null ? null : await lastOfPost(context.db, { ...first, post: first.post });
  if (before && before.created > first.created) return { as: "same", trouble: "A later version stands there already." };
  if (before?.content === first.content) return { as: "same", trouble: "Nothing has changed since it was said." };
  const unsure = rows.some((row) => row.unsure === 1);
  return atPlace(async () => {
    if (before?.reference && channel.edit) return sent(await channel.edit(before.reference, post, signal));
    const there = unsure && channel.find ? await channel.find(post, signal) : null;
    if (there) return sent(there);
    return sent(await channel.say(post, signal), unsure && !channel.find);
  });
}

/** What goes wrong at a place is never taken for an outage of the database. */
async function atPlace<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof Unsaid) throw failure;
    throw new Error("a channel failed without saying why", { cause: failure });
  }
}

function sent({ url, reference }: Said, doubled = false): Ending {
  const trouble = doubled
    ? "It was perhaps said twice: a try before had no known end, and one cannot look here."
    : null;
  return { as: "sent", url, reference, doubled, trouble };
}

function failed(context: Speech, rows: readonly DeliveriesTable[], failure: Unsaid): Tried {
  const { again, everything, perhaps, retryAfter, message } = failure;
  if (!again) return { ending: { as: "dead", trouble: message }, rest: null };
  const tries = Math.max(...rows.map(({ attempts }) => attempts));
  const first = rows.map(({ created }) => created).sort()[0] ?? "";
  const clock = context.clock();
  const old = Date.parse(context.now()) - Date.parse(first) > longest;
  if (!everything && tries >= mostTries && old) {
    const trouble = `${message} It was tried ${tries} times over three days.`;
    return { ending: { as: "dead", trouble }, rest: null };
  }
  const seconds =
    retryAfter === null ? spread(Math.min(latest, soonest * 2 ** Math.min(tries - 1, 12))) : retryAfter / 1_000;
  const due = later(clock, everything ? 0 : seconds);
  return {
    ending: { as: "again", due, trouble: message, perhaps },
    rest: everything ? { trouble: message, retryAfter } : null,
  };
}

/** Those who failed together do not come back together. */
function spread(seconds: number): number {
  return seconds * (0.75 + Math.random() / 2);
}
