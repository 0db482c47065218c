/** Which votes are missing, and who can give them? */
import type { Who } from "../directory.ts";
import { type Facts, latest } from "../facts.ts";
import { count, names, verb, voteText } from "../sentence.ts";
import { noun, type Rule } from "./finding.ts";

/** Nobody but the owner and machines has voted on the patch set: whoever was asked, or the cores when nobody was. */
export const firstReview: Rule = (facts) => {
  if (facts.reviews.length > 0 || facts.approvals.length > 0) return [];
  const asked = whoIsAsked(facts);
  const who = asked.length > 0 ? asked : facts.cores;
  const text = `Nobody has reviewed patch set ${facts.change.currentPatchSet} yet.`;
  const others = names(who);
  const remedy = others ? `Review it, or ${asked.length > 0 ? "remind" : "ask"} ${others}.` : "Review it: anybody may.";
  return [{ code: "needs-review", text, since: facts.reviewable, who: who.map(({ id }) => id), remedy }];
};

/** Yes of different cores, none of them the owner. An approval outweighs what is missing, as long as one core agreed. */
export const coreVotes: Rule = (facts) => {
  const { coreYes, rules, cores, reviews, approvals, reviewable } = facts;
  const missing = rules.coreVotes - coreYes.length;
  if (missing <= 0) return [];
  const vote = voteText(rules.reviewLabel, rules.coreValue);
  const needed = count(rules.coreVotes, "core vote", "core votes");
  const given = names(coreYes.map(({ who }) => who));
  const tally = `${coreYes.length} of the ${needed} it needs: ${vote} by ${given}`;
  if (approvals.length > 0 && coreYes.length > 0) {
    return [{ code: "few-core-votes", text: `It is approved with ${tally}.`, since: null, who: [], remedy: null }];
  }
  const voted = new Set(reviews.map(({ who }) => who.id));
  const free = cores.filter(({ id }) => !voted.has(id));
  const since = latest(reviewable, reviews.find(({ value }) => value > 0)?.since);
  return [
    {
      code: "needs-core-votes",
      text: `This ${noun(facts)} ${given ? `has ${tally}` : `needs ${needed} (${vote}) and has none`}.`,
      since,
      who: free.map(({ id }) => id),
      remedy: findCores(
        given ? count(missing, "more core", "more cores") : count(missing, "core", "cores"),
        free,
        cores,
      ),
    },
  ];
};

function findCores(wanted: string, free: readonly Who[], cores: readonly Who[]): string {
  if (free.length > 0)
    return `Ask ${wanted} to review it; ${names(free)} ${verb(free.length, "has", "have")} not voted.`;
  return `Find ${wanted}: ${cores.length > 0 ? "all who are known have voted" : "none is known"}.`;
}

/** The core group cannot give the votes that the rules ask for. */
export const coresMissing: Rule = ({ cores, rules, owner, context }) => {
  if (cores.length >= rules.coreVotes) return [];
  const group = context.repository.coreGroup;
  const members = count(cores.length, "member", "members");
  const text = `Besides ${owner.name}, ${group} has ${members}; the rules ask for ${count(rules.coreVotes, "core vote", "core votes")}.`;
  return [
    { code: "cores-missing", text, since: null, who: [], remedy: `Name the members of ${group} in the program file.` },
  ];
};

/** The vote that approves: who gave it, or who can give it once the core votes are there. */
export const approval: Rule = (facts) => {
  const { approvals, coreYes, rules, cores, reviewable } = facts;
  const vote = voteText(rules.approval.label, rules.approval.value);
  const first = approvals[0];
  if (first) {
    const by = approvals.map(({ who }) => who);
    const text = `${names(by)} approved this ${noun(facts)} (${vote}).`;
    return [{ code: "approved", text, since: first.since, who: by.map(({ id }) => id), remedy: null }];
  }
  if (coreYes.length < rules.coreVotes) return [];
  const voted = coreYes.map(({ who }) => who);
  const ready = [...voted, ...cores.filter(({ id }) => !voted.some((who) => who.id === id))];
  return [
    {
      code: "needs-approval",
      text: `${names(voted)} ${verb(voted.length, "agrees", "agree")}; the approval (${vote}) is missing.`,
      since: latest(reviewable, coreYes[rules.coreVotes - 1]?.since),
      who: ready.map(({ id }) => id),
      remedy: `Approve it with ${vote}.`,
    },
  ];
};

/** What an owner says of their own change counts for nothing, and approving it is worth a second look. */
export const ownVotes: Rule = (facts) => {
  const { opinions, approvals, owner, rules } = facts;
  const yes = opinions.find(({ own, label, value }) => own && label === rules.reviewLabel && value > 0);
  const alone = approvals.length > 0 && approvals.every(({ own }) => own);
  const said = (code: string, text: string, since: string | null) => [
    { code, text, since, who: [owner.id], remedy: null },
  ];
  return [
    ...(yes
      ? said(
          "own-vote",
          `The ${voteText(yes.label, yes.value)} of ${owner.name} does not count on their own ${noun(facts)}.`,
          yes.since,
        )
      : []),
    ...(alone
      ? said("self-approved", `${owner.name} approved their own ${noun(facts)}.`, approvals[0]?.since ?? null)
      : []),
  ];
};

/** Votes on earlier patch sets that did not carry over: their givers know the change. */
export const earlierVotes: Rule = (facts) => {
  const earlier = earlierVoters(facts);
  const first = earlier[0];
  if (!first) return [];
  const text = `${names(earlier)} voted on an earlier patch set, which counts no more.`;
  return [
    {
      code: "voted-earlier",
      text,
      since: facts.uploaded,
      who: earlier.map(({ id }) => id),
      remedy: "Look at what changed since.",
    },
  ];
};

/** Nobody is asked by name: changes like that are easily overlooked. */
export const nobodyAsked: Rule = (facts) => {
  if (facts.reviews.length > 0 || facts.approvals.length > 0 || whoIsAsked(facts).length > 0) return [];
  const text = "Nobody is asked by name to review it.";
  return [
    {
      code: "nobody-asked",
      text,
      since: facts.uploaded,
      who: facts.ownerSide,
      remedy: "Add a reviewer who knows this code.",
    },
  ];
};

/** Reviewers by name who have not voted; those in Gerrit's attention set alone when there are such. */
function whoIsAsked({ change, context, owner, reviews }: Facts) {
  const asked = change.reviewers.flatMap(({ account, state }) =>
    state === "reviewer" ? [context.directory.who(account)] : [],
  );
  const free = asked.filter(
    ({ id, bot }, i) =>
      !bot &&
      id !== owner.id &&
      !reviews.some(({ who }) => who.id === id) &&
      asked.findIndex((other) => other.id === id) === i,
  );
  const wanted = new Set((change.attention ?? []).map(({ account }) => context.directory.who(account).id));
  const attentive = free.filter(({ id }) => wanted.has(id));
  return attentive.length > 0 ? attentive : free;
}

function earlierVoters({ change, acts, context, owner, opinions, rules }: Facts) {
  const voters = acts.flatMap(({ kind, label, by, patchSet, value }) =>
    kind === "voted" && label === rules.reviewLabel && by && value && (patchSet ?? 0) < change.currentPatchSet
      ? [context.directory.who(by)]
      : [],
  );
  const standing = new Set(opinions.filter(({ label }) => label === rules.reviewLabel).map(({ who }) => who.id));
  return [...new Map(voters.map((who) => [who.id, who])).values()].filter(
    ({ id, bot }) => !bot && id !== owner.id && !standing.has(id),
  );
}
