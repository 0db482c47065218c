/** Does what a recap promises say until when? */
import { pointersIn } from "../promise/pointers.ts";
import { folded } from "../prose/folded.ts";
import type { Rule } from "./finding.ts";

/** Forward pointers without a date or milestone that nobody has written down as promises. */
export const untargeted: Rule = {
  name: "promises-without-target",
  about: "What is promised for later names a date or a milestone, or is written down as a promise.",
  check({ prose, program, sprint, people, promised }) {
    const known = new Set(promised.map(folded));
    const pointers = pointersIn(prose, {
      ...{ program, zone: sprint.zone, now: `${sprint.last}T12:00:00.000Z` },
      repositories: program.repositories.map(({ name }) => name),
      people: people.map(({ id, name }) => ({ id, names: [id, name] })),
    });
    return pointers.flatMap((pointer) => {
      const { line, column, offset, length, due } = pointer;
      if (due !== null || [...known].some((one) => one !== "" && folded(pointer.text).includes(one))) return [];
      const look = pointer.look.length > 0 ? ` What would show it: ${pointer.look.join("; ")}.` : "";
      return [
        {
          ...{ rule: untargeted.name, level: "warning" as const, line, column, offset, length },
          text: `"${pointer.cue}" promises something and says no date or milestone.${look}`,
          remedy: 'Say until when ("early in Newton", "by 5 Feb"), or write it down with "midcycle promise add".',
        },
      ];
    });
  },
};
