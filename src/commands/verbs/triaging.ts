/** Which command sorts the work of a sprint? */
import { Refused } from "../context.ts";
import { becauseIn, doing } from "../doing.ts";
import { placeChange } from "../triage.ts";
import type { Verb } from "../verb.ts";

/** `triage`. */
export const triaging: Verb[] = [
  doing({
    name: "triage",
    synonyms: [],
    usage: "[CHANGE] as finish|progress|talk|signs [because WHY]",
    summary: "put a change of the sprint under what can be finished now, moved on, or only talked about",
    who: "a core, an organizer, a liaison or the PTL",
    examples: [
      "/triage 272287 as finish because only the rebase is missing",
      "/triage as talk",
      "/triage 272287 as signs",
    ],
    does(context, { actor, rest, about }, dryRun) {
      const { head, because } = becauseIn(rest);
      const match = /^(?:(\S+)\s+)?as\s+(\S.*)$/is.exec(head);
      const change = match?.[1] ?? about;
      if (!match?.[2] || !change)
        throw new Refused('Say what and where: "/triage CHANGE as finish", progress, talk or signs.');
      return placeChange(context, actor, { change, group: match[2], reason: because, dryRun });
    },
  }),
];
