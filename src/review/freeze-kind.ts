/** Which kinds of freezes are there, and what does each ask for? */
import type { RepositoryType } from "./program.ts";

/** What a change is, as far as freezes tell changes apart. A change may be several at once. */
export type ChangeClass =
  | "spec"
  | "feature"
  | "bug-fix"
  | "docs"
  | "tests"
  | "requirements"
  | "strings"
  | "translations"
  | "other";

/** In the order in which a cycle meets them. */
export const freezeKinds = [
  "spec-proposal-freeze",
  "spec-freeze",
  "feature-proposal-freeze",
  "library-freeze",
  "feature-freeze",
  "client-library-freeze",
  "requirements-freeze",
  "soft-string-freeze",
  "hard-string-freeze",
  "release-freeze",
  "own",
] as const;

export type FreezeKind = (typeof freezeKinds)[number];

/** What a kind means wherever a program file says nothing else. */
export interface KindRule {
  /** As it stands within a sentence: "the spec freeze". */
  name: string;
  /** Types of repositories that it is about. */
  types: readonly RepositoryType[];
  /** What needs an exemption to merge. */
  blocks: readonly ChangeClass[];
  /** What may still merge but should be told about first. */
  asks: readonly ChangeClass[];
  /** "proposed": being uploaded before it began is enough. */
  deed: "proposed" | "merged";
  /** What must have happened by then, as a sentence. */
  rule: string;
  /** Development branches, or the stable branch that the cycle ends in. */
  branch: "development" | "stable";
}

const code: readonly RepositoryType[] = ["service", "library", "client-library", "other"];
const everything: readonly RepositoryType[] = [...code, "specs"];
/** What is nobody's feature may go on in a feature freeze. What shows no sign of being anything counts as a feature. */
const features: readonly ChangeClass[] = ["feature", "other"];
const unlessFixed: readonly ChangeClass[] = [...features, "requirements"];

/** What each kind means. Wordings: the schedules of OpenStack's releases and of its teams. */
export const kindRules: Record<FreezeKind, KindRule> = {
  "spec-proposal-freeze": {
    name: "spec proposal freeze",
    types: ["specs"],
    blocks: ["spec"],
    asks: [],
    deed: "proposed",
    rule: "A spec for the cycle must be up for review by then.",
    branch: "development",
  },
  "spec-freeze": {
    name: "spec freeze",
    types: ["specs"],
    blocks: ["spec"],
    asks: [],
    deed: "merged",
    rule: "A spec for the cycle must be approved and merged by then.",
    branch: "development",
  },
  "feature-proposal-freeze": {
    name: "feature proposal freeze",
    types: code,
    blocks: features,
    asks: [],
    deed: "proposed",
    rule: "A feature must be up for review by then, substantially complete, with tests and docs.",
    branch: "development",
  },
  "library-freeze": {
    name: "non-client library freeze",
    types: ["library"],
    blocks: unlessFixed,
    asks: [],
    deed: "merged",
    rule: "Libraries that are no clients make their last release then; only critical fixes go in afterwards.",
    branch: "development",
  },
  "feature-freeze": {
    name: "feature freeze",
    types: ["service", "other"],
    blocks: features,
    asks: [],
    deed: "merged",
    rule: "Features must be merged by then; bug fixes, docs and tests go on.",
    branch: "development",
  },
  "client-library-freeze": {
    name: "client library freeze",
    types: ["client-library"],
    blocks: unlessFixed,
    asks: [],
    deed: "merged",
    rule: "Client libraries make their last release then; only critical fixes go in afterwards.",
    branch: "development",
  },
  "requirements-freeze": {
    name: "requirements freeze",
    types: code,
    blocks: ["requirements"],
    asks: [],
    deed: "merged",
    rule: "New dependencies and new minimum versions must be merged by then.",
    branch: "development",
  },
  "soft-string-freeze": {
    name: "soft string freeze",
    types: ["service", "other"],
    blocks: [],
    asks: ["strings"],
    deed: "merged",
    rule: "Texts that are translated change only for a reason, and translators are told.",
    branch: "development",
  },
  "hard-string-freeze": {
    name: "hard string freeze",
    types: ["service", "other"],
    blocks: ["strings"],
    asks: [],
    deed: "merged",
    rule: "Texts that are translated no longer change.",
    branch: "stable",
  },
  "release-freeze": {
    name: "release freeze",
    types: code,
    blocks: ["feature", "bug-fix", "docs", "tests", "requirements", "strings", "other"],
    asks: [],
    deed: "merged",
    rule: "The last release candidate is made: nothing goes in before the release but what must.",
    branch: "stable",
  },
  own: {
    name: "freeze of the team's own",
    types: everything,
    blocks: ["spec", "feature", "bug-fix", "docs", "tests", "requirements", "strings", "translations", "other"],
    asks: [],
    deed: "merged",
    rule: "Nothing merges while it lasts.",
    branch: "development",
  },
};

/** Other names that people and schedules use, without blanks, hyphens and case. */
const otherNames = new Map<string, FreezeKind>(
  Object.entries({
    ff: "feature-freeze",
    ffe: "feature-freeze",
    ffreeze: "feature-freeze",
    feature: "feature-freeze",
    fpf: "feature-proposal-freeze",
    fpfreeze: "feature-proposal-freeze",
    fpfe: "feature-proposal-freeze",
    featureproposal: "feature-proposal-freeze",
    featureproposaldeadline: "feature-proposal-freeze",
    proposaldeadline: "feature-proposal-freeze",
    sfe: "spec-freeze",
    spec: "spec-freeze",
    blueprintfreeze: "spec-freeze",
    bpfreeze: "spec-freeze",
    specproposal: "spec-proposal-freeze",
    rf: "requirements-freeze",
    rfe: "requirements-freeze",
    requirements: "requirements-freeze",
    depfreeze: "requirements-freeze",
    softstring: "soft-string-freeze",
    softsf: "soft-string-freeze",
    string: "hard-string-freeze",
    stringfreeze: "hard-string-freeze",
    hardstring: "hard-string-freeze",
    hardsf: "hard-string-freeze",
    library: "library-freeze",
    nonclientlibraryfreeze: "library-freeze",
    finallib: "library-freeze",
    client: "client-library-freeze",
    clientlibrary: "client-library-freeze",
    finalclientlib: "client-library-freeze",
    release: "release-freeze",
  } satisfies Record<string, FreezeKind>),
);

/** @returns the kind that a text names, in any of the ways people write it ("FFE", "spec freeze"); null for anything else. */
export function freezeKind(text: string): FreezeKind | null {
  const bare = text.toLowerCase().replaceAll(/[^a-z]/g, "");
  return freezeKinds.find((kind) => kind.replaceAll("-", "") === bare) ?? otherNames.get(bare) ?? null;
}
