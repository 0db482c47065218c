/** Which changes, bugs and blueprints does a text name, and where? */
import { changeReference } from "./reference.ts";

/** One place of a text. */
export interface Reference {
  from: number;
  to: number;
  /** What is named, the same however it was written: "271002", "I0a…", an address, "bug:1234567", "blueprint:totp-auth". */
  of: string;
}

/** An address, a Change-Id, a bug, a blueprint, a number with its sign, or a bare number as long as changes have them. */
const shapes = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"'()\[\]]+`,
    String.raw`\bI[0-9a-f]{40}\b`,
    String.raw`\b(?:bugs?|LP|(?:closes|partial|related)-bug)[ :]{0,2}#?(?<bug>\d{4,9})\b`,
    String.raw`\b(?:bp|blueprints?|implements: blueprint)[ :/]{1,2}(?<blueprint>[a-z0-9][a-z0-9.+-]*[a-z0-9])`,
    String.raw`(?<![\w/.#&-])(?:changes? )?#\d{3,8}\b(?![\w-])`,
    String.raw`\bchanges? \d{3,8}\b(?![\w-])`,
    String.raw`(?<![\w/.#:,-])\d{5,7}(?![\w:/-]|[.,]\d)`,
  ].join("|"),
  "giu",
);

/** Characters of the longest line that is looked through. */
const longest = 20_000;

/** @returns what a line names, in order; never throws, takes time in proportion to the line. */
export function referencesIn(line: string): Reference[] {
  if (line.length > longest) return [];
  const found: Reference[] = [];
  for (const match of line.matchAll(shapes)) {
    const text = match[0].replace(/[.,;:!?]+$/, "");
    const of = meant(text, match.groups ?? {});
    if (of !== null) found.push({ from: match.index, to: match.index + text.length, of });
  }
  return found;
}

function meant(text: string, { bug, blueprint }: { bug?: string; blueprint?: string }): string | null {
  if (bug !== undefined) return `bug:${bug}`;
  if (blueprint !== undefined) return `blueprint:${blueprint.toLowerCase()}`;
  if (/^https?:/i.test(text)) return addressed(text);
  return text.replace(/^(?:changes? )?#?/i, "");
}

function addressed(text: string): string | null {
  const bug = /^https?:\/\/bugs\.launchpad\.net\/.*\+bug\/(\d+)/i.exec(text)?.[1];
  if (bug) return `bug:${bug}`;
  const blueprint = /^https?:\/\/blueprints\.launchpad\.net\/.*\+spec\/([\w.+-]+)/i.exec(text)?.[1];
  if (blueprint) return `blueprint:${blueprint.toLowerCase()}`;
  return changeReference(text) ? text : null;
}
