/** How did a change probably stand after each thing that was done to it? */
import type { Activity } from "./activity.ts";
import type { AccountKey, Change, Instant, Status, Vote } from "./change.ts";
import { carriesVotes } from "./facts.ts";
import type { TurnContext } from "./turn.ts";

/** A change at a moment of its life, with the acts up to then. */
export interface Past {
  at: Instant;
  change: Change;
  acts: readonly Activity[];
}

/** What acts alone tell of a state. */
interface State {
  status: Status;
  workInProgress: boolean;
  patchSet: number;
  votes: Vote[];
}

/**
 * The change after each moment at which something was done, oldest first, from the first upload on. `acts` are all of
 * its acts. What no act tells of (conflicts, open comments, submit requirements, attention, dependencies) is not known
 * of the past and left out; reviewers are those of the reading.
 */
export function pastOf(change: Change, acts: readonly Activity[], context: TurnContext): Past[] {
  const past: Past[] = [];
  let state: State = { status: "open", workInProgress: beganInProgress(change, acts), patchSet: 0, votes: [] };
  acts.forEach((act, i) => {
    state = after(state, act, context);
    if (state.patchSet > 0 && acts[i + 1]?.at !== act.at) {
      past.push({ at: act.at, change: standing(change, state, act.at), acts: acts.slice(0, i + 1) });
    }
  });
  return past;
}

function standing(change: Change, { patchSet, ...state }: State, at: Instant): Change {
  return {
    ...change,
    ...state,
    submitted: null,
    submittedUntil: null,
    mergeable: null,
    submittable: null,
    unresolvedComments: null,
    attention: null,
    requirements: null,
    dependencies: [],
    currentPatchSet: patchSet,
    patchSets: change.patchSets.filter(({ number }) => number <= patchSet),
    messages: change.messages.filter((message) => message.at <= at),
  };
}

function after(state: State, act: Activity, context: TurnContext): State {
  switch (act.kind) {
    case "uploaded":
      return { ...state, patchSet: act.patchSet ?? state.patchSet, votes: copied(state.votes, act.detail, context) };
    case "voted":
      return { ...state, votes: voted(state, act, context) };
    case "merged":
    case "abandoned":
      return { ...state, status: act.kind };
    case "restored":
      return { ...state, status: "open" };
    case "ready":
    case "work-in-progress":
      return { ...state, workInProgress: act.kind === "work-in-progress" };
    case "commented":
      return state;
  }
}

/** Blocks stay; the rest stays where the content did, and what CI says where the code did (OpenDev's and Gerrit's habit). */
function copied(votes: readonly Vote[], kind: string | null, { program }: TurnContext): Vote[] {
  const { reviewLabel, blockValue, ci } = program.rules;
  const sameCode = kind === "NO_CODE_CHANGE" || kind === "NO_CHANGE";
  return votes.filter(({ label, value }) => {
    if (label === ci.label) return sameCode;
    return carriesVotes(kind) || (label === reviewLabel && value <= blockValue);
  });
}

function voted({ votes, patchSet }: State, act: Activity, context: TurnContext): Vote[] {
  const { label, value, by, at } = act;
  if (label === null || value === null || by === null) return [...votes];
  if (act.detail !== null)
    return votes.filter((vote) => vote.label !== label || !isCalled(vote.by, act.detail, context));
  const others = votes.filter((vote) => vote.label !== label || vote.by !== by);
  return value === 0 || (act.patchSet ?? patchSet) < patchSet ? others : [...others, { label, value, by, at }];
}

function isCalled(account: AccountKey, text: string | null, { directory }: TurnContext): boolean {
  const known = directory.account(account);
  return [known?.name, known?.username, directory.who(account).name].some((name) => name && text?.startsWith(name));
}

/** Nobody says that a change began as work in progress: that it was made ready first tells it. */
function beganInProgress(change: Change, acts: readonly Activity[]): boolean {
  const first = acts.find(({ kind }) => kind === "ready" || kind === "work-in-progress");
  return first ? first.kind === "ready" : change.workInProgress;
}
