/** What is a dashboard: queries over one ground, each a list that aims at zero? */
import { isOurs } from "../query/operators-state.ts";
import { parseQuery, termsOf } from "../query/parse.ts";

/** One list of a dashboard. */
export interface Section {
  /** Short and stable within its dashboard ("needs-final-2"): what a program file drops and orders by. */
  id: string;
  title: string;
  /** May be empty: then everything that the dashboard is about. */
  query: string;
}

/** A dashboard, wherever its definition came from. */
export interface Dashboard {
  /** Short name in addresses and file names. */
  id: string;
  title: string;
  description: string | null;
  /** What holds for every section; empty when nothing does. */
  foreach: string;
  /** What addresses begin with; null for the forge's own. */
  baseUrl: string | null;
  /** In the order in which they are shown; no two have the same id or title. */
  sections: Section[];
}

/** A definition that cannot be read or written: one sentence that says where and what to do. */
export class DashboardMistake extends Error {
  override name = "DashboardMistake";
}

/** @returns all that a section asks: what holds for every section, and its own query. */
export function wholeQuery({ foreach }: Dashboard, { query }: Section): string {
  const parts = [foreach, query].map((part) => part.trim()).filter(Boolean);
  return parts.length > 1
    ? parts.map((part) => (needsParentheses(part) ? `(${part})` : part)).join(" ")
    : parts.join("");
}

/** @returns the sections that a forge can show, and those that only Midcycle can. */
export function forForge({ sections }: Dashboard): { shown: Section[]; ours: Section[] } {
  const ours = sections.filter(({ query }) => isOnlyOurs(query));
  return { shown: sections.filter((section) => !ours.includes(section)), ours };
}

/** @returns a short name made of a title's letters and digits; "section" when it has none. */
export function slugOf(title: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return slug.replace(/-+$/, "") || "section";
}

/** @returns sections with ids made of their titles, a number behind those that would be the same. */
export function withIds(sections: readonly Omit<Section, "id">[]): Section[] {
  const taken = new Map<string, number>();
  return sections.map((section) => {
    const slug = slugOf(section.title);
    const times = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, times);
    return { id: times > 1 ? `${slug}-${times}` : slug, ...section };
  });
}

/** Gerrit puts the two side by side as they are, so that a part with OR must bring its own parentheses; a broken one stays. */
function needsParentheses(part: string): boolean {
  try {
    return parseQuery(part).kind === "or";
  } catch {
    return false;
  }
}

function isOnlyOurs(query: string): boolean {
  try {
    return query.trim() !== "" && termsOf(parseQuery(query)).some(({ field, value }) => isOurs(field, value));
  } catch {
    return false;
  }
}
