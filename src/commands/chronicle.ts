/** What did a team do day by day, over all its years? Kept by day, read again only where something moved. */
import type { Instant } from "../review/change.ts";
import { type DaySheet, daySheet } from "../review/day-sheet.ts";
import { humanReview } from "../review/statistics-row.ts";
import { dayAfter } from "../sprint/zone.ts";
import { daysOf, firstAct, leanActs, reviewsBefore } from "../store/lean.ts";
import { statusesOf } from "../store/read.ts";
import type { Context } from "./context.ts";
import { yielding } from "./slices.ts";

/** How much of the days that were asked for is counted by now. */
export interface Counting {
  done: number;
  total: number;
}

/** The days of one house. */
interface Book {
  sheets: Map<string, DaySheet>;
  /** The board's revision that the sheets are true for. */
  revision: number;
}

const books = new WeakMap<object, Book>();
/** Days read at once to begin with; more while that is quick. */
const fewest = 1;
const most = 32;
/** Milliseconds that reading some days may take. */
const quick = 8;

/**
 * Reads the days of a window, those that are not known yet; others work meanwhile.
 * @returns their sheets, the earliest first, a day without acts left out; the first and last day are whole days.
 */
export async function chronicle(
  context: Context,
  from: Instant,
  to: Instant,
  progress: (counting: Counting) => void = () => undefined,
): Promise<DaySheet[]> {
  const book = await opened(context);
  const days = daysBetween(from, to);
  const pause = yielding();
  let size = fewest;
  for (let i = 0; i < days.length; ) {
    if (book.sheets.has(days[i] as string)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < days.length && end - i < size && !book.sheets.has(days[end] as string)) end++;
    const began = performance.now();
    await read(context, book, days.slice(i, end));
    const took = performance.now() - began;
    size = took > quick ? Math.max(fewest, Math.floor(size / 2)) : took < quick / 2 ? Math.min(most, size * 2) : size;
    i = end;
    progress({ done: i, total: days.length });
    await pause();
  }
  return days.flatMap((day) => {
    const sheet = book.sheets.get(day);
    return sheet && !isEmpty(sheet) ? [sheet] : [];
  });
}

/** @returns when the team's history begins; now when it has none. */
export async function beginning(context: Context): Promise<Instant> {
  return (await firstAct(context.db)) ?? context.now();
}

/** Forgets the days that moved since; all of them when nobody can say which. */
async function opened(context: Context): Promise<Book> {
  const { board, db } = context;
  const revision = board.revision;
  const known = books.get(board);
  const book = known ?? { sheets: new Map(), revision };
  books.set(board, book);
  if (book.revision === revision) return book;
  const moved = board.movedSince(book.revision);
  book.revision = revision;
  // Of a change that left the mirror nobody can say any more on which days it was counted.
  const there = moved === null ? 0 : (await statusesOf(db, moved)).size;
  if (moved === null || there < new Set(moved).size) book.sheets.clear();
  else for (const day of await daysOf(db, moved)) book.sheets.delete(day);
  return book;
}

async function read(context: Context, book: Book, days: readonly string[]): Promise<void> {
  const [first, last] = [days[0] as string, days.at(-1) as string];
  const { db, directory } = context;
  const { revision } = book;
  const acts = await leanActs(db, startOf(first), startOf(dayAfter(last)));
  const byDay = Map.groupBy(acts, ({ at }) => at.slice(0, 10));
  const candidates = new Set(acts.filter((act) => humanReview(act, directory)).map(({ change }) => change));
  const earlier = await reviewsBefore(db, [...candidates], startOf(first));
  const reviewed = new Set(earlier.filter((act) => humanReview(act, directory)).map(({ change }) => change));
  // Somebody forgot days while these were read: what moved may be among them.
  if (book.revision !== revision) return read(context, book, days);
  for (const day of days) {
    const own = byDay.get(day) ?? [];
    book.sheets.set(day, daySheet(day, own, reviewed, context));
    for (const act of own) if (humanReview(act, directory)) reviewed.add(act.change);
  }
}

function isEmpty({ acts, opened, closed, waits }: DaySheet): boolean {
  return (
    waits.seconds.length === 0 &&
    opened.every((n) => n === 0) &&
    closed.every((n) => n === 0) &&
    acts.every((n) => n === 0)
  );
}

function daysBetween(from: Instant, to: Instant): string[] {
  const days: string[] = [];
  for (let day = from.slice(0, 10); day <= to.slice(0, 10); day = dayAfter(day)) days.push(day);
  return days;
}

function startOf(day: string): Instant {
  return `${day}T00:00:00.000Z`;
}
