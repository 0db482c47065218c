/** How does a query become something that judges changes? */
import { bareWord } from "./bare-word.ts";
import { type Halves, halvesOf } from "./halves.ts";
import { label } from "./label.ts";
import {
  type Answer,
  allOf,
  anyOf,
  Beyond,
  type Meaning,
  Mistaken,
  noneOf,
  type Operator,
  type QueryGround,
  type Subject,
} from "./meaning.ts";
import { type Narrow, narrowedBoth, narrowedEither } from "./narrow.ts";
import { fileOperators } from "./operators-files.ts";
import { measureOperators } from "./operators-measures.ts";
import { peopleOperators } from "./operators-people.ts";
import { placeOperators } from "./operators-places.ts";
import { stateOperators } from "./operators-state.ts";
import { wordOperators } from "./operators-words.ts";
import { parseQuery } from "./parse.ts";
import { type Query, QueryMistake, type Term } from "./query.ts";

const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    ...stateOperators,
    ...placeOperators,
    ...peopleOperators,
    ...measureOperators,
    ...wordOperators,
    ...fileOperators,
    label,
  }),
);

/** A term that the mirror cannot answer: where it stands, as written, and why. */
export interface Gap {
  at: number;
  term: string;
  why: string;
  /** True when it could be answered if somebody were looking. */
  personal: boolean;
}

/** A query that judges changes on one ground. */
export interface Compiled {
  /** As it was written. */
  text: string;
  /** Does the change match? Null when the mirror does not say. */
  test(subject: Subject): Answer;
  /** Terms that it cannot answer at all. With any, null is the answer for most changes. */
  gaps: readonly Gap[];
  /** Operators that a bare word asks too and the mirror cannot answer: it may match more at the forge. */
  unseen: readonly string[];
  /** Names in it that nobody here has: no change is theirs. */
  nobody: readonly string[];
  /** True when a group of terms can match nothing because all are negated. */
  onlyNegations: boolean;
  /** At most so many, the latest updated first; null without a limit. */
  limit: number | null;
  /** True when it is about whoever looks. */
  personal: boolean;
  /** True when what it matches may change though nobody acts. */
  timely: boolean;
  narrow: Narrow | null;
  /** Which changes it can match at all. */
  halves: Halves;
}

/**
 * Follows Gerrit also where it is odd: terms that must all hold match nothing when each of them is negated ("-is:wip
 * -owner:self"), since its index finds changes only by what they are, though one negation alone finds the rest. `is:reviewed`
 * is such a negation; an age or a date is none. Where a vote is asked for, Gerrit looks at each change found once more, by
 * what the query really says.
 * @returns the query ready to judge. @throws QueryMistake for a text that does not parse or a value that is none.
 */
export function compileQuery(text: string, ground: QueryGround): Compiled {
  const query = parseQuery(text);
  const halves = halvesOf(query);
  const gaps: Gap[] = [];
  const found = meaningOf(query, { text, ground, gaps, byIndex: true });
  const { limit, personal, timely, narrow, unseen, nobody, empty, again } = found;
  const differs = again && (empty || found.odd);
  const test = differs
    ? allOf([found.test, meaningOf(query, { text, ground, gaps: [], byIndex: false }).test])
    : found.test;
  return {
    text,
    test: (subject) => (halves[subject.change.status === "open" ? "open" : "closed"] ? test(subject) : false),
    halves,
    gaps,
    unseen: [...new Set(unseen)],
    nobody: [...new Set(nobody)],
    onlyNegations: empty ?? false,
    limit: limit ?? null,
    personal: personal ?? false,
    timely: timely ?? false,
    narrow: narrow ?? null,
  };
}

/** @returns every name that a query may ask by, in order. */
export function operatorNames(): string[] {
  return [...operators.keys()].sort();
}

interface Compiling {
  text: string;
  ground: QueryGround;
  /** Takes the terms that cannot be answered. */
  gaps: Gap[];
  /** As Gerrit's index finds changes, or as the query says. */
  byIndex: boolean;
}

function meaningOf(query: Query, how: Compiling): Meaning {
  if (query.kind === "term") return termMeaning(query, how);
  if (query.kind === "not") {
    const inside = meaningOf(query.of, how);
    const negation = !inside.negated && !inside.negation;
    return {
      test: (how.byIndex && inside.negated) || noneOf(inside.test),
      negated: inside.test,
      negation,
      ...carried([inside]),
      ...(inside.negated && { odd: true }),
    };
  }
  const parts = query.of.map((one) => meaningOf(one, how));
  const tests = parts.map(({ test }) => test);
  const narrow = parts.map((part) => part.narrow);
  if (how.byIndex && query.kind === "and" && parts.every(({ negation }) => negation)) {
    return { test: () => false, ...carried(parts), empty: true };
  }
  return query.kind === "and"
    ? { test: allOf(tests), ...carried(parts), ...kept(narrowedBoth(narrow)) }
    : { test: anyOf(tests), ...carried(parts), ...kept(narrowedEither(narrow)) };
}

function termMeaning(term: Term, { text, ground, gaps }: Compiling): Meaning {
  const { field, value, at, end } = term;
  const operator = field === null ? bareWord : operators.get(field);
  if (!operator) throw new QueryMistake(at, `expected an operator of Gerrit's, not "${field}:"`, field?.length);
  try {
    return operator(value, ground);
  } catch (problem) {
    const inside = field === null ? at : Math.min(at + field.length + 1, end - 1);
    if (problem instanceof Mistaken) throw new QueryMistake(inside, problem.message, end - inside);
    if (!(problem instanceof Beyond)) throw problem;
    gaps.push({ at, term: text.slice(at, end), why: problem.message, personal: problem.personal });
    return { test: () => null, personal: problem.personal };
  }
}

function carried(parts: readonly Partial<Meaning>[]): Partial<Meaning> {
  const limits = parts.flatMap(({ limit }) => limit ?? []);
  return {
    ...(limits.length > 0 && { limit: Math.min(...limits) }),
    personal: parts.some(({ personal }) => personal),
    timely: parts.some(({ timely }) => timely),
    unseen: parts.flatMap(({ unseen }) => unseen ?? []),
    nobody: parts.flatMap(({ nobody }) => nobody ?? []),
    empty: parts.some(({ empty }) => empty),
    again: parts.some(({ again }) => again),
    odd: parts.some(({ odd }) => odd),
  };
}

function kept(narrow: Narrow | undefined): { narrow?: Narrow } {
  return narrow ? { narrow } : {};
}
