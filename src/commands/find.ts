/** Which changes of the whole mirror does a query match? */

import { queryUrl } from "../review/dashboards/dash-url.ts";
import type { Who } from "../review/directory.ts";
import { compareText } from "../review/order.ts";
import { compileQuery } from "../review/query/compile.ts";
import type { Halves } from "../review/query/halves.ts";
import { type Narrow, narrowedBoth } from "../review/query/narrow.ts";
import { QueryMistake } from "../review/query/query.ts";
import { voicesOf } from "../review/query/voices.ts";
import { queueFor } from "../review/queue.ts";
import { turnOf } from "../review/whose-turn.ts";
import { type Place, placesOf } from "../store/find-changes.ts";
import { loadChanges } from "../store/read.ts";
import type { FoundView } from "../words/dashboards.ts";
import { type Entry, turnContexts } from "./board.ts";
import { type Context, Refused } from "./context.ts";
import { coreGroups, linkOfWho, somebody } from "./people-links.ts";
import { queryGround } from "./query-ground.ts";
import { queryList } from "./query-lists.ts";
import { gapSentence, queryNotes } from "./query-notes.ts";
import { itemOf } from "./queue.ts";
import { programOf } from "./rooms.ts";

/** A query of Gerrit's language, and which part of what it finds. */
export interface FindQuestion {
  q: string;
  as?: string | undefined;
  /** What `FoundView.next` said. */
  after?: string | undefined;
  /** 25 when nothing is said. */
  size?: number | undefined;
}

/** A query with a mistake in its text: where, so that it can be shown under the text. */
export class RefusedQuery extends Refused {
  override name = "RefusedQuery";
  readonly query: string;
  readonly at: number;
  readonly length: number;
  constructor(query: string, mistake: QueryMistake) {
    super(`The query does not parse ${mistake.message}.`);
    this.query = query;
    this.at = mistake.at;
    this.length = mistake.length;
  }
}

/** How many changes are loaded at once, and how many are judged for one page: a rare match must not stop everything else. */
const [chunk, mostJudged] = [100, 2_000];

/** @returns a page of the changes that match, the latest updated first. @throws RefusedQuery, Refused. */
export async function find(context: Context, question: FindQuestion): Promise<FoundView> {
  const { q, size = 25 } = question;
  const as = question.as ? somebody(context, question.as) : null;
  const after = question.after === undefined ? null : placeIn(question.after);
  const compiled = understood(q, () => compileQuery(q, queryGround(context, as)));
  const view = {
    query: q,
    as: as && linkOfWho(context.directory, as, coreGroups(context), context.now()),
    gaps: compiled.gaps.map(({ at, term, why }) => ({ at, term, why })),
    urls: context.program.forges.map(({ name, url }) => ({ forge: name, url: queryUrl(q, url) })),
  };
  const gaps = gapSentence(compiled);
  if (gaps !== null) return { ...view, items: [], total: null, next: null, notes: [gaps] };

  const most = Math.min(size, compiled.limit ?? size);
  if (!compiled.halves.closed) {
    const { hits, unsure } = queryList(context, q, as);
    const all = [...hits.values()].sort(latest).slice(0, compiled.limit ?? undefined);
    const from = after ? all.findIndex(({ change }) => isAfter(after, change)) : 0;
    const page = from < 0 ? [] : all.slice(from, from + most);
    const next = from >= 0 && from + most < all.length ? page.at(-1) : undefined;
    return {
      ...view,
      items: page.map((entry) => itemIn(context, entry)),
      total: all.length,
      next: next ? placeText(next.change) : null,
      notes: queryNotes(compiled, unsure.size),
    };
  }
  const { entries, last, unsure } = await judged(context, question, as, after, most);
  return {
    ...view,
    items: entries.map((entry) => itemIn(context, entry)),
    total: null,
    next: last && compiled.limit === null ? placeText(last) : null,
    notes: queryNotes(compiled, unsure),
  };
}

/** @returns what `read` gives. @throws RefusedQuery when it finds a mistake in the text. */
export function understood<T>(query: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof QueryMistake) throw new RefusedQuery(query, problem);
    throw problem;
  }
}

/** Judges in runs, beginning after a place; `last` is where to go on, null when everything was judged. */
async function judged(context: Context, { q }: FindQuestion, as: Who | null, after: Place | null, most: number) {
  const { test, narrow, halves } = compileQuery(q, queryGround(context, as));
  const entries: Entry[] = [];
  let unsure = 0;
  let place = after;
  for (let seen = 0; seen < mostJudged; ) {
    const places = await placesOf(context.db, narrowedBoth([narrow ?? undefined, halfOf(halves)]) ?? null, {
      after: place,
      size: chunk,
    });
    const changes = new Map(
      (
        await loadChanges(
          context.db,
          places.map(({ key }) => key),
        )
      ).map((one) => [one.key, one]),
    );
    const around = await turnContexts({ ...context, directory: () => context.directory }, [...changes.values()]);
    for (const here of places) {
      place = here;
      seen++;
      const change = changes.get(here.key);
      const own = change && around(change);
      if (!change || !own) continue;
      const subject = context.board.get(here.key) ?? { change, turn: turnOf(change, own), voices: voicesOf(change) };
      const answer = test(subject);
      if (answer === null) unsure++;
      if (answer !== true) continue;
      entries.push(subject);
      if (entries.length === most) return { entries, last: here, unsure };
    }
    if (places.length < chunk) return { entries, last: null, unsure };
  }
  return { entries, last: place, unsure };
}

function halfOf({ open, closed }: Halves): Narrow | undefined {
  if (open && closed) return undefined;
  const values = [...(open ? ["open"] : []), ...(closed ? ["merged", "abandoned"] : [])];
  return { kind: "in", column: "status", values };
}

function itemIn(context: Context, { change, turn }: Entry): FoundView["items"][number] {
  const around = { as: null, program: programOf(context), directory: context.directory, now: context.now() };
  const [ranked] = change.status === "open" ? queueFor([{ change, turn }], around) : [];
  const item = itemOf(context, ranked ?? { change, turn, order: [], late: false });
  return { ...item, status: change.status, updated: change.updated };
}

function latest(a: Entry, b: Entry): number {
  return compareText(b.change.updated, a.change.updated) || compareText(b.change.key, a.change.key);
}

function isAfter(place: Place, { updated, key }: Place): boolean {
  return updated < place.updated || (updated === place.updated && key < place.key);
}

function placeText({ updated, key }: Place): string {
  return `${updated}~${key}`;
}

function placeIn(text: string): Place {
  const [, updated, key] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)~([a-z0-9][a-z0-9-]*~\d{1,15})$/.exec(text) ?? [];
  if (!updated || !key) throw new Refused(`"${text}" is no place in a list: give what an answer called next.`);
  return { updated, key };
}
