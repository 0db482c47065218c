/** Who must move next on this change, and why? */
import { activitiesOf } from "./activities.ts";
import type { Activity } from "./activity.ts";
import type { Change, Instant } from "./change.ts";
import { factsOf, latest } from "./facts.ts";
import { otherBots, tests } from "./reasons/ci.ts";
import { attention, openComments } from "./reasons/comments.ts";
import type { Finding, Rule } from "./reasons/finding.ts";
import { conflict, dependencies, merging, requirements } from "./reasons/merging.ts";
import { blocks, votesAgainst } from "./reasons/objections.ts";
import { closed, newcomer, ownedByBot, workInProgress } from "./reasons/progress.ts";
import {
  approval,
  coresMissing,
  coreVotes,
  earlierVotes,
  firstReview,
  nobodyAsked,
  ownVotes,
} from "./reasons/votes.ts";
import type { Mover, Reason, Turn, TurnContext } from "./turn.ts";

/** Everything that can be true of a change. Each rule looks at all facts and none looks at another rule. */
const rules: readonly Rule[] = [
  workInProgress,
  blocks,
  tests,
  conflict,
  votesAgainst,
  openComments,
  dependencies,
  firstReview,
  coreVotes,
  approval,
  requirements,
  merging,
  ownVotes,
  earlierVotes,
  nobodyAsked,
  coresMissing,
  ownedByBot,
  newcomer,
  otherBots,
  attention,
];

/**
 * The turn, from the first step that a change is on. The first line of which a code is true names the mover; the
 * codes of that line decide, and whatever else is true is told beside them. Codes in no line never decide.
 */
const ladder: readonly { mover: Mover; codes: readonly string[] }[] = [
  { mover: "nobody", codes: ["merged", "abandoned"] },
  { mover: "owner", codes: ["work-in-progress", "work-in-progress-vote", "owner-says-no"] },
  { mover: "nobody", codes: ["procedural-hold"] },
  {
    mover: "owner",
    codes: [
      "blocked",
      "voted-down",
      "gate-failed",
      "ci-failed",
      "merge-conflict",
      "dependency-abandoned",
      "unresolved-comments",
    ],
  },
  { mover: "ci", codes: ["ci-rerun", "ci-pending"] },
  { mover: "cores", codes: ["block-answered"] },
  { mover: "reviewers", codes: ["vote-answered"] },
  { mover: "reviewers", codes: ["needs-review"] },
  { mover: "cores", codes: ["needs-core-votes"] },
  { mover: "nobody", codes: ["requirement-unmet"] },
  { mover: "approver", codes: ["needs-approval"] },
  { mover: "nobody", codes: ["waits-for-dependency"] },
  { mover: "approver", codes: ["needs-submit"] },
  { mover: "gate", codes: ["in-gate"] },
];

/** What holds only when nothing else stands in the way, so that it is said when it decides and not beside other things. */
const finishing = ["needs-submit", "in-gate"];

/**
 * Whose turn it is on a change as it stands. Votes count as they stand: what was said of an earlier patch set and not
 * carried over is gone. It depends on `now` only by who is a core today, never by how long something takes: a turn
 * that is right stays right until somebody acts. What an owner who is a bot would have to do falls to the cores.
 */
export function turnOf(change: Change, context: TurnContext): Turn {
  return turnAfter(change, activitiesOf(change), context);
}

/** The same for acts already known, which must be those of this reading of the change. */
export function turnAfter(change: Change, acts: readonly Activity[], context: TurnContext): Turn {
  const facts = factsOf(change, acts, context);
  const findings = change.status === "open" ? rules.flatMap((rule) => rule(facts)) : closed(facts);
  const step = ladder.find(({ codes }) => findings.some(({ code }) => codes.includes(code)));
  if (!step) throw new Error(`No rule of the turn holds for ${change.key}.`);
  const decides = ({ code }: Finding) => step.codes.includes(code);
  const deciding = findings.filter(decides);
  const reasons: Reason[] = [
    ...deciding.map((finding) => ({ ...finding, decides: true })),
    ...findings
      .filter((one) => !decides(one) && !finishing.includes(one.code))
      .map((one) => ({ ...one, decides: false })),
  ];
  return {
    change: change.key,
    mover: step.mover === "owner" && facts.owner.bot ? "cores" : step.mover,
    since: earliest(deciding) ?? latest(facts.reviewable, facts.approvals[0]?.since),
    who: [...new Set(deciding.flatMap(({ who }) => who))],
    reasons,
  };
}

/** One mover may have several things to do: it is their turn since the first. Not every fact has a date. */
function earliest(findings: readonly Finding[]): Instant | null {
  return findings.flatMap(({ since }) => since ?? []).sort()[0] ?? null;
}
