/** What do the rules of the turn need to know of a change, read once? */
import type { Activity } from "./activity.ts";
import type { Change, Instant } from "./change.ts";
import type { Who } from "./directory.ts";
import { byPerson, type Opinion, opinionsOf } from "./opinions.ts";
import type { ReviewRules } from "./program.ts";
import type { TurnContext } from "./turn.ts";
import { asksForRerun, type Verdict, verdictOf } from "./verdict.ts";

/** A change as the rules of the turn see it. */
export interface Facts {
  change: Change;
  context: TurnContext;
  rules: ReviewRules;
  /** Everything done to the change, oldest first. */
  acts: readonly Activity[];
  owner: Who;
  /** Who acts when the owner has to: the owner, or the cores when the owner is a bot. */
  ownerSide: string[];
  /** All votes as they stand, bots and the owner included. */
  opinions: Opinion[];
  /** What people other than the owner think of the content: their votes on the review label. */
  reviews: Opinion[];
  /** Different cores, the owner not among them, who say yes; the earliest first. */
  coreYes: Opinion[];
  /** Votes that approve the change for merging. */
  approvals: Opinion[];
  ci: Verdict;
  /** When the present patch set came. */
  uploaded: Instant;
  /** Since when people can review it as it is: uploaded, ready, tests passed, the last no taken back. */
  reviewable: Instant;
  /** When the owner last answered the reviewers, by an upload that changed something or by a comment. */
  answered: Instant;
  /** The cores of the repository today, the owner left out. */
  cores: Who[];
}

/** Reads a change with the acts that are known of it. */
export function factsOf(change: Change, acts: readonly Activity[], context: TurnContext): Facts {
  const { rules } = context.program;
  const owner = context.directory.who(change.owner);
  const cores = context.directory.cores(context.repository.coreGroup, context.now).filter(({ id }) => id !== owner.id);
  const opinions = opinionsOf(change, acts, context);
  const reviews = opinions.filter(({ label, who, own }) => label === rules.reviewLabel && !who.bot && !own);
  const uploaded = change.patchSets.at(-1)?.created ?? change.created;
  const ci = verdictOf(change, acts, opinions, uploaded, context);
  const coreYes = byPerson(reviews.filter(({ core, value }) => core && value >= rules.coreValue));
  return {
    change,
    context,
    rules,
    acts,
    owner,
    ownerSide: owner.bot ? cores.map(({ id }) => id) : [owner.id],
    opinions,
    reviews,
    coreYes,
    approvals: approvalsOf(opinions, coreYes, rules),
    ci,
    uploaded,
    reviewable: latest(
      uploaded,
      ci.state === "passed" ? ci.since : null,
      acts.findLast(({ kind }) => kind === "ready" || kind === "restored")?.at,
      takenBack(acts, context),
    ),
    answered: answeredAt(change, acts, owner, context),
    cores,
  };
}

/** @returns the latest of some moments; those that are not known do not count. */
export function latest(first: Instant, ...more: (Instant | null | undefined)[]): Instant {
  return more.reduce<Instant>((last, at) => (at && at > last ? at : last), first);
}

/** Where no label of its own approves, the last core vote that the rules ask for does. */
function approvalsOf(opinions: readonly Opinion[], coreYes: readonly Opinion[], rules: ReviewRules): Opinion[] {
  const { label, value } = rules.approval;
  if (label !== rules.reviewLabel) return opinions.filter((vote) => vote.label === label && vote.value >= value);
  return coreYes.length >= rules.coreVotes ? [...coreYes] : [];
}

/** A rebase, or a bare "recheck", answers nobody. */
function answeredAt(change: Change, acts: readonly Activity[], owner: Who, { directory }: TurnContext): Instant {
  const answer = acts.findLast(({ kind, by, detail, id }) => {
    if (kind === "uploaded") return !carriesVotes(detail);
    if (kind !== "commented" || by === null || directory.who(by).id !== owner.id) return false;
    const message = change.messages.find((one) => id.endsWith(`/${one.id}`));
    return !message || !asksForRerun(message.text);
  });
  return answer?.at ?? change.created;
}

/** @returns true for uploads after which Gerrit usually keeps the votes, because the content is the same. */
export function carriesVotes(kind: string | null): boolean {
  return kind === "TRIVIAL_REBASE" || kind === "NO_CHANGE" || kind === "TRIVIAL_REBASE_WITH_MESSAGE_UPDATE";
}

/** When somebody last took back a no, or an approval, on the content as it is. */
function takenBack(acts: readonly Activity[], { program, directory }: TurnContext): Instant | null {
  const { reviewLabel, approval, blockValue } = program.rules;
  const standing = new Map<string, number>();
  let at: Instant | null = null;
  for (const act of acts) {
    if (act.kind === "uploaded" && !carriesVotes(act.detail)) {
      for (const [vote, value] of standing) if (value > blockValue) standing.delete(vote);
    }
    if (act.kind !== "voted" || act.by === null || act.value === null || directory.who(act.by).bot) continue;
    if (act.label !== reviewLabel && act.label !== approval.label) continue;
    const vote = `${act.label} ${act.by}`;
    const before = standing.get(vote) ?? 0;
    if ((before < 0 && act.value >= 0) || (act.label === approval.label && before > 0 && act.value <= 0)) at = act.at;
    standing.set(vote, act.value);
  }
  return at;
}
