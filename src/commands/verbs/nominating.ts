/** Which commands begin and answer nominations? */
import { Refused } from "../context.ts";
import { becauseIn, doing, meant } from "../doing.ts";
import { nominate } from "../nominating.ts";
import { answerNomination } from "../nomination-deeds.ts";
import type { Verb } from "../verb.ts";

/** `nominate`, `accept` and `decline`. */
export const nominating: Verb[] = [
  doing({
    name: "nominate",
    synonyms: [],
    usage: "PERSON [for GROUP] because WHY",
    summary: "propose somebody as a core, of the program or of a group, repository or the specs",
    who: "a core of the group or the PTL; a contributor where the program says so",
    examples: ["/nominate samueldmq because of a year of careful reviews", "/nominate dave-chen for specs because WHY"],
    does(context, { actor, rest }, dryRun) {
      const { head, because } = becauseIn(rest);
      if (!head || !because) throw new Refused('Say whom and why: "/nominate PERSON because WHY".');
      const match = /^(.*\S)\s+for\s+(?:core\s+of\s+)?(\S+)$/is.exec(head);
      return nominate(context, actor, { candidate: match?.[1] ?? head, of: match?.[2], why: because, dryRun });
    },
  }),
  answering("accept", true, "accept the nomination that is about you"),
  answering("decline", false, "decline the nomination that is about you"),
];

function answering(name: string, accepts: boolean, summary: string): Verb {
  return doing({
    name,
    synonyms: [],
    usage: "[nomination N] [because WHY]",
    summary,
    who: "the candidate",
    examples: [`/${name}`, `/${name} nomination 3`],
    async does(context, told, dryRun) {
      const { head, because } = becauseIn(told.rest);
      const { number } = await meant(context, told, head, ["nomination"]);
      return answerNomination(context, told.actor, { nomination: number, accepts, reason: because, dryRun });
    },
  });
}
