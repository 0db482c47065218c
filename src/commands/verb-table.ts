/** How does the README list the commands? */
import { usageOf, verbs } from "./registry.ts";

/** @returns a Markdown table of all commands: how each is written, what it does, who may. */
export function verbTable(): string {
  const rows = verbs.map((verb) => {
    const synonyms = verb.synonyms.map((name) => `\`/${name}\``).join(", ");
    return `| \`${cell(usageOf(verb))}\` | ${cell(verb.summary)}${synonyms ? `; also ${synonyms}` : ""} | ${cell(verb.who)} |`;
  });
  return ["| command | what it does | who may |", "|---|---|---|", ...rows].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
