/** Which mistakes has a recap? All rules, in the order of the text. */
import { dates } from "./dates.ts";
import { dead, moved } from "./dead.ts";
import { type Finding, type LintGround, levels, type Rule } from "./finding.ts";
import { freezes } from "./freezes.ts";
import { swapped } from "./links.ts";
import { affiliations, runTogether } from "./names.ts";
import { numbers } from "./numbers.ts";
import { repositories } from "./repositories.ts";
import { untargeted } from "./untargeted.ts";

/** Every rule; a new one adds its line. */
export const rules: readonly Rule[] = [
  ...[numbers, runTogether, affiliations],
  ...[swapped, repositories, moved, dead],
  ...[dates, freezes, untargeted],
];

/** @returns what all rules find, by place, the gravest first where several stand at one. Pure. */
export function lint(ground: LintGround): Finding[] {
  return rules
    .flatMap((rule) => rule.check(ground))
    .sort(
      (a, b) => a.offset - b.offset || levels.indexOf(a.level) - levels.indexOf(b.level) || (a.rule < b.rule ? -1 : 1),
    );
}
