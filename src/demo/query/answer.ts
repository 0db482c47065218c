/** Which changes, in which order and on which page, answer a query? */
import type { Change } from "../gerrit/change.ts";
import { visible } from "../gerrit/site.ts";
import { parseQuery, type Query } from "./parse.ts";
import { type Asking, type Fits, termFits } from "./terms.ts";

/** Rows of one page; the server gives no more than this at once. */
const pageCap = 500;

export interface Paging {
  /** Rows wanted; null for as many as a page holds. */
  limit: number | null;
  start: number;
  /** True lifts the cap. */
  unlimited: boolean;
}

/** @returns the page, newest update first, and whether more follows. @throws Refusal for a query that cannot be read */
export function answer(asking: Asking, text: string, paging: Paging): { changes: Change[]; more: boolean } {
  const query = parseQuery(text.trim() === "" ? "status:open" : text);
  const fits = compile(query, asking);
  const cap = paging.unlimited ? Number.POSITIVE_INFINITY : pageCap;
  const limit = Math.min(cap, paging.limit ?? cap, limitIn(query) ?? cap);
  const changes: Change[] = [];
  let skip = paging.start;
  for (const change of candidates(query, asking)) {
    if (!fits(change) || !visible(change, asking.asker) || skip-- > 0) continue;
    if (changes.length === limit) return { changes, more: true };
    changes.push(change);
  }
  return { changes, more: false };
}

/** A query for certain numbers looks at those only. */
function candidates(query: Query, { site }: Asking): readonly Change[] {
  const numbers = numbersIn(query);
  if (numbers === null) return site.changes.newestFirst();
  const named = [...new Set(numbers)].flatMap((number) => site.changes.get(number) ?? []);
  return named.sort((a, b) => b.updated - a.updated || b.number - a.number);
}

function compile(query: Query, asking: Asking): Fits {
  if (query.kind === "term") return termFits(query.field, query.value, asking);
  if (query.kind === "not") {
    const inner = compile(query.of, asking);
    return (change) => !inner(change);
  }
  const parts = query.of.map((part) => compile(part, asking));
  return query.kind === "and"
    ? (change) => parts.every((part) => part(change))
    : (change) => parts.some((part) => part(change));
}

/** @returns the only numbers that can fit; null when any can. */
function numbersIn(query: Query): number[] | null {
  if (query.kind === "not") return null;
  if (query.kind === "term") {
    const byNumber = (query.field === "change" || query.field === null) && /^\d+$/.test(query.value);
    return byNumber ? [Number(query.value)] : null;
  }
  const parts = query.of.map(numbersIn);
  if (query.kind === "and") return parts.find((part) => part !== null) ?? null;
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

function limitIn(query: Query): number | null {
  if (query.kind === "term") return query.field === "limit" ? Number(query.value) || null : null;
  const parts = query.kind === "not" ? [] : query.of;
  return parts.map(limitIn).find((limit) => limit !== null) ?? null;
}
