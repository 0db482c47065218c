/** Which rules keep a change out of a queue, which are met, and who can change that? */
import type { Change } from "./change.ts";
import { names, voteText } from "./sentence.ts";
import type { Reason, Turn, TurnContext } from "./turn.ts";

/** One rule. `who` are `Who.id`s; `remedy` is null where the rule is met or nothing can be done. */
export interface WhyNot {
  code: string;
  text: string;
  met: boolean;
  who: string[];
  remedy: string | null;
}

/** The rules on the way to merging, in order: how each reads when it is met, and which reasons break it. */
const rules: readonly { code: string; met: string; broken: readonly string[] }[] = [
  { code: "open", met: "It is open.", broken: ["merged", "abandoned"] },
  {
    code: "ready",
    met: "Nobody marks it as work in progress.",
    broken: ["work-in-progress", "work-in-progress-vote", "owner-says-no"],
  },
  { code: "not-held", met: "Nobody holds or blocks it.", broken: ["procedural-hold", "blocked", "block-answered"] },
  {
    code: "tests-passed",
    met: "The tests keep nobody waiting.",
    broken: ["ci-failed", "gate-failed", "ci-pending", "ci-rerun"],
  },
  { code: "no-conflict", met: "No conflict with its branch is known.", broken: ["merge-conflict"] },
  { code: "no-objection", met: "Nobody asks for changes.", broken: ["voted-down", "vote-answered"] },
  { code: "comments-resolved", met: "No comment waits for an answer.", broken: ["unresolved-comments"] },
  {
    code: "dependencies-merged",
    met: "It waits for no other change.",
    broken: ["dependency-abandoned", "waits-for-dependency", "dependency-unknown"],
  },
  { code: "requirements-met", met: "The forge asks for nothing else.", broken: ["requirement-unmet"] },
  { code: "core-votes", met: "It has the core votes it needs.", broken: ["needs-core-votes"] },
];

/**
 * Every rule between a change and its merging and, when `as` names somebody (`Who.id`), the rules that decide whether
 * it is in their queue; those first. A broken rule speaks with the reasons of the turn, so both always agree: its code
 * is the reason's. Of a closed change only that is told.
 */
export function whyNot(change: Change, turn: Turn, as: string | null, context: TurnContext): WhyNot[] {
  if (change.status !== "open") return turn.reasons.map(broken);
  const own = as === null ? [] : personal(change, turn, as, context);
  return [...own, ...rules.flatMap((rule) => judged(rule, turn)), approved(turn)];
}

function judged(rule: (typeof rules)[number], turn: Turn): WhyNot[] {
  const reasons = turn.reasons.filter(({ code }) => rule.broken.includes(code));
  return reasons.length > 0 ? reasons.map(broken) : [met(rule.code, rule.met)];
}

/** No reason tells that the approval is missing while other votes are. */
function approved(turn: Turn): WhyNot {
  const given = turn.reasons.find(({ code }) => code === "approved");
  if (given) return met("approved", given.text);
  const missing = turn.reasons.find(({ code }) => code === "needs-approval");
  return missing ? broken(missing) : { ...met("approved", "It is not approved yet."), met: false };
}

function personal(change: Change, turn: Turn, as: string, context: TurnContext): WhyNot[] {
  const { directory, repository, program, now } = context;
  const accounts = directory.accounts(as);
  const who = accounts[0] ? directory.who(accounts[0]) : { id: as, name: as };
  const owns = directory.who(change.owner).id === as;
  const core = accounts.some((account) => directory.core(account, repository.coreGroup, now));
  const vote = change.votes.find(({ label, by }) => label === program.rules.reviewLabel && accounts.includes(by));
  const rest = turn.reasons.find(({ decides }) => decides);
  const others = turn.who.flatMap((id) => directory.accounts(id).slice(0, 1)).map((account) => directory.who(account));

  const found: WhyNot[] = [];
  if (turn.who.includes(as)) found.push(met("their-turn", `It waits for ${who.name}.`));
  else {
    const text =
      others.length > 0 ? `It waits for ${names(others)}, not for ${who.name}.` : `It waits for ${turn.mover}.`;
    found.push({ code: "their-turn", text, met: false, who: turn.who, remedy: rest?.remedy ?? null });
  }
  if (turn.mover === "owner") return found;
  if (owns)
    found.push({ ...met("not-owner", `${who.name} owns it, and owners do not review their own changes.`), met: false });
  if (vote) {
    const text = `${who.name} has voted ${voteText(vote.label, vote.value)} on patch set ${change.currentPatchSet}.`;
    found.push({
      code: "not-voted",
      text,
      met: false,
      who: [as],
      remedy: "A new patch set, or another vote, asks again.",
    });
  }
  if (!core && (turn.mover === "cores" || turn.mover === "approver")) {
    found.push({ ...met("core", `${who.name} is not in ${repository.coreGroup}.`), met: false });
  }
  return found;
}

function met(code: string, text: string): WhyNot {
  return { code, text, met: true, who: [], remedy: null };
}

function broken({ code, text, who, remedy }: Reason): WhyNot {
  return { code, text, met: false, who, remedy };
}
