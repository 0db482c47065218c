/** What does the query of an address ask? */
import type { Context as Request } from "hono";
import { HTTPException } from "hono/http-exception";

/** @returns a text of the query without surrounding blanks; undefined when it is absent or empty. */
export function textOf(c: Request, name: string): string | undefined {
  return c.req.query(name)?.trim() || undefined;
}

/** @returns a whole number above 0 of the query; undefined when it is absent or empty. @throws HTTPException 400 for anything else. */
export function numberOf(c: Request, name: string, most: number): number | undefined {
  const text = textOf(c, name);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new HTTPException(400, { message: `"${name}" is a whole number from 1 to ${most}, not "${text}".` });
}

/** @returns one of the words that the query may say there; undefined when it is absent or empty. @throws HTTPException 400 naming them. */
export function wordOf<Word extends string>(c: Request, name: string, words: readonly Word[]): Word | undefined {
  const text = textOf(c, name);
  if (text === undefined) return undefined;
  const word = words.find((one) => one === text);
  if (word) return word;
  throw new HTTPException(400, { message: `"${name}" is one of ${words.join(", ")}, not "${text}".` });
}

/** @returns the query with some parts replaced (null takes one away), with its question mark; empty when nothing is left. */
export function queryWith(c: Request, parts: Record<string, string | null>): string {
  const query = new URL(c.req.url).searchParams;
  for (const [name, value] of Object.entries(parts)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  for (const [name, value] of [...query]) if (value === "" && name !== "as") query.delete(name);
  return query.size > 0 ? `?${query}` : "";
}
