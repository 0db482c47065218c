/** What of a change do exemptions look at? */
import type { AccountKey, Change, Instant, Trailer } from "../../review/change.ts";
import type { ReviewRules } from "../../review/program.ts";
import type { ChangeFact } from "../sought/sought.ts";

/** @returns a change as exemptions see it. `spec`: is its repository one of specs? `ci`: whose word on the tests counts. */
export function factOf(
  change: Change,
  { spec, rules, ci }: { spec: boolean; rules: ReviewRules["ci"]; ci(account: AccountKey): boolean },
): ChangeFact {
  const { key, number, url, repository, topic, files, insertions, deletions } = change;
  return {
    ...{ key, number, url, repository, spec, topic, files },
    message: change.commitMessage ?? change.subject,
    blueprints: blueprintsOf(change),
    bugs: bugsOf(change.trailers),
    dependsOn: change.dependencies.flatMap((d) => (d.kind === "depends-on" && d.key ? [d.key] : [])),
    uploaded: change.patchSets[0]?.created ?? change.created,
    merged: change.status === "merged" ? change.submitted : null,
    abandoned: change.status === "abandoned",
    lines: insertions === null || deletions === null ? null : insertions + deletions,
    green: greenSince(change, rules, ci),
  };
}

/** As Launchpad's hook for Gerrit finds it: "blueprint totp-auth", "bp: totp-auth", "Implements: blueprint totp-auth". */
const mention = /\b(?:blueprint|bp)\b[ \t]*[#:]?[ \t]*([\w.-]+)/gi;

/** @returns the blueprints that a change says it is about, each once, in lower case ("totp-auth"). */
export function blueprintsOf({ trailers, commitMessage }: Pick<Change, "trailers" | "commitMessage">): string[] {
  const implemented = trailers.filter(({ key }) => /^(?:partially-|partial-)?implements$/i.test(key));
  const mentioned = [...(commitMessage ?? "").matchAll(mention)].map(([, name]) => name ?? "");
  return [...new Set([...implemented.map(({ value }) => bareBlueprint(value)), ...mentioned.map(bareBlueprint)])];
}

/** @returns a blueprint's name as it is compared: without "blueprint" or "bp" before it, in lower case. */
export function bareBlueprint(text: string): string {
  return text
    .trim()
    .replace(/^(?:blueprint|bp)[\s:/-]+/i, "")
    .replace(/^.*\/\+spec\//, "")
    .toLowerCase();
}

/** @returns the numbers of the bugs that a change closes or helps with. */
export function bugsOf(trailers: readonly Trailer[]): string[] {
  const bugs = trailers.filter(({ key }) => /^(?:closes|partial|related)-bug$/i.test(key));
  return bugs.flatMap(({ value }) => /\d+/.exec(value)?.[0] ?? []);
}

function greenSince(change: Change, rules: ReviewRules["ci"], ci: (account: AccountKey) => boolean): Instant | null {
  const votes = change.votes.filter(({ label, by }) => label === rules.label && ci(by));
  if (votes.length === 0 || votes.some(({ value }) => value < rules.pass)) return null;
  return votes.reduce((last, { at }) => (at > last ? at : last), "");
}
