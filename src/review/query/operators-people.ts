/** Which operators ask who has to do with a change? */
import type { AccountKey, Change } from "../change.ts";
import { accountsNamed, isSelf, membersOf } from "./accounts.ts";
import { anyOf, beyond, type Meaning, type Operator, type Test } from "./meaning.ts";

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
  test: ({ voices }) => voices.all.some((by) => accounts.has(by)),
});

/** They spoke, and the owner has not since. */
const heardFrom = (accounts: Accounts): Meaning => ({
  test: ({ voices }) => voices.sinceOwner.some((by) => accounts.has(by)),
});

const ownedOrSaidBy = (accounts: Accounts): Meaning => ({
  test: anyOf([ownedBy(accounts).test, saidBy(accounts).test]),
});

/** Reviewers by e-mail have no account: they are known by the address alone. */
const asked =
  (state: (accounts: Accounts) => Meaning): Operator =>
  (value, ground) => {
    if (!value.includes("@")) return named(state)(value, ground);
    const guests = ground.program.forges.map(({ name }) => `${name}~mailto:${address(value)}`);
    return state(new Set([...guests, ...accountsNamed(value, ground)]));
  };

const named =
  (meaning: (accounts: Accounts) => Meaning): Operator =>
  (value, ground) => {
    const accounts = accountsNamed(value, ground);
    const personal = isSelf(value);
    return { ...meaning(accounts), personal, nobody: accounts.size === 0 && !personal ? [value] : [] };
  };

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
  reviewerin: inGroup((accounts) => ({ test: anyState(accounts), again: true })),
  cc: asked(copiedTo),
  attention: named(watchedBy),
  commentby: named(saidBy),
  reviewedby: named(heardFrom),
  from: named(ownedOrSaidBy),
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
