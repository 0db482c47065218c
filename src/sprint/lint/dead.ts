/** Is what a link leads to still there, by what the mirror knows? */
import { inLink } from "./at.ts";
import { rulesAndRows } from "./counted.ts";
import type { Rule } from "./finding.ts";

/** Links to changes of the team that the mirror does not have, and to abandoned ones that are told to be in. */
export const dead: Rule = {
  name: "dead-links",
  about: "A link to a change of the team leads to one that is there, and was not abandoned where it is told to be in.",
  check({ prose, linked }) {
    const counted = rulesAndRows(prose.blocks);
    return [...linked].flatMap(([link, { status, number, repository }]) => {
      const what = number === null ? "such a change" : `change ${number}`;
      if (status === null) {
        const text = `${repository ?? "The forge"} has no ${what}, as far as it was read.`;
        return [inLink(prose, link, { rule: dead.name, level: "error", text, remedy: "Look the number up again." })];
      }
      const block = link.block === null ? null : prose.blocks[link.block];
      // What was revised or reviewed may well have been given up since.
      const toldIn = block && !counted.has(block) && /\b(?:merged|landed|approved|accepted)\b/i.test(block.plain);
      if (status !== "abandoned" || !toldIn) return [];
      const text = `Change ${number} was abandoned.`;
      const remedy = "Say so, or lead to the change that took its place.";
      return [inLink(prose, link, { rule: dead.name, level: "warning", text, remedy })];
    });
  },
};

/** Links to files that a later change shows elsewhere. */
export const moved: Rule = {
  name: "moved-specs",
  about: "A link to a spec leads to where the spec is by now.",
  check: ({ prose, moved: found }) =>
    [...found].map(([link, { to, change }]) => {
      const text = `The file has moved: change ${change} has it at ${to}.`;
      return inLink(prose, link, { rule: moved.name, level: "error", text, remedy: `Lead to ${to}.` });
    }),
};
