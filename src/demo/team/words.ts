/** What do the commits and comments of an identity team say? */
import type { Random } from "../random.ts";

const parts = [
  "the token provider",
  "federation mappings",
  "role assignments",
  "trusts",
  "the service catalog",
  "the credential backend",
  "the LDAP driver",
  "application credentials",
  "the project tree",
  "audit notifications",
  "sessions",
  "auth plugins",
  "service tokens",
  "the policy enforcer",
  "revocation events",
  "key rotation",
  "MFA rules",
  "unified limits",
  "OAuth consumers",
  "domain-specific configuration",
  "the password backend",
  "endpoint groups",
  "implied roles",
  "the SAML endpoint",
  "access rules",
  "the receipt provider",
  "passkeys",
  "the user cache",
  "region lookups",
  "bootstrap",
];
const features = [
  "passkey enrolment",
  "pagination",
  "an immutable flag",
  "last-seen dates",
  "system scope",
  "expiry reminders",
  "tags",
  "a dry-run mode",
  "rate hints",
  "consent screens",
  "group membership expiry",
  "attribute filters",
  "JWS support",
  "account lockout",
  "bulk deletion",
  "soft deletion",
  "a health check",
  "audit ids",
  "token binding",
  "delegation limits",
];
const problems = [
  "a race",
  "a 500 on an empty body",
  "a leak of user ids",
  "the wrong status code",
  "an unbounded query",
  "stale cache entries",
  "a time zone mix-up",
  "case-sensitive names",
  "duplicate rows",
  "a missing policy check",
  "an off-by-one expiry",
  "a circular import",
  "unicode names",
  "lost notifications",
  "a deadlock on delete",
];
const chores = [
  "Remove deprecated options of",
  "Split the tests of",
  "Document",
  "Rename internals of",
  "Add type hints to",
  "Reduce queries in",
  "Drop the fallback path of",
  "Move constants out of",
  "Make logging consistent in",
  "Simplify",
  "Stop using mutable defaults in",
  "Add functional tests for",
  "Clarify the docs of",
  "Cache lookups in",
];
const blueprints = [
  "passkeys",
  "app-cred-rotation",
  "system-scope",
  "unified-limits-v2",
  "receipt-audit",
  "mapping-rules-v2",
  "tree-quota",
  "jws-tokens",
  "soft-delete-projects",
];
const reasons = [
  "Operators asked for this at the last forum.",
  "This is needed by the compute team.",
  "The old code path was never tested.",
  "Without it the first request after a restart fails.",
  "This keeps the API compatible with older clients.",
  "It also makes the tests a good deal faster.",
  "The behaviour is unchanged for those who do not opt in.",
  "A release note explains what operators must do.",
  "See the specification for the reasons.",
];
const wishes = [
  "This needs a release note.",
  "Please add a test for the failure path.",
  "Can we do this without another query?",
  "The policy default should be system admin, I think.",
  "I would rather see this behind an option.",
  "The exception leaks whether the user exists.",
  "Naming nit, see inline.",
  "This breaks clients that send no scope.",
  "Please split the refactoring from the fix.",
  "The migration is not reversible as it is.",
  "Does this work with a read-only LDAP?",
  "The spec says 403 here, not 404.",
];
const praises = [
  "",
  "",
  "",
  "Looks good, thanks.",
  "Nice and small.",
  "Tested locally, works.",
  "Good catch.",
  "LGTM.",
];
const answers = [
  "Done.",
  "Done, thanks for the careful look.",
  "Fixed in the next patch set.",
  "Good point, changed.",
  "I kept it and added a comment why.",
];

/** What a commit is about, in words. */
export interface Wording {
  subject: string;
  body: string;
  trailers: string[];
  topic: string | null;
}

export type Sort = "feature" | "bug" | "chore" | "spec" | "requirements";

/** @returns subject, body, trailers and topic of a new change. */
export function wordingOf(sort: Sort, random: Random): Wording {
  const part = random.pick(parts);
  const body = `${random.pick(reasons)}${random.chance(0.5) ? ` ${random.pick(reasons)}` : ""}`;
  if (sort === "bug") {
    const bug = random.between(2_040_000, 2_099_999);
    const trailer = random.weighted(["Closes-Bug", "Partial-Bug", "Related-Bug"], (key) =>
      key === "Closes-Bug" ? 8 : 1,
    );
    const subject = `Fix ${random.pick(problems)} in ${part}`;
    return { subject, body, trailers: [`${trailer}: #${bug}`], topic: random.chance(0.8) ? `bug/${bug}` : null };
  }
  if (sort === "feature" || sort === "spec") {
    const blueprint = random.pick(blueprints);
    const feature = random.pick(features);
    const subject = sort === "spec" ? `Propose ${feature} for ${part}` : `Add ${feature} to ${part}`;
    const trailers = random.chance(0.8) ? [`Implements: blueprint ${blueprint}`] : [];
    return { subject, body, trailers, topic: trailers.length > 0 ? `bp/${blueprint}` : null };
  }
  if (sort === "requirements") {
    return { subject: "Updated from global requirements", body: "", trailers: [], topic: "aurora/requirements" };
  }
  return { subject: `${random.pick(chores)} ${part}`, body: random.chance(0.6) ? body : "", trailers: [], topic: null };
}

/** @returns a commit message without Change-Id. */
export function messageOf({ subject, body, trailers }: Wording): string {
  return [subject, body, trailers.join("\n")].filter((paragraph) => paragraph !== "").join("\n\n");
}

/** @returns what a reviewer finds wanting. */
export function wish(random: Random): string {
  return random.pick(wishes);
}

/** @returns what a reviewer says who agrees; often nothing. */
export function praise(random: Random): string {
  return random.pick(praises);
}

/** @returns what an owner answers. */
export function reply(random: Random): string {
  return random.pick(answers);
}

const jobs = ["tox-py312", "tox-pep8", "tox-docs", "functional", "upgrade-smoke", "federation-functional"];

/** @returns a CI's report on a patch set. */
export function report(pipeline: "check" | "gate", passed: boolean, random: Random): string {
  const failing = passed ? null : random.pick(jobs);
  const lines = jobs.map((job) => {
    const result = job === failing ? "FAILURE" : "SUCCESS";
    return `- aurora-${job} ${result} in ${random.between(2, 58)}m ${random.between(1, 59)}s`;
  });
  return `Build ${passed ? "succeeded" : "failed"} (${pipeline} pipeline).\n\n${lines.join("\n")}`;
}
