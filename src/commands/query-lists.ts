/** Which open changes does a query match now? Kept, and brought up to date by what has moved alone. */
import type { ChangeKey } from "../review/change.ts";
import type { Who } from "../review/directory.ts";
import { type Compiled, compileQuery } from "../review/query/compile.ts";
import type { Entry } from "./board.ts";
import type { Context } from "./context.ts";
import { queryGround } from "./query-ground.ts";

/** The open changes that a query matches. */
export interface QueryList {
  compiled: Compiled;
  /** In no promised order; before any limit. */
  hits: Map<ChangeKey, Entry>;
  /** Those of which the mirror cannot tell. */
  unsure: Set<ChangeKey>;
  /** Counts how often the list has changed: equal counts mean the same hits. */
  version: number;
}

/** A list with what it was made on. */
interface Kept extends QueryList {
  directory: object;
  ranges: object;
  /** The day for who is a core, the ten minutes for what tells time. */
  time: string;
}

/** What is kept for one house; the list asked for longest ago leaves first. */
interface Shelf {
  revision: number;
  seen: Map<ChangeKey, Entry>;
  lists: Map<string, Kept>;
}

/** Lists kept for a house: a dozen dashboards, and what differs of them for some dozens of people. */
const most = 300;
const shelves = new WeakMap<object, Shelf>();

/**
 * @returns the list of a query for somebody, or for nobody in particular: as dear as judging every open change the first time,
 * and then only what has moved since. A query that tells time is judged anew every ten minutes.
 * @throws QueryMistake for a text that does not parse.
 */
export function queryList(context: Context, text: string, as: Who | null): QueryList {
  const { lists } = shelfOf(context);
  const shared = `\n${text}`;
  const own = `${as ? `as ${as.id}` : "nobody"}${shared}`;
  const name = lists.has(shared) ? shared : own;
  const known = lists.get(name);
  const list = known && isTrue(known, context) ? known : made(context, text, as);
  lists.delete(name);
  lists.set(list.compiled.personal ? own : shared, list);
  for (const oldest of lists.keys()) {
    if (lists.size <= most) break;
    lists.delete(oldest);
  }
  return list;
}

/** Only an answer for nobody in particular is everybody's, so one that is about `self` is kept for each. */
function made(context: Context, text: string, as: Who | null): Kept {
  const compiled = compileQuery(text, queryGround(context, as));
  const { directory, labelRanges: ranges } = context;
  const list: Kept = {
    compiled,
    hits: new Map(),
    unsure: new Set(),
    version: 0,
    directory,
    ranges,
    time: timeOf(compiled, context),
  };
  for (const entry of context.board.entries()) judge(list, entry);
  return list;
}

function isTrue(list: Kept, context: Context): boolean {
  return (
    list.directory === context.directory &&
    list.ranges === context.labelRanges &&
    list.time === timeOf(list.compiled, context)
  );
}

function timeOf({ timely }: Compiled, { now }: Context): string {
  return now().slice(0, timely ? 15 : 10);
}

/** The shelf of a house, its lists up to date with the board. */
function shelfOf({ board }: Context): Shelf {
  const shelf = shelves.get(board) ?? { revision: -1, seen: new Map(), lists: new Map() };
  shelves.set(board, shelf);
  if (shelf.revision === board.revision) return shelf;
  shelf.revision = board.revision;
  const before = shelf.seen;
  shelf.seen = new Map();
  const moved: Entry[] = [];
  for (const entry of board.entries()) {
    const { key } = entry.change;
    if (before.get(key) !== entry) moved.push(entry);
    before.delete(key);
    shelf.seen.set(key, entry);
  }
  for (const list of shelf.lists.values()) {
    for (const entry of moved) judge(list, entry);
    for (const key of before.keys()) leave(list, key);
  }
  return shelf;
}

function judge(list: Kept, entry: Entry): void {
  const { key } = entry.change;
  const answer = list.compiled.test(entry);
  if (answer !== true) leave(list, key);
  else {
    list.hits.set(key, entry);
    list.version++;
  }
  if (answer === null) list.unsure.add(key);
  else list.unsure.delete(key);
}

function leave(list: Kept, key: ChangeKey): void {
  if (list.hits.delete(key)) list.version++;
  list.unsure.delete(key);
}
