/** Which commands set and move a team's own deadlines? */
import { Refused } from "../context.ts";
import { dropDeadline, setDeadline } from "../deadlines.ts";
import { becauseIn, doing } from "../doing.ts";
import type { Verb } from "../verb.ts";

const who = "a core, a liaison or the PTL";

/** `deadline` and `deadline drop`. */
export const deadlines: Verb[] = [
  doing({
    name: "deadline",
    synonyms: ["deadline set", "deadline move"],
    usage: "FREEZE [of REPOSITORY, REPOSITORY] from DATE [until DATE] because WHY",
    summary: "set a freeze of the team, or move one that is planned",
    who,
    examples: [
      "/deadline feature freeze from 2016-03-10 until 2016-03-24 because the gate was down for a week",
      "/deadline docs week of keystone, keystoneauth from monday until in 9 days because we write docs then",
    ],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      const match = /^(.+?)(?:\s+of\s+(.+?))?\s+from\s+(.+?)(?:\s+until\s+(.+))?$/is.exec(head);
      const [, freeze, of, since, until] = match ?? [];
      if (!freeze || !since) {
        throw new Refused('Say which freeze and from when: "/deadline feature freeze from 2016-03-10 because WHY".');
      }
      const repositories = of?.split(/[\s,]+/).filter((word) => word !== "" && word !== "and");
      return setDeadline(context, actor, { freeze, since, until, repositories, reason: because, dryRun });
    },
  }),
  doing({
    name: "deadline drop",
    synonyms: [],
    usage: "FREEZE because WHY",
    summary: "take a freeze out of the calendar",
    who,
    examples: ["/deadline drop docs-week because we postpone it"],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      if (!head) throw new Refused('Say which freeze: "/deadline drop docs-week because WHY".');
      return dropDeadline(context, actor, { freeze: head, reason: because, dryRun });
    },
  }),
];
