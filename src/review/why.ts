/** Which rules keep a change out of a queue, which are met, and who can change that? */
import type { Change } from "./change.ts";
import { names, voteText } from "./sentence.ts";
import type { Mover, Reason, Turn, TurnContext } from "./turn.ts";

/** One rule. `who` are `Who.id`s; `remedy` is null where the rule is met or nothing can be done. */
export interface WhyNot {
  code: string;
  text: string;
  met: boolean;
  who: string[];
  remedy: string | null;
}

/** A rule: how it reads when it is met, which reasons break it, and which only say more exactly how it is met. */
interface Rule {
  code: string;
  met: string;
  broken: readonly string[];
  said?: string;
}

/** The rules on the way to merging, in order. */
const rules: readonly Rule[] = [
  { code: "open", met: "It is open.", broken: ["merged", "abandoned"] },
  {
    code: "ready",
    met: "Nobody marks it as work in progress.",
    broken: ["work-in-progress", "work-in-progress-vote", "owner-says-no"],
  },
  { code: "not-held", met: "Nobody holds or blocks it.", broken: ["procedural-hold", "blocked", "block-answered"] },
  {
    code: "tests-passed",
    met: "No test fails or is awaited.",
    broken: ["ci-failed", "gate-failed", "ci-pending", "ci-rerun"],
  },
  { code: "no-conflict", met: "No conflict with its branch is known.", broken: ["merge-conflict"] },
  { code: "no-objection", met: "Nobody asks for changes.", broken: ["voted-down", "vote-answered"] },
  {
    code: "comments-resolved",
    met: "No comment waits for an answer.",
    broken: ["unresolved-comments"],
    said: "comments-left-open",
  },
  {
    code: "dependencies-merged",
    met: "It waits for no other change.",
    broken: ["dependency-abandoned", "waits-for-dependency"],
    said: "dependency-unknown",
  },
  { code: "requirements-met", met: "Every other requirement of the forge is met.", broken: ["requirement-unmet"] },
  { code: "reviewed", met: "Somebody has reviewed this patch set.", broken: ["needs-review"] },
  {
    code: "core-votes",
    met: "It has the core votes it needs.",
    broken: ["needs-core-votes"],
    said: "few-core-votes",
  },
];

/**
 * Every rule between a change and its merging and, when `as` names somebody (`Who.id`), the rules that decide whether
 * it is in their queue; those first. A broken rule speaks with the reasons of the turn, so both always agree: its code
 * is the reason's. Of a closed change only that is told.
 */
export function whyNot(change: Change, turn: Turn, as: string | null, context: TurnContext): WhyNot[] {
  if (change.status !== "open") return turn.reasons.map(broken);
  const own = as === null ? [] : personal(change, turn, as, context);
  return [...own, ...rules.flatMap((rule) => judged(rule, turn)), ...finish(turn)];
}

function judged({ code, met: usual, broken: codes, said }: Rule, turn: Turn): WhyNot[] {
  const reasons = turn.reasons.filter((reason) => codes.includes(reason.code));
  if (reasons.length > 0) return reasons.map(broken);
  return [met(code, turn.reasons.find((reason) => reason.code === said)?.text ?? usual)];
}

/** The last steps. No reason tells that the approval is missing while other votes are. */
function finish(turn: Turn): WhyNot[] {
  const approval = turn.reasons.find(({ code }) => code === "approved");
  const missing = turn.reasons.find(({ code }) => code === "needs-approval");
  const last = turn.reasons.filter(({ code }) => code === "needs-submit" || code === "in-gate").map(broken);
  if (approval) return [met("approved", approval.text), ...last];
  return [missing ? broken(missing) : { ...met("approved", "It is not approved yet."), met: false }];
}

function personal(change: Change, turn: Turn, as: string, context: TurnContext): WhyNot[] {
  const { directory, repository, program, now } = context;
  const accounts = directory.accounts(as);
  const nameOf = (id: string) => ({ name: directory.find(id)?.name ?? id });
  const { name } = nameOf(as);
  if (turn.who.includes(as)) return [met("their-turn", `It waits for ${name}.`)];

  const text =
    turn.who.length > 0 ? `It waits for ${names(turn.who.map(nameOf))}, not for ${name}.` : nobody[turn.mover];
  const remedy = turn.reasons[0]?.remedy ?? null;
  const found: WhyNot[] = [{ code: "their-turn", text, met: false, who: turn.who, remedy }];
  const unmet = (code: string, text: string) => found.push({ ...met(code, text), met: false });
  if (turn.mover !== "reviewers" && turn.mover !== "cores" && turn.mover !== "approver") return found;
  if (directory.who(change.owner).id === as) {
    unmet("not-owner", `${name} owns it, and owners do not review their own changes.`);
  }
  const vote = change.votes.find(({ label, by }) => label === program.rules.reviewLabel && accounts.includes(by));
  if (vote) {
    unmet("not-voted", `${name} has voted ${voteText(vote.label, vote.value)} on patch set ${change.currentPatchSet}.`);
  }
  const core = accounts.some((account) => directory.core(account, repository.coreGroup, now));
  if (!core && turn.mover !== "reviewers") unmet("core", `${name} is not in ${repository.coreGroup}.`);
  return found;
}

/** Whom a change waits for that waits for nobody by name. */
const nobody: Record<Mover, string> = {
  owner: "It waits for its owner.",
  reviewers: "It waits for a review by anybody.",
  cores: "It waits for the cores, and none is known who has not voted.",
  approver: "It waits for its approval.",
  ci: "It waits for the tests.",
  gate: "It waits for the gate.",
  nobody: "Nobody can move it now.",
};

function met(code: string, text: string): WhyNot {
  return { code, text, met: true, who: [], remedy: null };
}

function broken({ code, text, who, remedy }: Reason): WhyNot {
  return { code, text, met: false, who, remedy };
}
