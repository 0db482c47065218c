/** What was said where, and who decides about what was not? */
import { drop, tryAgain } from "../store/deliveries-ended.ts";
import { countDeliveries, type Delivery, deliveriesOf, deliveryOf } from "../store/deliveries-read.ts";
import { rests } from "../store/resting.ts";
import {
  type ChannelLine,
  type DeliveriesView,
  type DeliveryLine,
  deliveryStates,
  deliveryStateWords,
  orphanWarnings,
} from "../words/deliveries.ts";
import { list } from "../words/plain.ts";
import { topicOf } from "../words/topics.ts";
import type { Actor } from "./actor.ts";
import { type Context, Refused } from "./context.ts";
import { personOf, written } from "./deciding.ts";
import { mustBe } from "./rights.ts";

/** The topic of all pages about what was said where. */
export const deliveriesTopic = "deliveries";

/** Who may decide about what was not said. */
export const deliverers = ["organizer", "ptl", "liaison", "administrator"] as const;

/** Which deliveries; 50 a page when nothing is said. `viewer`: `Who.id`; null for a stranger; undefined for whoever has the database at hand. */
export interface DeliveriesQuestion {
  state?: string | undefined;
  channel?: string | undefined;
  about?: string | undefined;
  page?: number | undefined;
  size?: number | undefined;
  viewer?: string | null | undefined;
  may?: boolean;
}

/** @returns a page of deliveries, the latest first; what is for one person, only they and those who may decide see. */
export async function deliveries(context: Context, question: DeliveriesQuestion): Promise<DeliveriesView> {
  const { channel, about, page = 1, size = 50, viewer, may = viewer === undefined } = question;
  const state = stateFrom(question.state);
  const channels = await channelLines(context);
  if (channel !== undefined && !channels.some(({ name }) => name === channel)) {
    const names = channels.map(({ name }) => name);
    throw new Refused(
      `There is no channel "${channel}": ${names.length > 0 ? `there are ${list(names)}` : "the program file has none"}.`,
    );
  }
  const forOnly = may ? undefined : (viewer ?? null);
  const found = await deliveriesOf(context.db, { state, channel, about, forOnly, page, size });
  return {
    channels,
    rows: found.rows.map((row) => lineOf(context, row)),
    ...{ page, pages: Math.max(1, Math.ceil(found.total / size)), total: found.total },
    filters: { state: state ?? null, channel: channel ?? null, about: about ?? null },
    warnings: orphanWarnings(channels),
    may,
  };
}

/** @returns how it goes in each channel, those of the program file first, in its order. */
export async function channelLines(context: Context): Promise<ChannelLine[]> {
  const { db, program } = context;
  const [counts, resting] = [await countDeliveries(db), await rests(db)];
  const left = counts
    .map(({ channel }) => channel)
    .filter((name) => !program.channels.some((one) => one.name === name));
  const known = program.channels.map(({ name, kind, tells }) => ({ name, kind: kind as string | null, tells }));
  const gone = [...new Set(left)].map((name) => ({ name, kind: null, tells: null }));
  return [...known, ...gone].map((one): ChannelLine => {
    const own = counts.filter(({ channel }) => channel === one.name);
    const count = (state: string) => own.find((row) => row.state === state)?.count ?? 0;
    const rest = resting.find(({ channel }) => channel === one.name);
    return {
      ...one,
      ...{ waiting: count("waiting"), dead: count("dead"), sent: count("sent") },
      doubled: own.reduce((sum, { doubled }) => sum + doubled, 0),
      last: own.find(({ state }) => state === "sent")?.last ?? null,
      resting: rest ? { since: rest.since, until: shown(context, rest.until), text: rest.trouble } : null,
    };
  });
}

/** What somebody decided about deliveries. */
export interface Decided {
  text: string;
  page: string;
}

/** Tries again what was given up, or at once what waits for another try. @throws Refused */
export async function retryDeliveries(context: Context, actor: Actor, ids: readonly string[]): Promise<Decided> {
  mustBe(context, actor, deliverers, "try a delivery again");
  const found = await named(context, ids);
  const done = await tryAgain(
    context.db,
    found.map(({ id }) => id),
    { by: actor.id, clock: context.clock() },
  );
  if (done === 0) throw new Refused(`Nothing is to be tried again: ${over(found)}.`);
  context.signs.tell({ topics: [deliveriesTopic], changes: [] });
  return { text: `${done === 1 ? "It is" : `${done} are`} tried again now.`, page: "/deliveries" };
}

/** Drops what was given up or waits, for a reason that stays. @throws Refused */
export async function dropDeliveries(
  context: Context,
  actor: Actor,
  ids: readonly string[],
  reason: string | undefined,
): Promise<Decided> {
  mustBe(context, actor, deliverers, "drop a delivery");
  const why = written(reason, "why it is not to be said", 500);
  const found = await named(context, ids);
  const done = await drop(
    context.db,
    found.map(({ id }) => id),
    { by: actor.id, reason: why, now: context.now(), clock: context.clock() },
  );
  if (done === 0) throw new Refused(`Nothing is dropped: ${over(found)}, or it is being said at this moment.`);
  context.signs.tell({ topics: [deliveriesTopic], changes: [] });
  return { text: `${done === 1 ? "It is" : `${done} are`} dropped: ${why}`, page: "/deliveries" };
}

async function named(context: Context, ids: readonly string[]): Promise<Delivery[]> {
  if (ids.length === 0) throw new Refused("Say which: the list of deliveries shows an id with each.");
  return Promise.all(
    ids.map(async (id) => {
      const found = /^[0-9a-f]{6,20}$/.test(id) ? await deliveryOf(context.db, id) : null;
      if (!found) throw new Refused(`There is no delivery "${id}": the list of deliveries shows an id with each.`);
      return found;
    }),
  );
}

function over(found: readonly Delivery[]): string {
  return list([...new Set(found.map(({ state }) => `it is ${deliveryStateWords[state]} already`))]);
}

function stateFrom(text: string | undefined): Delivery["state"] | undefined {
  if (!text) return undefined;
  const state = deliveryStates.find((one) => one === text || deliveryStateWords[one] === text);
  if (!state) throw new Refused(`"${text}" is no state of a delivery: there are ${list([...deliveryStates])}.`);
  return state;
}

/** @returns a moment of our own clock as people see time: the same, except in a demo. */
function shown(context: Context, at: string): string {
  const ahead = Date.parse(context.now()) - Date.parse(context.clock());
  return new Date(Date.parse(at) + ahead).toISOString();
}

function lineOf(context: Context, row: Delivery): DeliveryLine {
  const { id, channel, place, state, created, ended, attempts, url, trouble, told } = row;
  return {
    notice: { id: told.id, kind: told.kind, topic: topicOf(told.kind), title: told.title, page: told.url },
    ...{ id, channel, place: row.person === null ? place : "", state, created, ended, attempts, url, trouble },
    person: row.person === null ? null : personOf(context, row.person),
    because: row.because,
    due: state === "waiting" ? shown(context, row.due) : null,
    doubled: row.doubled === 1,
    by: (told.by ?? []).map((who) => personOf(context, who)),
    decidedBy: row.decided_by === null ? null : personOf(context, row.decided_by),
  };
}
