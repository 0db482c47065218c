/** Which command tells of the others? */
import { Refused } from "../context.ts";
import { findVerb, usageOf } from "../registry.ts";
import type { Verb } from "../verb.ts";

/** @returns the help about those commands; they are asked for only when somebody wants help. */
export function helping(all: () => readonly Verb[]): Verb[] {
  const run: Verb["run"] = async (_context, { rest }) => ({ text: rest ? about(rest) : list(all()), page: "/about" });
  return [
    {
      name: "help",
      synonyms: [],
      usage: "[COMMAND]",
      summary: "what can be told to Midcycle, or how one command is written",
      who: "anyone",
      examples: ["/midcycle help", "/midcycle help queue"],
      run,
      tryOut: run,
    },
  ];
}

function about(name: string): string {
  const verb = findVerb(name);
  if (!verb) throw new Refused(`"${name.slice(0, 60)}" is no command: "/midcycle help" lists them all.`);
  const synonyms = verb.synonyms.map((synonym) => `/${synonym}`).join(", ");
  return [
    `${usageOf(verb)}: ${verb.summary}. Who may: ${verb.who}.${synonyms ? ` Also written ${synonyms}.` : ""}`,
    ...verb.examples.map((example) => `For example: ${example}`),
  ].join("\n");
}

function list(verbs: readonly Verb[]): string {
  return [
    "One command a line, each at the start of its line:",
    ...verbs.map((verb) => `${usageOf(verb)}: ${verb.summary} (${verb.who})`),
  ].join("\n");
}
