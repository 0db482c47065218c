/** Which changes are there, and in which state? */
import { z } from "zod";
import type { Instant } from "../../review/change.ts";
import type { Listed } from "../../review/snapshot.ts";
import { versionOf } from "./change.ts";
import type { Ground } from "./ground.ts";
import { fromGerrit, toGerrit } from "./instant.ts";
import { ask, projectQueries } from "./query.ts";
import { type ChangeRow, changeRow, lastRow, numbered } from "./reply.ts";
import { understood } from "./trouble.ts";

/** One page as the server sent it. */
interface Page {
  rows: Row[];
  /** Rows sent, those that say nothing included. */
  sent: number;
  /** Date of the last row that has one; of the page's upper end when none has. */
  last: Instant | null;
  more: boolean;
}

interface Row extends Listed {
  private: boolean;
}

/**
 * Rows of a query, newest update first, each state of a change once. Gerrit sorts by `updated`, so an offset into
 * a list that moves loses rows; this goes on from the last row's date instead.
 */
export async function* listChanges(
  ground: Ground,
  since: Instant | null,
  signal: AbortSignal,
): AsyncGenerator<Listed[]> {
  for (const projects of projectQueries([...ground.projects])) {
    yield* window(ground, since === null ? projects : `${projects} after:${toGerrit(since)}`, signal);
  }
}

async function* window(ground: Ground, query: string, signal: AbortSignal): AsyncGenerator<Listed[]> {
  /** What was given at the edge, which the next page shows again because `before:` includes it. */
  let edge = new Map<number, Row>();
  let before: Instant | null = null;

  function fresh({ rows }: Page): Listed[] {
    const news = rows.filter((row) => edge.get(row.number)?.version !== row.version);
    for (const row of rows) edge.set(row.number, row);
    return news
      .filter((row) => ground.showPrivate || !row.private)
      .map(({ number, updated, version }) => ({ number, updated, version }));
  }

  function page(skip: number): Promise<Page> {
    return pageOf(ground, before === null ? query : `${query} before:${toGerrit(before)}`, before, skip, signal);
  }

  /** More changes than a page holds share the second of `before`: offsets, but inside that second only. */
  async function* crowded(): AsyncGenerator<Listed[], Instant | null> {
    for (;;) {
      let found = false;
      let older: Instant | null = null;
      for (let skip = 0, more = true; more && older === null; ) {
        const next = await page(skip);
        const news = fresh(next);
        if (news.length > 0) yield news;
        found ||= news.length > 0;
        older = next.last !== before ? next.last : null;
        skip += next.sent;
        more = next.more;
      }
      // A row that leaves the second while we count moves the others up by one: look until a look finds nothing new.
      if (!found) return older;
    }
  }

  for (;;) {
    const next = await page(0);
    const news = fresh(next);
    if (news.length > 0) yield news;
    if (!next.more) return;
    before = next.last === before ? yield* crowded() : next.last;
    if (before === null) return;
    const reached = before;
    edge = new Map([...edge].filter(([, row]) => row.updated <= reached));
  }
}

async function pageOf(
  ground: Ground,
  query: string,
  before: Instant | null,
  skip: number,
  signal: AbortSignal,
): Promise<Page> {
  const { http, dialect, limits } = ground;
  const path = () => `/changes/?${dialect.query(query, { n: limits.pageSize, S: skip })}`;
  const raw = understood(z.array(z.unknown()), await ask(http, dialect, path, signal), http.where, "a list of changes");
  const rows: Row[] = [];
  let last = before;
  for (const item of raw) {
    const row = rowOf(item);
    if (row === null) {
      ground.log(`${http.where} listed a change without a number`);
      continue;
    }
    // A broken row may lack its date; the list is in order of dates, so its neighbour's will do.
    if (row.updated) last = fromGerrit(row.updated);
    const updated = last ?? new Date(0).toISOString();
    rows.push({ number: row._number, updated, version: versionOf(row), private: row.is_private ?? false });
  }
  const more = lastRow.safeParse(raw.at(-1)).data?._more_changes ?? false;
  return { rows, sent: raw.length, last, more };
}

/** @returns a row; with its number only when the rest cannot be understood, so that reading it will say why; null without a number. */
function rowOf(item: unknown): ChangeRow | null {
  return changeRow.safeParse(item).data ?? numbered.safeParse(item).data ?? null;
}
