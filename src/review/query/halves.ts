/** Can a query match open changes, closed ones, or both? */
import type { Status } from "../change.ts";
import { statusesNamed } from "./operators-state.ts";
import type { Query } from "./query.ts";

/** Gerrit keeps open and closed changes apart and searches only the half that a query speaks of. */
export interface Halves {
  open: boolean;
  closed: boolean;
}

const all: readonly Status[] = ["open", "merged", "abandoned"];

/**
 * @returns what Gerrit searches: by the statuses that a query names, those of terms that must all hold together, those of
 * alternatives added up, those of a negation taken from all. It does so even where the status is but one part of what is
 * negated: "-(status:open topic:x)" finds closed changes only. `is:submittable` speaks of open changes, its plain negation of
 * none in particular.
 */
export function halvesOf(query: Query): Halves {
  const statuses = statusesIn(query) ?? all;
  return { open: statuses.includes("open"), closed: statuses.some((status) => status !== "open") };
}

/** Null where nothing is said of the status. */
function statusesIn(query: Query): readonly Status[] | null {
  if (isSubmittable(query)) return ["open"];
  if (query.kind === "not" && isSubmittable(query.of)) return null;
  if (query.kind === "term")
    return query.field === "is" || query.field === "status" ? statusesNamed(query.value) : null;
  if (query.kind === "not") {
    const left = statusesIn(query.of);
    return left && all.filter((status) => !left.includes(status));
  }
  const parts = query.of.map(statusesIn);
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return null;
  if (query.kind === "and") return all.filter((status) => said.every((part) => part.includes(status)));
  return said.length < parts.length ? all : all.filter((status) => said.some((part) => part.includes(status)));
}

function isSubmittable(query: Query): boolean {
  return query.kind === "term" && query.field === "is" && query.value.toLowerCase() === "submittable";
}
