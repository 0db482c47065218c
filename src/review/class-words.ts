/** How are the things that a change can be called in a sentence? */
import type { ChangeClass } from "./freeze-kind.ts";
import { list } from "./sentence.ts";

const words: Record<ChangeClass, [one: string, many: string]> = {
  spec: ["a spec", "specs"],
  feature: ["a feature", "features"],
  "bug-fix": ["a bug fix", "bug fixes"],
  docs: ["documentation", "documentation"],
  tests: ["tests", "tests"],
  requirements: ["a change of requirements", "changes of requirements"],
  strings: ["a change of texts", "changes of texts"],
  translations: ["translations", "translations"],
  other: ["nothing that can be told from a feature", "what can be told from none of these"],
};

/** @returns what a class is called within a sentence: "a bug fix". */
export function className(one: ChangeClass): string {
  return words[one][0];
}

/** @returns several classes within a sentence: "features and changes of requirements". */
export function classNames(several: readonly ChangeClass[]): string {
  return list(several.map((one) => words[one][1]));
}
