/** What does an id of a release schedule mean ("t-ff", "u-keystone-spec-freeze")? */
import type { FreezeKind } from "../../review/freeze-kind.ts";

/** One thing that a schedule dates. */
export interface DatedEvent {
  id: string;
  /** What people call it; null when the schedule does not say. */
  name: string | null;
  /** Days "YYYY-MM-DD", both included. */
  first: string;
  last: string;
  /** The day by which it must be done: the Thursday of its last week, unless the schedule names one. */
  deadline: string;
  /** The list of a team that it stands in; null for those of all teams. */
  list: string | null;
}

/** What an id says. */
export interface EventId {
  /** First letter of the series; letters come round again, so it names a series only within one file. */
  letter: string;
  /** Null for all teams. */
  team: string | null;
  what: FreezeKind | "milestone" | "other";
  /** What is left of the id: "ff", "1", "rc1", "ptl-election". */
  slug: string;
}

const kinds: Record<string, FreezeKind> = {
  "spec-proposal-freeze": "spec-proposal-freeze",
  "spec-prop": "spec-proposal-freeze",
  "spec-pfreeze": "spec-proposal-freeze",
  "spec-freeze": "spec-freeze",
  "bp-freeze": "spec-freeze",
  fpfreeze: "feature-proposal-freeze",
  "fp-freeze": "feature-proposal-freeze",
  fpf: "feature-proposal-freeze",
  fpdeadline: "feature-proposal-freeze",
  "feature-prop": "feature-proposal-freeze",
  ffreeze: "feature-freeze",
  ff: "feature-freeze",
  "feature-freeze": "feature-freeze",
  "final-lib": "library-freeze",
  "final-clientlib": "client-library-freeze",
  rf: "requirements-freeze",
  "soft-sf": "soft-string-freeze",
  "hard-sf": "hard-string-freeze",
};
const milestones = ["1", "2", "3", "rc1", "finalrc", "final", "release", "mf"];
const slugs = [...Object.keys(kinds), ...milestones].sort((a, b) => b.length - a.length);
const shape = new RegExp(`^([a-z])-(?:(.+?)-)?(${slugs.join("|")})$`);

/** @returns what an id means; `other` for elections, mid-cycles and whatever else is dated; null for what is no id. */
export function eventId(id: string): EventId | null {
  const [, letter, team, slug] = shape.exec(id) ?? [];
  if (letter && slug) return { letter, team: team ?? null, what: kinds[slug] ?? "milestone", slug };
  const [, first, rest] = /^([a-z])-([a-z0-9][a-z0-9-]*)$/.exec(id) ?? [];
  return first && rest ? { letter: first, team: null, what: "other", slug: rest } : null;
}

/** Is a team's name in an id ("key", "keystone") this team? Old schedules shorten them. */
export function isTeam(written: string, team: string): boolean {
  const [a, b] = [written.toLowerCase(), team.toLowerCase()];
  return a === b || (a.length >= 3 && b.startsWith(a));
}
