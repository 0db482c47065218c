/** Which commands give somebody's word in a nomination or a poll? */

import { type Context, Refused } from "../context.ts";
import type { Deed, Done } from "../deciding.ts";
import { decisions } from "../decisions.ts";
import { becauseIn, doing, type Meant, meant } from "../doing.ts";
import { voteOnNomination } from "../nomination-deeds.ts";
import { voteInPoll } from "../poll-deeds.ts";
import type { Told, Verb } from "../verb.ts";
import { nominationVote } from "../votes.ts";

const both = ["nomination", "poll"] as const;

/** `vote`, `away` and `record`. */
export const voting: Verb[] = [
  doing({
    name: "vote",
    synonyms: [],
    usage: "[nomination N|poll N] VALUE [because WHY]",
    summary: "vote +1, 0, -1, abstain or away on a nomination, or for an option of a poll",
    who: "anyone; only the votes of those who may vote count",
    examples: ["/vote nomination 3 +1", "/vote poll 2 no because the cycle is short", "/vote +1"],
    async does(context, told, dryRun) {
      const { head, because } = becauseIn(told.rest);
      return vote(context, told, await meant(context, told, head, both), { reason: because, dryRun });
    },
  }),
  doing({
    name: "away",
    synonyms: [],
    usage: "[nomination N|poll N] [because WHY]",
    summary: "say that you cannot take part, so that nobody waits for you; without a number, in everything that does",
    who: "anyone",
    examples: ["/away poll 2", "/away because I am on leave"],
    async does(context, told, dryRun) {
      const { head, because } = becauseIn(told.rest);
      if (head)
        return vote(
          context,
          told,
          { ...(await meant(context, told, head, both)), rest: "away" },
          { reason: because, dryRun },
        );
      const { waiting } = await decisions(context, { viewer: told.actor.id });
      const done: Done[] = [];
      for (const { kind, number, state } of waiting) {
        if (kind === "exemption" || !["open", "blocked", "held"].includes(state)) continue;
        // A key is good for one process: with that of the command, the second word would pass for the first said again.
        const key = told.actor.key === undefined ? {} : { key: `${told.actor.key}/${kind}-${number}` };
        const each = { ...told, actor: { ...told.actor, ...key } };
        done.push(
          await vote(context, each, { kind, number: String(number), rest: "away" }, { reason: because, dryRun }),
        );
      }
      const text = done.length > 0 ? done.map((one) => one.text).join("\n") : "Nothing waits for your word now.";
      return { text, page: "/decisions", written: done.some(({ written }) => written) };
    },
  }),
  doing({
    name: "record",
    synonyms: [],
    usage: "[nomination N|poll N] VALUE for PERSON [because WHY] [at LINK]",
    summary: "write down what somebody else said in a meeting or a mail; they are told and can correct it",
    who: "a core of the group that is asked",
    examples: ["/record poll 2 no for ayoung at https://lists.example.org/12", "/record nomination 3 +1 for bknudson"],
    async does(context, told, dryRun) {
      const linked = /^(.*?)(?:\s+(?:at\s+)?(https?:\/\/\S+))?$/is.exec(told.rest);
      const { head, because } = becauseIn(linked?.[1] ?? told.rest);
      const match = /^(.*\S)\s+for\s+(\S.*)$/is.exec(head);
      if (!match?.[1] || !match[2]) throw new Refused('Say whose word it is: "/record poll 2 no for PERSON".');
      const deed = { reason: because, dryRun, for: match[2], link: linked?.[2] };
      return vote(context, told, await meant(context, told, match[1], both), deed);
    },
  }),
];

async function vote(
  context: Context,
  { actor }: Told,
  { kind, number, rest }: Meant,
  deed: Deed & { reason?: string | undefined },
): Promise<Done> {
  const value = rest.trim();
  if (!value) throw new Refused(`Say what you vote: ${kind === "poll" ? "an option" : "+1, 0, -1"}, abstain or away.`);
  if (kind === "poll") return voteInPoll(context, actor, { poll: number, value, ...deed });
  return voteOnNomination(context, actor, { nomination: number, value: nominationVote(value), ...deed });
}
