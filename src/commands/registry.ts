/** Which commands are there, and which of them does a line mean? */
import { closest } from "../words/closest.ts";
import type { Verb } from "./verb.ts";
import { agendas } from "./verbs/agenda.ts";
import { asking } from "./verbs/asking.ts";
import { attending } from "./verbs/attending.ts";
import { deadlines } from "./verbs/deadlines.ts";
import { exempting } from "./verbs/exemptions.ts";
import { freezes } from "./verbs/freezes.ts";
import { helping } from "./verbs/helping.ts";
import { nominating } from "./verbs/nominating.ts";
import { polling } from "./verbs/polling.ts";
import { promising } from "./verbs/promising.ts";
import { questioning } from "./verbs/questions.ts";
import { subscribing } from "./verbs/subscribing.ts";
import { triaging } from "./verbs/triaging.ts";
import { voting } from "./verbs/voting.ts";

/** All commands, in the order of the help. */
export const verbs: readonly Verb[] = [
  ...asking,
  ...freezes,
  ...deadlines,
  ...triaging,
  ...exempting,
  ...voting,
  ...nominating,
  ...polling,
  ...promising,
  ...attending,
  ...agendas,
  ...questioning,
  ...subscribing,
  ...helping(() => verbs),
];

/** May stand before any command, for places where another bot listens to the same words. */
const prefix = "midcycle";
/** Characters of the longest command that is understood. */
const longest = 4_000;

/** What a line means. */
export type Meaning =
  | { verb: Verb; rest: string }
  /** `near`: was it probably meant for us? A word of another bot is not. */
  | { verb: null; refused: string; near: boolean };

/** @returns what a command line ("/ffe request 42 …") means; the longest name that fits, in any case, is meant. */
export function meaningOf(text: string): Meaning {
  const { ours, words } = wordsOf(text);
  const depth = Math.max(...[...byName().keys()].map((name) => name.split(" ").length));
  for (let length = Math.min(depth, words.length); length > 0; length--) {
    const named = words.slice(0, length);
    const verb = [named.join(" "), named.map(bare).join(" ")].flatMap((name) => byName().get(name) ?? [])[0];
    if (!verb) continue;
    if (text.length > longest) {
      const refused = `A command has at most ${longest} characters, this one has ${text.length}: say it shorter and link to the rest.`;
      return { verb: null, refused, near: true };
    }
    return { verb, rest: behind(text, length + (ours ? 1 : 0)) };
  }
  if (ours && words.length === 0) return { verb: named("help"), rest: "" };
  return unknown(words, ours);
}

/** @returns the command of that name or synonym, with or without its slash; null when there is none. */
export function findVerb(text: string): Verb | null {
  const meaning = meaningOf(`/${text.trim().replace(/^\//, "")}`);
  return meaning.verb;
}

/** @returns a command as it is typed: "/ffe request CHANGE because TEXT". */
export function usageOf({ name, usage }: Verb): string {
  return `/${name}${usage ? ` ${usage}` : ""}`;
}

let known: Map<string, Verb> | null = null;

function byName(): Map<string, Verb> {
  known ??= new Map(verbs.flatMap((verb) => [verb.name, ...verb.synonyms].map((name) => [name.toLowerCase(), verb])));
  return known;
}

function named(name: string): Verb {
  const verb = byName().get(name);
  if (!verb) throw new Error(`no verb is called ${name}`);
  return verb;
}

function wordsOf(text: string): { ours: boolean; words: string[] } {
  const words = text.slice(1, longest).toLowerCase().split(" ").filter(Boolean);
  const ours = bare(words[0] ?? "") === prefix;
  return { ours, words: ours ? words.slice(1) : words };
}

/** "/vote: +1" means "/vote +1". */
function bare(word: string): string {
  return word.replace(/[?!:,.;]+$/, "");
}

/** The text behind so many words. */
function behind(text: string, words: number): string {
  return text.replace(new RegExp(`^(?:\\S+ *){${words}}`), "").trim();
}

function unknown(words: readonly string[], ours: boolean): Meaning {
  const first = bare(words[0] ?? "");
  const names = [...byName().keys()];
  const family = verbs.filter(({ name }) => name.startsWith(`${first} `));
  const written = `/${words.slice(0, family.length > 0 ? 2 : 1).join(" ")}`;
  const guess = closest(words.slice(0, 2).map(bare).join(" "), names) ?? closest(first, names);
  const meant = guess === null ? "" : `did you mean /${guess}? `;
  const shown = family.length > 0 ? family : verbs;
  const list = shown.map(({ name }) => `/${name}`).join(", ");
  const refused = `"${written.slice(0, 60)}" is no command: ${meant}there are ${list}; "/midcycle help" tells what each does.`;
  return { verb: null, refused, near: ours || guess !== null || family.length > 0 };
}
