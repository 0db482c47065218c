/** What is a mistake that was found in a recap, and what does a rule look at? */
import type { Status } from "../../review/change.ts";
import type { FreezeKind } from "../../review/freeze-kind.ts";
import type { OpenNumber } from "../../review/number.ts";
import type { Program, Sprint } from "../../review/program.ts";
import type { Freeze } from "../calendar.ts";
import type { Link, Place, Prose } from "../prose/prose.ts";

/** `error`: the text says something else than the records; `warning`: it can mislead; `note`: nobody can check it. */
export const levels = ["error", "warning", "note"] as const;

export type Level = (typeof levels)[number];

/** One mistake, where it stands, and how to mend it. */
export interface Finding extends Place {
  /** Name of the rule ("numbers"). */
  rule: string;
  level: Level;
  /** Offset in the source, and how long the words are. */
  offset: number;
  length: number;
  /** What is wrong, one or two sentences. */
  text: string;
  /** How to mend it, one sentence; null when nobody can say. */
  remedy: string | null;
}

/** Somebody of the roster. */
export interface Named {
  id: string;
  name: string;
  /** The company on the sprint's first day, under its name of that day; null when not known. */
  company: string | null;
}

/** What the mirror says of a link to a change; `status` is null when it has no such change. */
export interface Linked {
  number: number | null;
  status: Status | null;
  /** Full name of the repository that the address or the mirror names; null when neither does. */
  repository: string | null;
}

/** Where a file that a link names is by now. */
export interface Moved {
  to: string;
  /** Number of the change that shows it. */
  change: number;
}

/** Everything that rules look at. */
export interface LintGround {
  prose: Prose;
  program: Program;
  sprint: Sprint;
  /** Other sprints: what is said of them is not said of this one. */
  others: readonly Pick<Sprint, "id" | "title">[];
  /** Numbers of the whole sprint, and those of each repository by its full name. */
  numbers: readonly OpenNumber[];
  byRepository: ReadonlyMap<string, readonly OpenNumber[]>;
  people: readonly Named[];
  /** @returns a company's name on the sprint's first day; null for a word that is no company. */
  company(text: string): string | null;
  /** What the mirror says of the links to changes of the team. */
  linked: ReadonlyMap<Link, Linked>;
  moved: ReadonlyMap<Link, Moved>;
  /** Freezes that held on some day of the sprint, and those that began later in the cycle. */
  holding: readonly Freeze[];
  coming: readonly Freeze[];
  /** Freezes from which the ledger knows exemptions of that time. */
  exempted: ReadonlySet<FreezeKind>;
  /** Texts of promises that are written down. */
  promised: readonly string[];
}

/** One rule. */
export interface Rule {
  /** Kebab-case; what people silence it by. */
  name: string;
  /** What it looks for, in one sentence. */
  about: string;
  /** Pure. @returns what it found, in any order. */
  check(ground: LintGround): Finding[];
}
