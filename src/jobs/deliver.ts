/** How does everything that is to be said reach its places, whatever dies or fails on the way? */
import type { Channel } from "../channels/channel.ts";
import { deliveriesTopic } from "../commands/deliveries.ts";
import { type Taken, takeDue } from "../store/deliveries.ts";
import { type Ending, putEndings } from "../store/deliveries-ended.ts";
import { storeOutage } from "../store/problem.ts";
import { rest, restNoMore, restOf, triedSince } from "../store/resting.ts";
import { later } from "../words/routing.ts";
import { addressWaiting } from "./addressing.ts";
import { type Bell, createBell } from "./bell.ts";
import { deliver, lease, postsOf, type Speech } from "./courier.ts";

/** Milliseconds between two looks when nothing rings. */
const again = 2_000;
/** Seconds for which a channel rests after a failure; they double to the last number. */
const [shortest, longest] = [5, 600];
/** Milliseconds that what is in flight has to end well when we leave. */
const grace = 2_000;
/** Messages that are taken at once, for each that may be in flight. */
const ahead = 8;

/** What one look at a channel did. */
export interface Round {
  sent: number;
  failed: number;
}

/**
 * Delivers until the signal aborts. Every channel goes its own way: one that rests delays no other. What is in flight
 * when the signal aborts is ended, or begun anew by whoever comes next.
 */
export function startDelivering(
  channels: readonly Channel[],
  context: () => Speech,
  signal: AbortSignal,
  log: (line: string) => void,
): { done: Promise<void> } {
  const bells = new Map(channels.map((channel) => [channel, createBell()]));
  const outbox = createBell();
  const deaf = context().signs.hear(({ topics }) => {
    if (!topics.every((topic) => topic === deliveriesTopic)) outbox.ring();
  });
  const forever = async (bell: Bell, what: string, look: () => Promise<unknown>) => {
    while (!signal.aborted) {
      await look().catch((failure) => log(storeOutage(failure) ?? `mistake in Midcycle, ${what}: ${stackOf(failure)}`));
      await bell.wait(again, signal);
    }
  };
  const addressing = forever(outbox, "while looking who is told", async () => {
    if ((await addressWaiting(context(), channels)) > 0) for (const bell of bells.values()) bell.ring();
  });
  const delivering = channels.map((channel) =>
    forever(bells.get(channel) ?? outbox, `while speaking at ${channel.name}`, async () => {
      for (let more = true; more && !signal.aborted; ) {
        const { sent, failed } = await deliverDue(context(), channel, signal, log);
        more = sent + failed > 0;
      }
    }),
  );
  return {
    done: Promise.all([addressing, ...delivering]).then(async () => {
      deaf();
      await Promise.allSettled(channels.map((channel) => channel.close?.()));
    }),
  };
}

/** One look at what is due in a channel: takes some, says it, writes down what became of it. */
export async function deliverDue(
  context: Speech,
  channel: Channel,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<Round> {
  const { db, program } = context;
  const round = { sent: 0, failed: 0 };
  const now = context.clock();
  const resting = await restOf(db, channel.name);
  if (resting && resting.until > now) return round;
  const perMinute = program.channels.find(({ name }) => name === channel.name)?.perMinute ?? null;
  const room =
    perMinute === null ? Number.POSITIVE_INFINITY : perMinute - (await triedSince(db, channel.name, later(now, -60)));
  const { parallel, together } = channel.pace;
  const limit = resting ? 1 : Math.min(parallel * ahead * together, room);
  if (limit < 1) return round;
  const taken = await takeDue(db, channel.name, { now, until: later(now, lease / 1_000), limit, together });
  if (taken.length === 0) return round;
  const posts = await postsOf(context, channel, taken);
  const ends = createEnds(context);
  const state = { stopped: signal.aborted };
  const late = new AbortController();

  async function work(queue: Iterator<Taken>): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const one = next.value;
      const post = posts.get(one);
      if (state.stopped || signal.aborted || !post) {
        await ends.put(one.message, { as: "left" });
        continue;
      }
      const { ending, rest: why } = await deliver(context, channel, one, post, late.signal).catch((failure) => {
        if (storeOutage(failure) !== null) throw failure;
        log(`mistake in Midcycle, while speaking at ${channel.name}: ${stackOf(failure)}`);
        const trouble = "A mistake in Midcycle, not yours; the log tells more.";
        return { ending: { as: "dead", trouble } as Ending, rest: null };
      });
      await ends.put(one.message, ending);
      if (ending.as === "sent" || ending.as === "same") round.sent++;
      else round.failed++;
      if (why && !state.stopped) {
        state.stopped = true;
        await beginRest(context, channel, resting?.tries ?? 0, why, log);
      }
    }
  }

  const leave = () => void setTimeout(() => late.abort(), grace).unref();
  signal.addEventListener("abort", leave, { once: true });
  const queue = taken.values();
  await Promise.all(Array.from({ length: Math.min(parallel, taken.length) }, () => work(queue))).finally(() =>
    signal.removeEventListener("abort", leave),
  );
  if (resting && !state.stopped && round.sent > 0) {
    await restNoMore(db, channel.name);
    log(`${channel.name} can be spoken at again`);
  }
  context.signs.tell({ topics: [deliveriesTopic], changes: [] });
  return round;
}

async function beginRest(
  context: Speech,
  channel: Channel,
  tries: number,
  { trouble, retryAfter }: { trouble: string; retryAfter: number | null },
  log: (line: string) => void,
): Promise<void> {
  const clock = context.clock();
  const seconds = retryAfter === null ? Math.min(longest, shortest * 2 ** Math.min(tries, 10)) : retryAfter / 1_000;
  if (tries === 0) log(`${channel.name}: ${trouble}`);
  const since = context.now();
  await rest(context.db, { channel: channel.name, since, until: later(clock, seconds), tries: tries + 1, trouble });
}

/** Writes down endings together that come together: one step of the database for many messages. */
function createEnds(context: Speech): { put(message: string, ending: Ending): Promise<void> } {
  let waiting: { message: string; ending: Ending }[] = [];
  let writing: Promise<void> | null = null;
  return {
    put(message, ending) {
      waiting.push({ message, ending });
      writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        const endings = waiting;
        waiting = [];
        writing = null;
        return putEndings(context.db, endings, { now: context.now(), clock: context.clock() });
      });
      return writing;
    },
  };
}

function stackOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? stackOf(failure.cause) : (failure.stack ?? failure.message);
}
