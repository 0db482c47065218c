/** Which changes can a database leave out before a query is judged? */
import type { Instant } from "../change.ts";

/** Columns of a change that a database compares by itself. */
export type NarrowColumn = "status" | "repository" | "branch" | "owner" | "topic" | "number" | "change_id";

/** A condition that every change must meet which the query may match; it may let others through. */
export type Narrow =
  | { kind: "in"; column: NarrowColumn; values: readonly (string | number)[] }
  | { kind: "from" | "to"; column: "updated" | "submitted"; at: Instant }
  | { kind: "and" | "or"; of: readonly Narrow[] };

/** @returns what all of these leave; undefined when nothing is left out. */
export function narrowedBoth(parts: readonly (Narrow | undefined)[]): Narrow | undefined {
  const of = parts.filter((part) => part !== undefined);
  return of.length > 1 ? { kind: "and", of } : of[0];
}

/** @returns what at least one of these leaves; undefined when one of them leaves everything. */
export function narrowedEither(parts: readonly (Narrow | undefined)[]): Narrow | undefined {
  const of = parts.filter((part) => part !== undefined);
  if (of.length < parts.length) return undefined;
  return of.length > 1 ? { kind: "or", of } : of[0];
}
