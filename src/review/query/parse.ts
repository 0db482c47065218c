/** What does the text of a query ask for? */
import { type Query, QueryMistake, type Term } from "./query.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Parentheses within parentheses: more are nobody's query, and each costs a call. */
const deepest = 100;

/**
 * Reads a query as Gerrit does (its Query.g): `AND`, `OR`, `NOT` in capitals or small letters, `-` before a term, terms
 * side by side that must all hold, parentheses, `field:value` with a value that may hold colons, quotes or braces.
 * Parts of parts are made parts, and what is negated twice is not. Stricter than Gerrit in one thing: what stands behind the last closing parenthesis is a mistake and not passed over.
 * @throws QueryMistake naming the place and what was expected.
 */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const peek = (ahead = 0) => tokens[Math.min(next + ahead, tokens.length - 1)] as Token;
  const take = () => tokens[next++] as Token;

  function either(): Query {
    const of = [all()];
    while (peek().kind === "or") {
      take();
      of.push(all());
    }
    return joined("or", of);
  }

  function all(): Query {
    const of = [one()];
    for (;;) {
      const { kind } = peek();
      if (kind === "and") take();
      else if (kind === "or" || kind === ")" || kind === "end") return joined("and", of);
      of.push(one());
    }
  }

  function one(): Query {
    const { kind } = peek();
    if (kind !== "-" && kind !== "not") return base();
    take();
    const of = base();
    return of.kind === "not" ? of.of : { kind: "not", of };
  }

  function base(): Query {
    const open = peek();
    if (open.kind !== "(") return term();
    take();
    if (++depth > deepest) throw new QueryMistake(open.at, `expected at most ${deepest} parentheses within each other`);
    const inside = either();
    depth--;
    const close = take();
    if (close.kind !== ")")
      throw new QueryMistake(close.at, `expected ")" to close what began at ${open.at + 1}, not ${shown(close)}`);
    return inside;
  }

  function term(): Term {
    const begin = peek();
    const field = begin.kind === "name" && peek(1).kind === ":" ? begin.text : null;
    if (field !== null) next += 2;
    const { value, end } = valueIn(field);
    return { kind: "term", field, value, at: begin.at, end };
  }

  function valueIn(field: string | null): { value: string; end: number } {
    const token = take();
    if (token.kind === "phrase") return { value: token.text, end: token.end };
    if (token.kind !== "name" && token.kind !== "word") {
      throw new QueryMistake(
        token.at,
        `expected ${field === null ? "a term" : `a value of ${field}:`}, not ${shown(token)}`,
      );
    }
    if (peek().kind !== ":") return { value: token.text, end: token.end };
    take();
    const rest = valueIn(field ?? token.text);
    return { value: `${token.text}:${rest.value}`, end: rest.end };
  }

  if (peek().kind === "end") throw new QueryMistake(0, 'expected a query, as "status:open owner:self"');
  const query = either();
  const left = peek();
  if (left.kind !== "end") throw new QueryMistake(left.at, `expected AND, OR or the end, not ${shown(left)}`);
  return query;
}

/** @returns every term of a query, from left to right. */
export function termsOf(query: Query): Term[] {
  if (query.kind === "term") return [query];
  return query.kind === "not" ? termsOf(query.of) : query.of.flatMap(termsOf);
}

function joined(kind: "and" | "or", of: Query[]): Query {
  if (of.length === 1) return of[0] as Query;
  return { kind, of: of.flatMap((one) => (one.kind === kind ? one.of : [one])) };
}

function shown({ kind, text }: Token): string {
  return kind === "end" ? "the end" : JSON.stringify(text);
}
