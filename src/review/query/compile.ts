/** How does a query become something that judges changes? */
import { bareWord } from "./bare-word.ts";
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
  /** At most so many, the latest updated first; null without a limit. */
  limit: number | null;
  /** True when it is about whoever looks. */
  personal: boolean;
  /** True when what it matches may change though nobody acts. */
  timely: boolean;
  narrow: Narrow | null;
}

/** @returns the query ready to judge. @throws QueryMistake for a text that does not parse or a value that is none. */
export function compileQuery(text: string, ground: QueryGround): Compiled {
  const gaps: Gap[] = [];
  const { test, limit, personal, timely, narrow, unseen } = meaningOf(parseQuery(text), text, ground, gaps);
  return {
    text,
    test,
    gaps,
    unseen: [...new Set(unseen)],
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

function meaningOf(query: Query, text: string, ground: QueryGround, gaps: Gap[]): Meaning {
  if (query.kind === "term") return termMeaning(query, text, ground, gaps);
  if (query.kind === "not") {
    const { test, negated, limit, personal, timely, unseen } = meaningOf(query.of, text, ground, gaps);
    return { test: negated ?? noneOf(test), negated: test, ...carried([{ limit, personal, timely, unseen }]) };
  }
  const parts = query.of.map((one) => meaningOf(one, text, ground, gaps));
  const tests = parts.map(({ test }) => test);
  const narrow = parts.map((part) => part.narrow);
  return query.kind === "and"
    ? { test: allOf(tests), ...carried(parts), ...kept(narrowedBoth(narrow)) }
    : { test: anyOf(tests), ...carried(parts), ...kept(narrowedEither(narrow)) };
}

function termMeaning(term: Term, text: string, ground: QueryGround, gaps: Gap[]): Meaning {
  const { field, value, at, end } = term;
  const operator = field === null ? bareWord : operators.get(field);
  if (!operator) throw new QueryMistake(at, `expected an operator of Gerrit's, not "${field}:"`, field?.length);
  try {
    return operator(value, ground);
  } catch (problem) {
    const inside = field === null ? at : Math.min(at + field.length + 1, end - 1);
    if (problem instanceof Mistaken) throw new QueryMistake(inside, problem.message, end - inside);
    if (!(problem instanceof Beyond)) throw problem;
    gaps.push({ at, term: text.slice(at, end), why: problem.message });
    return { test: () => null };
  }
}

function carried(parts: readonly Partial<Meaning>[]): Partial<Meaning> {
  const limits = parts.flatMap(({ limit }) => limit ?? []);
  return {
    ...(limits.length > 0 && { limit: Math.min(...limits) }),
    personal: parts.some(({ personal }) => personal),
    timely: parts.some(({ timely }) => timely),
    unseen: parts.flatMap(({ unseen }) => unseen ?? []),
  };
}

function kept(narrow: Narrow | undefined): { narrow?: Narrow } {
  return narrow ? { narrow } : {};
}
