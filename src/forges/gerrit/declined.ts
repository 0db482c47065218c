/** What does a Gerrit's refusal mean for people, and what is the next step? */
import { Declined } from "../writing.ts";
import { Rejected } from "./trouble.ts";

/** Turns what Gerrit refused into a sentence with the next step; anything else stays what it is. */
export function declined(what: string, account = ""): (failure: unknown) => never {
  return (failure) => {
    if (!(failure instanceof Rejected) || failure.status === 401) throw failure;
    const { status, text } = failure;
    const said = text.trim().split("\n", 1)[0]?.slice(0, 200) ?? "";
    const cause = { cause: failure };
    for (const [pattern, reason, next] of sentences) {
      if (pattern.test(said)) throw new Declined(`${next(what)} (Gerrit: ${said})`, reason, cause);
    }
    if (status === 404 || status === 422) {
      const missing = status === 422 && account ? `the account ${account}` : what;
      throw new Declined(
        `There is no ${missing.replace(/^the /, "")} that we can see. (Gerrit: ${said})`,
        "gone",
        cause,
      );
    }
    if (status === 403) throw new Declined(`We may not change ${what}. (Gerrit: ${said})`, "right", cause);
    throw new Declined(`${what} cannot be changed as it stands. (Gerrit: ${said})`, "state", cause);
  };
}

const sentences: readonly [said: RegExp, reason: Declined["reason"], next: (what: string) => string][] = [
  [
    /read refs\/meta\/config not permitted|refs\/meta\/config not visible/,
    "right",
    (what) => `We may not see the rules of ${what}: grant the bot's group "Read" on refs/meta/config.`,
  ],
  [
    /write refs\/meta\/config not permitted/,
    "propose",
    (what) => `We are not an owner of ${what}: grant the bot's group "Owner" on refs/*, or submit what we propose.`,
  ],
  [
    /without going through review|requireChangeForConfigUpdate|config.*(?:review|change)|updates? .*disabled/i,
    "propose",
    (what) => `The rules of ${what} are changed by review only: its owners submit what we propose.`,
  ],
  [
    /not permitted: create on/,
    "right",
    (what) =>
      `${what} is not there or hidden from us: grant the bot's group "Create Reference" and "Read" on it, or make it by hand.`,
  ],
  [
    /Destination branch does not exist/i,
    "gone",
    (what) => `${what} is not there: make it, or grant the bot's group "Create Reference" on it.`,
  ],
  [
    /not permitted: (?:create change|push|create_change)/i,
    "right",
    (what) => `We may not propose changes of ${what}: grant the bot's group "Push" on refs/for/ in front of it.`,
  ],
  [
    /Applying label "(.*)": .* is restricted/,
    "right",
    (what) => `We may not give this vote on ${what}: grant the bot's group the label on refs/heads/*.`,
  ],
  [
    /Cannot (?:add|remove) members/,
    "right",
    (what) => `We may not change ${what}: make the bot's group its owner, or add the member by hand.`,
  ],
  [/change is (?:merged|abandoned|closed)|is closed/, "state", (what) => `Nothing is changed: ${what} is closed.`],
];
