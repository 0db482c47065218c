/** What does the text of a query ask for? */
import { Refusal } from "../gerrit/record.ts";

/** A query taken apart. `is:open` is the term {field: "is", value: "open"}; a bare word has no field. */
export type Query =
  | { kind: "and" | "or"; of: Query[] }
  | { kind: "not"; of: Query }
  | { kind: "term"; field: string | null; value: string };

type Token = { kind: "(" | ")" | "-" | "and" | "or" | "not" } | { kind: "term"; field: string | null; value: string };

const words: Record<string, "and" | "or" | "not"> = { and: "and", or: "or", not: "not" };
const lexeme = /\s*(?:([()])|(-)|(?:([A-Za-z_]\w*):)?(?:"((?:[^"\\]|\\.)*)"|([^\s()"]+)))/y;

/**
 * Reads `and`, `or`, `not`, `-`, parentheses, quoted values and words side by side, which all must hold.
 * @throws Refusal with one sentence for what cannot be read
 */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text);
  let next = 0;

  function either(): Query {
    const of = [all()];
    while (tokens[next]?.kind === "or") {
      next++;
      of.push(all());
    }
    return joined("or", of);
  }
  function all(): Query {
    const of = [one()];
    for (;;) {
      const kind = tokens[next]?.kind;
      if (kind === "and") next++;
      else if (kind === undefined || kind === "or" || kind === ")") return joined("and", of);
      of.push(one());
    }
  }
  function one(): Query {
    const token = tokens[next++];
    if (token?.kind === "-" || token?.kind === "not") return { kind: "not", of: one() };
    if (token?.kind === "term") return token;
    if (token?.kind !== "(") throw unreadable(text, "a term is missing");
    const inner = either();
    if (tokens[next++]?.kind !== ")") throw unreadable(text, "a closing parenthesis is missing");
    return inner;
  }

  const query = either();
  if (next < tokens.length) throw unreadable(text, "there is a closing parenthesis too many");
  return query;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  lexeme.lastIndex = 0;
  while (lexeme.lastIndex < end) {
    const found = lexeme.exec(text);
    if (!found) throw unreadable(text, "a quote is not closed");
    const [, parenthesis, minus, field, quoted, bare] = found;
    const word = field === undefined && quoted === undefined ? words[(bare ?? "").toLowerCase()] : undefined;
    if (parenthesis === "(" || parenthesis === ")") tokens.push({ kind: parenthesis });
    else if (minus) tokens.push({ kind: "-" });
    else if (word) tokens.push({ kind: word });
    else
      tokens.push({
        kind: "term",
        field: field?.toLowerCase() ?? null,
        value: quoted?.replace(/\\(.)/g, "$1") ?? bare ?? "",
      });
  }
  return tokens;
}

function joined(kind: "and" | "or", of: Query[]): Query {
  const [first] = of;
  return of.length === 1 && first ? first : { kind, of };
}

function unreadable(text: string, why: string): Refusal {
  return new Refusal(400, `Unsupported query: ${why} in ${text}`);
}
