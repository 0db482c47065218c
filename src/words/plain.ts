/** How do people read a count, a list and a number that opens? */
import type { OpenNumber } from "../review/number.ts";
import { figure } from "../review/sentence.ts";
import { duration } from "./time.ts";

export { count, list, signed } from "../review/sentence.ts";

/** @returns a number's value as people read it: "19", "19, at most 25", "3 d 4 h", "42 %", "not known". */
export function printed(number: Pick<OpenNumber, "value" | "unit"> & { most?: number | null }): string {
  if (number.value === null) return "not known";
  if (number.most) return `${figure(number.value)}, at most ${figure(number.most)}`;
  if (number.unit === "seconds") return duration(number.value);
  return number.unit === "percent" ? `${figure(number.value)} %` : figure(number.value);
}

/** @returns what a number is called behind its value: "promises kept", and "promise kept" behind 1. */
export function called({ title, value, unit, most }: Pick<OpenNumber, "title" | "value" | "unit" | "most">): string {
  if (value !== 1 || most || unit === "percent" || unit === "seconds") return title;
  return title
    .replace(manyOf, (many) => ones[many] ?? many)
    .replace(/\bthat (?:wait|are)\b/, (many) => ones[many] ?? many);
}

const ones: Record<string, string> = {
  ...{ changes: "change", reviews: "review", people: "person", companies: "company", repositories: "repository" },
  ...{ questions: "question", promises: "promise", exemptions: "exemption", nominations: "nomination" },
  ...{ decisions: "decision", disagreements: "disagreement", cores: "core", specs: "spec" },
  ...{ "that wait": "that waits", "that are": "that is" },
};

/** The noun that is counted: the first one. */
const manyOf = new RegExp(
  `\\b(?:${Object.keys(ones)
    .filter((word) => !word.includes(" "))
    .join("|")})\\b`,
);

/** @returns a text that begins as a sentence does. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
