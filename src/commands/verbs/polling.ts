/** Which commands ask the cores, and say what stands in the way? */
import { Refused } from "../context.ts";
import { becauseIn, doing, meant } from "../doing.ts";
import { holdChange, liftHold } from "../holding.ts";
import { holdPoll, liftPollHold, raiseConcern, resolveConcern } from "../poll-deeds.ts";
import { ask } from "../polling.ts";
import type { Told, Verb } from "../verb.ts";

/** `poll`, `concern`, `resolve`, `hold` and `unhold`. */
export const polling: Verb[] = [
  doing({
    name: "poll",
    synonyms: [],
    usage: "QUESTION? [OPTION | OPTION …]",
    summary: "ask the cores a question; yes and no are the options when none are given",
    who: "a core, the PTL or an organizer",
    examples: ["/poll Is Newton a stabilization cycle?", "/poll Where do we meet next? Austin | Boston | nowhere"],
    does(context, { actor, rest }, dryRun) {
      // The question ends at its last "?": there may be others within it.
      const end = rest.lastIndexOf("?");
      const question = end < 0 ? rest : rest.slice(0, end + 1);
      const options = end < 0 ? [] : rest.slice(end + 1).split("|");
      return ask(context, actor, { question, options, dryRun });
    },
  }),
  doing({
    name: "concern",
    synonyms: [],
    usage: "[poll N] NAME: TEXT",
    summary: "raise a concern, which must be resolved before the poll ends",
    who: "who may vote in the poll",
    examples: ["/concern poll 2 cost: who runs the second CI?"],
    async does(context, told, dryRun) {
      const { number, rest } = await meant(context, told, told.rest, ["poll"]);
      const match = /^([^:]{1,60}):\s*(.+)$/s.exec(rest);
      if (!match?.[1] || !match[2]) throw new Refused('Give the concern a name: "/concern poll 2 cost: who runs it?".');
      return raiseConcern(context, told.actor, { poll: number, name: match[1], text: match[2], dryRun });
    },
  }),
  doing({
    name: "resolve",
    synonyms: [],
    usage: "[poll N] NAME [because HOW]",
    summary: "resolve a concern",
    who: "whoever raised it, or another voter who says how",
    examples: ["/resolve poll 2 cost", "/resolve cost because the foundation pays"],
    async does(context, told, dryRun) {
      const { head, because } = becauseIn(told.rest);
      const { number, rest } = await meant(context, told, head, ["poll"]);
      return resolveConcern(context, told.actor, { poll: number, name: rest, how: because, dryRun });
    },
  }),
  doing({
    name: "hold",
    synonyms: [],
    usage: "[poll N|CHANGE] [until DATE] because WHY",
    summary: "ask for time: a poll does not end, a change is listed as held, until DATE or until you lift it",
    who: "who may vote in the poll; a core of the change's repository",
    examples: [
      "/hold poll 2 until friday because I want to ask the operators",
      "/hold 272287 because the API is discussed",
    ],
    async does(context, told, dryRun) {
      const { head, because } = becauseIn(told.rest);
      const match = /^(.*?)(?:(?:^|\s+)until\s+(.+))?$/is.exec(head);
      const [what = "", until, why] = [match?.[1]?.trim(), match?.[2], because ?? ""];
      if (aboutPoll(what, told)) {
        const { number } = await meant(context, told, what, ["poll"]);
        return holdPoll(context, told.actor, { poll: number, why, until, dryRun });
      }
      return holdChange(context, told.actor, { change: what || (told.about ?? ""), why, until, dryRun });
    },
  }),
  doing({
    name: "unhold",
    synonyms: ["lift"],
    usage: "[poll N|CHANGE] [because WHY]",
    summary: "lift your own hold",
    who: "whoever holds it",
    examples: ["/unhold poll 2", "/unhold 272287"],
    async does(context, told, dryRun) {
      const { head, because: why } = becauseIn(told.rest);
      if (aboutPoll(head, told)) {
        const { number } = await meant(context, told, head, ["poll"]);
        return liftPollHold(context, told.actor, { poll: number, why, dryRun });
      }
      return liftHold(context, told.actor, { change: head || (told.about ?? ""), why, dryRun });
    },
  }),
];

/** A bare word means the change under which it is said, else the poll that waits. */
function aboutPoll(what: string, { about }: Told): boolean {
  return /^poll\b/i.test(what) || (what === "" && about === null);
}
