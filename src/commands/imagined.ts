/** Which acts does somebody imagine who asks "would it pass if Ben voted +1?" */
import type { Act } from "../governance/process.ts";
import type { Context } from "./context.ts";
import { Refused } from "./context.ts";
import { somebody } from "./people-links.ts";
import { nominationVote, pollVote } from "./votes.ts";

/** How many votes are imagined at once: more than any team has cores. */
const most = 50;

/**
 * @returns votes that nobody gave, as acts of this moment behind those that are there. Each text is "PERSON VALUE".
 * @throws Refused for somebody or a value that is not known.
 */
export function imagined(
  context: Context,
  acts: readonly Act[],
  ifs: readonly string[],
  kind: "nomination" | "poll",
): Act[] {
  if (ifs.length > most) throw new Refused(`Imagine at most ${most} votes at once.`);
  const at = [context.now(), acts.at(-1)?.at ?? ""].sort().at(-1) ?? "";
  return ifs
    .filter((text) => text.trim())
    .map((text, i) => {
      const match = /^(.+?)[\s=:]+(\S+)$/.exec(text.trim());
      if (!match?.[1] || !match[2]) throw new Refused(`"${text}" is no vote to imagine: write it as "ben +1".`);
      const { id: by } = somebody(context, match[1]);
      const value = kind === "nomination" ? nominationVote(match[2]) : pollVote(acts, match[2]);
      return {
        ...{ process: acts[0]?.process ?? "", seq: acts.length + i + 1, kind: "voted", by, recordedBy: by, at },
        ...{ through: "imagined", link: null, body: { value, reason: null } },
      };
    });
}
