/** Which words and signs does the text of a query consist of? */
import { QueryMistake } from "./query.ts";

/** One token; `text` of a phrase is what it says, without its quotes or braces and escapes. */
export interface Token {
  kind: "(" | ")" | "-" | ":" | "and" | "or" | "not" | "name" | "word" | "phrase" | "end";
  text: string;
  at: number;
  end: number;
}

const keywords: Record<string, "and" | "or" | "not"> = {
  and: "and",
  AND: "and",
  or: "or",
  OR: "or",
  not: "not",
  NOT: "not",
};
const signs = ["(", ")", "-", ":"] as const;
/** Gerrit's own list of what no word contains; a word does not begin with a hyphen either. */
const word = /[^\0- !"$%'():;?[\]{}-][^\0- !"$%'():;?[\]{}]*/y;
const fieldName = /^[a-z_]+(?:-[a-z_]+)*$/;
const phrases: Record<string, { to: string; inside: RegExp }> = {
  '"': { to: '"', inside: /(?:\\[\s\S]|[^\\"])*/y },
  "{": { to: "}", inside: /(?:\\[\s\S]|[^\\{}])*/y },
};
const escapes: Record<string, string> = { t: "\t", n: "\n", r: "\r" };

/**
 * @returns the tokens as Gerrit's lexer cuts them, an "end" last. Phrases are in double quotes or in braces and may hold
 * anything; a backslash takes the next character as it is. @throws QueryMistake for what belongs to no token.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const first = text[at] as string;
    if (/[ \t\r\n]/.test(first)) {
      at++;
      continue;
    }
    const token = signOf(first, at) ?? phraseOf(text, first, at) ?? wordOf(text, at);
    if (!token) throw new QueryMistake(at, `expected a term, not ${JSON.stringify(first)}; put such text in quotes`);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: "end", text: "", at: text.length, end: text.length }];
}

function signOf(first: string, at: number): Token | null {
  const kind = signs.find((sign) => sign === first);
  return kind ? { kind, text: first, at, end: at + 1 } : null;
}

function phraseOf(text: string, first: string, at: number): Token | null {
  const phrase = phrases[first];
  if (!phrase) return null;
  phrase.inside.lastIndex = at + 1;
  const inside = phrase.inside.exec(text)?.[0] ?? "";
  const end = at + 1 + inside.length;
  if (text[end] !== phrase.to) {
    const found = end < text.length ? JSON.stringify(text[end]) : "the end";
    throw new QueryMistake(end, `expected ${phrase.to} to close what began at ${at + 1}, not ${found}`);
  }
  const said = inside.replace(/\\([\s\S])/g, (_, one: string) => escapes[one] ?? one);
  return { kind: "phrase", text: said, at, end: end + 1 };
}

function wordOf(text: string, at: number): Token | null {
  word.lastIndex = at;
  const found = word.exec(text)?.[0];
  if (found === undefined) return null;
  const kind = (Object.hasOwn(keywords, found) && keywords[found]) || (fieldName.test(found) ? "name" : "word");
  return { kind, text: found, at, end: at + found.length };
}
