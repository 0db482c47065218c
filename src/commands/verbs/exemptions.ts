/** Which commands ask for exemptions from freezes and decide them? */
import type { Actor } from "../actor.ts";
import { type Context, Refused } from "../context.ts";
import { requestExemption } from "../exemption/ask.ts";
import type { Done } from "../exemption/deed.ts";
import * as deeds from "../exemption/deeds.ts";
import { type Parts, partsOf } from "../exemption/parts.ts";
import type { Reply, Told, Verb } from "../verb.ts";

const officer = "the PTL, a liaison or a core, as the team's rules say";

/** `ffe request`, `sponsor`, `grant`, `decline`, `revoke`, `withdraw`, `extend` and `done`. */
export const exempting: Verb[] = [
  verb(
    "request",
    "[CHANGE] [from FREEZE] [until DATE] because TEXT",
    "asks for an exemption for a change",
    "a contributor",
    [
      "/ffe request because the spec merged late",
      "/ffe request 272287 from spec freeze until 2016-02-05 because it is small",
    ],
    (context, actor, { which, from, until, because }, dryRun) =>
      requestExemption(context, actor, { changes: [which], freeze: from, until, whyNow: because, dryRun }),
  ),
  verb(
    "sponsor",
    "[EXEMPTION] [for PERSON] [because TEXT]",
    "speaks for an exemption",
    "a core; others are heard and not counted",
    ["/ffe sponsor 3", "/ffe sponsor 3 for bknudson because he said so in the meeting"],
    (context, actor, parts, dryRun) => deeds.sponsorExemption(context, actor, { ...on(parts), dryRun }),
  ),
  verb(
    "grant",
    "[EXEMPTION] [until DATE] [if CONDITION; CONDITION] [because TEXT]",
    "grants an exemption, on conditions that Midcycle checks",
    officer,
    ["/ffe grant 3", "/ffe grant 3 until 2016-03-01 if patch by friday; ci green"],
    (context, actor, parts, dryRun) =>
      deeds.grantExemption(context, actor, {
        ...on(parts),
        until: parts.until,
        conditions: parts.if?.split(";"),
        dryRun,
      }),
  ),
  verb(
    "decline",
    "[EXEMPTION] [because TEXT]",
    "says no to an exemption",
    "the PTL or a liaison",
    ["/ffe decline 3 because it is too large"],
    (context, actor, parts, dryRun) => deeds.endExemption(context, actor, { ...on(parts), as: "decline", dryRun }),
  ),
  verb(
    "revoke",
    "[EXEMPTION] [because TEXT]",
    "takes a granted exemption back",
    "the PTL or a liaison",
    ["/ffe revoke 3 because it broke the gate"],
    (context, actor, parts, dryRun) => deeds.endExemption(context, actor, { ...on(parts), as: "revoke", dryRun }),
  ),
  verb(
    "withdraw",
    "[EXEMPTION] [because TEXT]",
    "takes one's own request back",
    "who asked for it",
    ["/ffe withdraw 3"],
    (context, actor, parts, dryRun) => deeds.endExemption(context, actor, { ...on(parts), as: "withdraw", dryRun }),
  ),
  verb(
    "extend",
    "[EXEMPTION] until DATE [because TEXT]",
    "moves the end of an exemption",
    "the PTL or a liaison",
    ["/ffe extend 3 until in 3 days because the gate was broken"],
    (context, actor, parts, dryRun) => {
      if (!parts.until) throw new Refused('Say until when: "/ffe extend 3 until 2016-02-12".');
      return deeds.extendExemption(context, actor, { ...on(parts), until: parts.until, dryRun });
    },
  ),
  verb(
    "done",
    "[EXEMPTION] [because TEXT]",
    "says that all of an exemption is merged",
    "who asked for it, the PTL or a liaison",
    ["/ffe done 3"],
    (context, actor, parts, dryRun) => deeds.endExemption(context, actor, { ...on(parts), as: "done", dryRun }),
  ),
];

type Run = (context: Context, actor: Actor, parts: Parts & { which: string }, dryRun: boolean) => Promise<Done>;

function verb(deed: string, usage: string, summary: string, who: string, examples: string[], run: Run): Verb {
  const told =
    (dryRun: boolean) =>
    async (context: Context, { actor, rest, about }: Told): Promise<Reply> => {
      const parts = partsOf(rest);
      const which = parts.which || about;
      if (!which)
        throw new Refused(`Say which: "/ffe ${deed} 3" for exemption 3, or a change by its number or address.`);
      const { text, page } = await run(context, actor, { ...parts, which }, dryRun);
      return { text, page };
    };
  const synonyms = ["exemption", "exception"].map((name) => `${name} ${deed}`);
  return { name: `ffe ${deed}`, synonyms, usage, summary, who, examples, run: told(false), tryOut: told(true) };
}

function on({ which, because, for: whose }: Parts & { which: string }) {
  return { exemption: which, reason: because, for: whose };
}
