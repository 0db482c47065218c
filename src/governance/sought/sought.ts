/** What can be looked for in the mirror to see that something was done? Conditions and promises are checked by these. */
import type { ChangeKey, Instant } from "../../review/change.ts";

/** Changes by what they say of themselves; every part that is given must fit, and at least one is. */
export interface Marks {
  topic: string | null;
  /** Full name. */
  repository: string | null;
  /** What the commit message contains, in any case. */
  words: string | null;
  /** A path that it touches: a file, or everything below a folder. */
  path: string | null;
}

/** One thing to look for. */
export type Sought =
  | { kind: "implemented"; spec: ChangeKey | null; blueprint: string | null; topic: string | null; named: ChangeKey[] }
  | { kind: "merged"; change: ChangeKey }
  /** The team's CI passes the present patch set of these changes; of all exempted ones when none is named. */
  | { kind: "ci"; changes: ChangeKey[] }
  /** The exempted changes add and remove no more than so many lines together. */
  | { kind: "size"; lines: number }
  /** A change that carries the marks is up for review, or is merged, at or after `from`; null for ever. */
  | ({ kind: "marked"; deed: "up" | "merged"; from: Instant | null } & Marks)
  /** A change that says that it removes something is merged, at or after `from`. */
  | { kind: "removed"; what: string; repository: string | null; from: Instant | null }
  /** A person says so. */
  | { kind: "word" };

/** What the mirror says of one change, as far as it is looked for. */
export interface ChangeFact {
  key: ChangeKey;
  number: number;
  url: string;
  repository: string;
  /** Is it in a repository of specs? Then it implements nothing. */
  spec: boolean;
  topic: string | null;
  /** The commit message; its subject when the forge does not tell the rest. */
  message: string;
  /** Paths that it touches; null when not known. */
  files: readonly string[] | null;
  /** Blueprints and bugs that its trailers name. */
  blueprints: string[];
  bugs: string[];
  /** What it names with Depends-On. */
  dependsOn: ChangeKey[];
  /** When its first patch set came. */
  uploaded: Instant;
  merged: Instant | null;
  abandoned: boolean;
  /** Lines added and removed; null when the forge does not say. */
  lines: number | null;
  /** Since when the team's CI passes the present patch set; null when it does not. */
  green: Instant | null;
}

/** What was seen: when it came true, null for what has no date; and how to say and to open it. */
export interface Seen {
  met: Instant | null;
  /** One sentence. */
  text: string;
  url: string | null;
  change: ChangeKey | null;
}
