/** Which operators ask who has to do with a change? */
import type { AccountKey, Change } from "../change.ts";
import { accountsNamed, isSelf, membersOf } from "./accounts.ts";
import { anyOf, beyond, type Meaning, Mistaken, type Operator, type QueryGround, type Test } from "./meaning.ts";

type Accounts = ReadonlySet<AccountKey>;

const ownedBy = (accounts: Accounts): Meaning => ({
  test: ({ change }) => accounts.has(change.owner),
  narrow: { kind: "in", column: "owner", values: [...accounts] },
});

const uploadedBy = (accounts: Accounts): Meaning => ({
  test: ({ change }) => accounts.has(change.patchSets.at(-1)?.uploader ?? ""),
});

/** Gerrit leaves work in progress out of `reviewer:`, though not out of `cc:`. */
const reviewedBy = (accounts: Accounts): Meaning => ({
  test: ({ change }) => !change.workInProgress && isAsked(change, accounts, "reviewer"),
});

const copiedTo = (accounts: Accounts): Meaning => ({ test: ({ change }) => isAsked(change, accounts, "cc") });

const watchedBy = (accounts: Accounts): Meaning => ({
  test: ({ change }) => change.attention?.some(({ account }) => accounts.has(account)) ?? null,
});

const saidBy = (accounts: Accounts): Meaning => ({
  test: ({ change, whole }) => (whole ? change.messages.some(({ by }) => by !== null && accounts.has(by)) : null),
});

/** They spoke, and the owner has not since. */
const heardFrom = (accounts: Accounts): Meaning => ({
  test: ({ change, whole }) => (whole ? [...speakersSince(change)].some((by) => accounts.has(by)) : null),
});

const from: Operator = (value, ground) => {
  const accounts = accountsNamed(value, ground);
  return { test: anyOf([ownedBy(accounts).test, saidBy(accounts).test]), personal: isSelf(value) };
};

/** Reviewers by e-mail have no account: they are known by the address alone. */
const asked =
  (state: (accounts: Accounts) => Meaning): Operator =>
  (value, ground) => {
    const guests = ground.program.forges.map(({ name }) => `${name}~mailto:${address(value)}`);
    const accounts = value.includes("@")
      ? new Set([...guests, ...perhaps(value, ground)])
      : accountsNamed(value, ground);
    return { ...state(accounts), personal: isSelf(value) };
  };

const named =
  (meaning: (accounts: Accounts) => Meaning): Operator =>
  (value, ground) => ({ ...meaning(accountsNamed(value, ground)), personal: isSelf(value) });

const inGroup =
  (meaning: (accounts: Accounts) => Meaning): Operator =>
  (value, ground) =>
    meaning(membersOf(value, ground));

const commit = beyond("author and committer of a commit are not mirrored");

/** By the names that Gerrit gives them. */
export const peopleOperators: Record<string, Operator> = {
  o: named(ownedBy),
  owner: named(ownedBy),
  ownerin: inGroup(ownedBy),
  uploader: named(uploadedBy),
  uploaderin: inGroup(uploadedBy),
  r: asked(reviewedBy),
  reviewer: asked(reviewedBy),
  reviewerin: inGroup((accounts) => ({ test: anyState(accounts) })),
  cc: asked(copiedTo),
  attention: named(watchedBy),
  commentby: named(saidBy),
  reviewedby: named(heardFrom),
  from,
  a: commit,
  author: commit,
  committer: commit,
  visibleto: beyond("who may see a change is not mirrored"),
};

function isAsked({ reviewers }: Change, accounts: Accounts, state: "reviewer" | "cc"): boolean {
  return reviewers.some((one) => one.state === state && accounts.has(one.account));
}

/** A group's members count as reviewers when they are only copied, too. */
function anyState(accounts: Accounts): Test {
  return ({ change }) => change.reviewers.some(({ account }) => accounts.has(account));
}

function address(value: string): string {
  return /<([^<>]+)>$/.exec(value)?.[1] ?? value;
}

function perhaps(value: string, ground: QueryGround): Accounts {
  try {
    return accountsNamed(value, ground);
  } catch (problem) {
    if (problem instanceof Mistaken) return new Set();
    throw problem;
  }
}

/** @returns who wrote a message after the owner's last, the server's own left out; needs the messages. */
export function speakersSince({ messages, owner }: Change): ReadonlySet<string> {
  const since = messages.slice(messages.findLastIndex(({ by }) => by === owner) + 1);
  return new Set(since.flatMap(({ by }) => by ?? []));
}
