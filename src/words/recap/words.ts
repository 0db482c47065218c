/** How do the fixed words of a language become a sentence whose parts keep their links and numbers? */
import type { OpenNumber } from "../../review/number.ts";
import type { RecapPiece } from "../views.ts";
import { english, type PluralKey, type WordKey } from "./english.ts";

/** The fixed words of one language. */
export interface Words {
  /** BCP 47 ("en", "de"). */
  language: string;
  texts: Readonly<Record<string, string>>;
}

/** What is said when no other language is asked for. */
export const inEnglish: Words = { language: "en", texts: english };

/** What fills the `{…}` of a sentence. */
export type Parts = Readonly<Record<string, string | readonly RecapPiece[]>>;

const plurals = new Map<string, Intl.PluralRules>();

/** @returns the sentence of that key; a part that it does not mention is left out, one that it lacks stays as `{name}`. */
export function said(words: Words, key: WordKey, parts: Parts = {}): RecapPiece[] {
  return filled(words.texts[key] ?? english[key], parts);
}

/** @returns a fixed text without parts that are links or numbers. */
export function text(words: Words, key: WordKey, parts: Readonly<Record<string, string>> = {}): string {
  return said(words, key, parts)
    .map((piece) => (typeof piece === "string" ? piece : ""))
    .join("");
}

/** @returns the sentence in the form that a number asks for; `{n}` is the number. */
export function mention(words: Words, key: PluralKey, number: OpenNumber, parts: Parts = {}): RecapPiece[] {
  const form = (plurals.get(words.language) ?? rulesOf(words.language)).select(number.value ?? 0);
  const own = words.texts[`${key}.${form}`] ?? words.texts[`${key}.other`] ?? english[`${key}.other` as WordKey];
  return filled(own, { ...parts, n: [{ number: number.id }] });
}

/** @returns the parts as one enumeration: "14 in keystone, 3 in keystoneauth and 2 in keystone-specs". */
export function enumerated(words: Words, parts: readonly (readonly RecapPiece[])[]): RecapPiece[] {
  const and = text(words, "and");
  return parts.flatMap((part, i) => (i === 0 ? part : [i === parts.length - 1 ? and : ", ", ...part]));
}

/** @returns names as one enumeration. */
export function namesIn(words: Words, names: readonly string[]): string {
  return enumerated(
    words,
    names.map((name) => [name]),
  ).join("");
}

function rulesOf(language: string): Intl.PluralRules {
  const rules = new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}

function filled(sentence: string, parts: Parts): RecapPiece[] {
  const pieces = sentence.split(/(\{\w+\})/).flatMap((piece): RecapPiece[] => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1] ?? "";
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    return part === undefined ? [piece] : typeof part === "string" ? [part] : [...part];
  });
  return together(pieces);
}

/** Texts beside each other become one. */
function together(pieces: readonly RecapPiece[]): RecapPiece[] {
  const whole: RecapPiece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (typeof piece === "string" && typeof last === "string") whole[whole.length - 1] = last + piece;
    else if (piece !== "") whole.push(piece);
  }
  return whole;
}
