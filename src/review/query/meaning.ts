/** What does a term of a query come to, before any change is looked at? */
import type { Change, Instant } from "../change.ts";
import type { Directory, Who } from "../directory.ts";
import type { Program } from "../program.ts";
import type { Turn } from "../turn.ts";
import type { Narrow } from "./narrow.ts";
import type { Voices } from "./voices.ts";

/** Does a term hold of a change? Null when the mirror does not say. */
export type Answer = boolean | null;

/**
 * A change to be judged; its messages are not looked at, only who spoke. `turn` is null where it has not been worked out.
 */
export interface Subject {
  change: Change;
  turn: Turn | null;
  voices: Voices;
}

/** Judges one change; quick, and the same answer each time. */
export type Test = (subject: Subject) => Answer;

/** Lowest and highest value of a label. */
export interface LabelRange {
  min: number;
  max: number;
}

/** Everything that a query depends on beside the changes. */
export interface QueryGround {
  program: Program;
  directory: Directory;
  /** Who `self` is; null when nobody is looking. */
  self: Who | null;
  now: Instant;
  /** The values that a label has in a repository; null when no change there has shown them yet. */
  range(forge: string, repository: string, label: string): LabelRange | null;
}

/** What a term comes to on a ground. */
export interface Meaning {
  test: Test;
  /** Judges the term's negation where that is not simply the opposite. */
  negated?: Test;
  /** True when Gerrit looks for it by leaving others out. */
  negation?: boolean;
  /** What a database may leave out because it cannot match. */
  narrow?: Narrow;
  /** True when it is about whoever looks. */
  personal?: boolean;
  /** True when the answer may change though nobody acts. */
  timely?: boolean;
  /** At most so many of the latest. */
  limit?: number;
  /** Where else Gerrit looks for this and the mirror cannot, by operator. */
  unseen?: string[];
  /** Names that nobody here has. */
  nobody?: string[];
  /** True when Gerrit looks at each change found once more, by all that the query says. */
  again?: boolean;
  /** True when its index finds something else than the opposite for a negation in it. */
  odd?: boolean;
  /** True when a part of it can match nothing. */
  empty?: boolean;
}

/** Gives the value of a term its meaning. @throws Mistaken, Beyond. */
export type Operator = (value: string, ground: QueryGround) => Meaning;

/** The value is none that this operator takes; the message goes on after "at 12: ". */
export class Mistaken extends Error {
  override name = "Mistaken";
}

/** The mirror cannot answer this; the message says why. `personal`: it could if somebody were looking. */
export class Beyond extends Error {
  override name = "Beyond";
  readonly personal: boolean;
  constructor(why: string, personal = false) {
    super(why);
    this.personal = personal;
  }
}

/** @returns an operator for what Gerrit knows and the mirror does not. */
export function beyond(why: string): Operator {
  return () => {
    throw new Beyond(why);
  };
}

/** @returns whether one of several holds; null when none does and one cannot be told. */
export function anyOf(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0] as Test;
  return (subject) => {
    let answer: Answer = false;
    for (const test of tests) {
      const one = test(subject);
      if (one) return true;
      if (one === null) answer = null;
    }
    return answer;
  };
}

/** @returns whether all of several hold; null when none fails and one cannot be told. */
export function allOf(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0] as Test;
  return (subject) => {
    let answer: Answer = true;
    for (const test of tests) {
      const one = test(subject);
      if (one === false) return false;
      if (one === null) answer = null;
    }
    return answer;
  };
}

/** @returns the opposite; what cannot be told stays untold. */
export function noneOf(test: Test): Test {
  return (subject) => {
    const one = test(subject);
    return one === null ? null : !one;
  };
}
