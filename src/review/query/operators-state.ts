/** Which operators ask how a change stands? */
import type { Status } from "../change.ts";
import type { Mover } from "../turn.ts";
import { Beyond, type Meaning, Mistaken, type Operator, type Test } from "./meaning.ts";
import { peopleOperators } from "./operators-people.ts";

const closed: readonly Status[] = ["abandoned", "merged"];
/** Gerrit's names in the order in which it looks a beginning up. */
const statuses: readonly (readonly [name: string, of: readonly Status[]])[] = [
  ["abandoned", ["abandoned"]],
  ["closed", closed],
  ["merged", ["merged"]],
  ["new", ["open"]],
  ["open", ["open"]],
  ["pending", ["open"]],
];
const movers: readonly Mover[] = ["owner", "reviewers", "cores", "approver", "ci", "gate", "nobody"];

/** @returns the statuses that a beginning of a name stands for; null when it is none. */
export function statusesNamed(value: string): readonly Status[] | null {
  if (value === "") return null;
  return statuses.find(([name]) => name.startsWith(value.toLowerCase()))?.[1] ?? null;
}

/** Any beginning will do ("status:o"), in capitals too. */
const status: Operator = (value) => {
  if (value.toLowerCase() === "reviewed") return { test: reviewed, negation: true };
  const of = statusesNamed(value);
  if (!of) {
    throw new Mistaken(
      `expected ${statuses.map(([name]) => name).join(", ")} or reviewed, not ${JSON.stringify(value)}`,
    );
  }
  const [first, second = first] = of;
  return {
    test: ({ change }) => change.status === first || change.status === second,
    narrow: { kind: "in", column: "status", values: of },
  };
};

/** Somebody else has spoken since the owner last did. */
const reviewed: Test = ({ voices }) => voices.sinceOwner.length > 0;

const fulfilled = ["satisfied", "overridden", "not_applicable", "forced"];

const flags: Record<string, Meaning> = {
  wip: { test: ({ change }) => change.workInProgress },
  // A change that is ready has begun; one that is not may have been ready before.
  started: { test: ({ change }) => (change.workInProgress ? null : true) },
  private: { test: ({ change }) => change.private },
  mergeable: { test: ({ change }) => change.mergeable },
  cherrypick: { test: ({ change }) => change.cherryPickOf !== null },
  attention: { test: ({ change }) => change.attention && change.attention.length > 0 },
  unresolved: { test: ({ change }) => (change.unresolvedComments === null ? null : change.unresolvedComments > 0) },
  reviewed: { test: reviewed, negation: true },
  // What is closed cannot be submitted, though what it needed was there.
  submittable: {
    test: ({ change: { status, requirements, submittable } }) =>
      status === "open" && (requirements?.every(({ status }) => fulfilled.includes(status)) ?? submittable),
  },
};

const untold: Record<string, string> = {
  starred: "stars are seen by their owner only",
  star: "stars are seen by their owner only",
  draft: "drafts are seen by their author only",
  edit: "edits are seen by their author only",
  watched: "what somebody watches is not mirrored",
  visible: "who may see a change is not mirrored",
  merge: "the commit's parents are not all mirrored",
  "pure-revert": "the content of changes is not mirrored",
  consistent: "the forge's index is not mirrored",
};

/** `is:owner` and its like are about whoever looks. */
const is: Operator = (value, ground) => {
  const word = value.toLowerCase();
  const own = ["owner", "uploader", "reviewer", "cc"].includes(word) ? peopleOperators[word] : undefined;
  if (own) return own("self", ground);
  if (word === "newcomer") return { test: newcomer };
  if (word === "unresolved") throw new Mistaken('expected "has:unresolved", not "is:unresolved"');
  return flag(word) ?? status(value, ground);
};

const has: Operator = (value) => {
  const word = value.toLowerCase();
  const known = ["attention", "unresolved"].includes(word) || Object.hasOwn(untold, word) ? flag(word) : undefined;
  if (known) return known;
  throw new Mistaken(`expected attention, unresolved, star, draft or edit, not ${JSON.stringify(value)}`);
};

function flag(word: string): Meaning | undefined {
  if (Object.hasOwn(untold, word)) throw new Beyond(untold[word] as string);
  return Object.hasOwn(flags, word) ? flags[word] : undefined;
}

/** Our own: whose turn it is. */
const turn: Operator = (value) => {
  const mover = movers.find((one) => one === value.toLowerCase());
  if (!mover) throw new Mistaken(`expected one of ${movers.join(", ")}, not ${JSON.stringify(value)}`);
  return { test: ({ turn }) => (turn ? turn.mover === mover : null) };
};

/** Our own: one of its owner's first changes, as far as a bot has greeted them. */
const newcomer: Test = ({ turn }) => (turn ? turn.reasons.some(({ code }) => code === "newcomer") : null);

/** By the names that Gerrit gives them, and `turn`, which is ours. */
export const stateOperators: Record<string, Operator> = { status, is, has, turn };

/** Operators and values that no forge knows. */
export function isOurs(field: string | null, value: string): boolean {
  return field === "turn" || (field === "is" && value.toLowerCase() === "newcomer");
}
