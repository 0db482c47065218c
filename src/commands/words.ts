/** Which words does a post of a team use, and which languages are there? */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { RecapSettings } from "../review/recap-settings.ts";
import { english } from "../words/recap/english.ts";
import { inEnglish, type Words } from "../words/recap/words.ts";
import { Refused } from "./context.ts";

const shipped = fileURLToPath(new URL("../../templates/posts/words", import.meta.url));
const plural = /\.(?:zero|one|two|few|many|other)$/;
const kept = new Map<string, Words>();

/**
 * @returns the fixed words of the team's language; words of its own folder take the place of ours, and English stands
 * where a file says nothing. What was read once is kept, except from the team's own folder.
 * @throws Refused for a language without a file (naming those there are), and for a file that is no list of words.
 */
export function wordsOf({ language, templates }: Pick<RecapSettings, "language" | "templates">): Words {
  const known = templates === null ? kept.get(language) : undefined;
  if (known) return known;
  const files = foldersOf(templates).map((folder) => ({ folder, texts: read(folder, language) }));
  const found = files.filter(({ texts }) => texts !== null);
  if (found.length === 0 && language !== "en") {
    const there = [...new Set(["en", ...languages(templates)])].sort().join(", ");
    throw new Refused(`There are no words for "${language}": the languages are ${there}. Add words/${language}.yaml.`);
  }
  const own = Object.assign({}, ...found.reverse().map(({ texts }) => texts)) as Record<string, string>;
  const words = language === "en" && found.length === 0 ? inEnglish : { language, texts: own };
  if (templates === null) kept.set(language, words);
  return words;
}

/** @returns keys that a language lacks, so that English stands there. */
export function missingWords({ texts }: Words): string[] {
  return Object.keys(english).filter((key) => texts[key] === undefined);
}

/** @returns the languages that have a file. */
export function languages(templates: string | null): string[] {
  return foldersOf(templates).flatMap((folder) => {
    try {
      return readdirSync(folder).flatMap((name) => /^([\w-]+)\.yaml$/.exec(name)?.[1] ?? []);
    } catch {
      return [];
    }
  });
}

function foldersOf(templates: string | null): string[] {
  return [...(templates === null ? [] : [join(templates, "words")]), shipped];
}

function read(folder: string, language: string): Record<string, string> | null {
  if (!/^[\w-]+$/.test(language)) return null;
  const file = join(folder, `${language}.yaml`);
  let raw: string;
  try {
    raw = readFileSync(file, "utf8");
  } catch {
    return null;
  }
  try {
    const value: unknown = parse(raw);
    const entries = Object.entries(value && typeof value === "object" ? value : {});
    for (const [key, text] of entries) {
      const base = key.replace(plural, "");
      if (!Object.hasOwn(english, key) && !(Object.hasOwn(english, `${base}.other`) && plural.test(key))) {
        throw new Error(`"${key}" is no key of ours`);
      }
      if (typeof text !== "string") throw new Error(`"${key}" must be a text`);
    }
    return Object.fromEntries(entries) as Record<string, string>;
  } catch (failure) {
    const why = failure instanceof Error ? failure.message.split("\n")[0] : failure;
    throw new Refused(`The words in ${file} cannot be used: ${why}. Mend the file.`);
  }
}
