/** Does somebody say no? */
import type { Facts } from "../facts.ts";
import type { Opinion } from "../opinions.ts";
import { names, verb, voteText } from "../sentence.ts";
import type { Finding, Rule } from "./finding.ts";

/** Words of a hold that is about the calendar or the process, not about the content (nova and keystone habits). */
const procedural =
  /\b(?:procedural|freezes?|frozen|on hold|holding|(?:not|n't) merge (?:before|until)|until .{0,40}(?:release|freeze|branch|spec|opens|cycle|milestone))\b/i;

/**
 * A block stays through new patch sets until its giver lifts it. A hold, or any block of a bot, leaves nobody but the
 * giver to act; a block for the content is the owner's to answer, and once answered its giver's to look at again.
 */
export const blocks: Rule = (facts) =>
  facts.opinions
    .filter(({ label, value, own }) => label === facts.rules.reviewLabel && value <= facts.rules.blockValue && !own)
    .map((block) => blocked(facts, block));

/** People's no that does not block. A core's yes in sufficient number, given later, outweighs it: they have seen it. */
export const votesAgainst: Rule = (facts) => {
  const { reviews, rules, answered, ownerSide, coreYes } = facts;
  const against = reviews.filter(({ value }) => value < 0 && value > rules.blockValue);
  const first = against[0];
  if (!first) return [];
  const overruled = against.filter(({ since }) => coreYes.filter((yes) => yes.since > since).length >= rules.coreVotes);
  const standing = against.filter((vote) => !overruled.includes(vote));
  const open = standing.filter(({ since }) => since >= answered);
  const seen = standing.filter((vote) => !open.includes(vote));
  return [
    ...contradiction(facts, against),
    ...(open[0] ? [votedDown(open, ownerSide)] : []),
    ...(seen[0] ? [answeredVote(seen, facts)] : []),
  ];
};

function blocked(
  { change, context, answered, ownerSide, owner }: Facts,
  { who, label, value, since }: Opinion,
): Finding {
  const vote = voteText(label, value);
  const words = change.messages.find(
    ({ at, by }) => at === since && by !== null && context.directory.who(by).id === who.id,
  );
  if (who.bot || procedural.test(words?.text ?? "")) {
    const text = `${who.name} holds it back with ${vote}, which nobody else can lift.`;
    const remedy = who.bot ? `Wait until ${who.name} lifts it.` : `Ask ${who.name} to lift it when the time has come.`;
    return { code: "procedural-hold", text, since, who: [who.id], remedy };
  }
  if (answered > since) {
    const text = `${who.name} blocks it with ${vote}; ${owner.name} has answered since.`;
    return {
      code: "block-answered",
      text,
      since: answered,
      who: [who.id],
      remedy: "Look again, and lift the vote or say what is missing.",
    };
  }
  const text = `${who.name} blocks it with ${vote}, which nobody else can lift.`;
  return {
    code: "blocked",
    text,
    since,
    who: ownerSide,
    remedy: `Answer ${who.name}; a new patch set alone does not lift the vote.`,
  };
}

function votedDown(open: readonly Opinion[], ownerSide: string[]): Finding {
  const vote = voteText(open[0]?.label ?? "", open[0]?.value ?? -1);
  return {
    code: "voted-down",
    text: `${names(open.map(({ who }) => who))} ${verb(open.length, "asks", "ask")} for changes (${vote}).`,
    since: open[0]?.since ?? null,
    who: ownerSide,
    remedy: "Upload a new patch set, or answer why not.",
  };
}

function answeredVote(seen: readonly Opinion[], { owner, answered }: Facts): Finding {
  const vote = voteText(seen[0]?.label ?? "", seen[0]?.value ?? -1);
  return {
    code: "vote-answered",
    text: `${owner.name} has answered ${names(seen.map(({ who }) => who))}, whose ${vote} still stands.`,
    since: answered,
    who: seen.map(({ who }) => who.id),
    remedy: "Look again, and keep or change the vote.",
  };
}

function contradiction({ reviews, rules }: Facts, against: readonly Opinion[]): Finding[] {
  const yes = reviews.filter(({ value, core }) => core && value >= rules.coreValue);
  if (yes.length === 0) return [];
  const say = (opinions: readonly Opinion[]) =>
    `${names(opinions.map(({ who }) => who))} ${verb(opinions.length, "says", "say")}`;
  return [
    {
      code: "votes-contradict",
      text: `${say(yes)} yes, ${say(against)} no.`,
      since:
        [...yes, ...against]
          .map(({ since }) => since)
          .sort()
          .at(-1) ?? null,
      who: [...yes, ...against].map(({ who }) => who.id),
      remedy: "Settle it among the reviewers.",
    },
  ];
}
