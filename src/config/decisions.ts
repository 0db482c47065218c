/** How does a program file say by which rules the team decides nominations and polls? */
import { z } from "zod";
import { nominationPresets, nominationRule } from "../governance/nomination/presets.ts";
import { pollPresets, pollRule } from "../governance/poll/presets.ts";
import type { DecisionRules } from "../review/voting-rules.ts";

const waitHours = z.int().min(0).max(8_760).optional().describe("Hours before it may end, also when all is clear.");

/** The part `nominations`: the name of a rule, and what the team does otherwise. */
export const nominations = z.strictObject({
  preset: z.enum(nominationPresets).default("lazy-consensus").describe("Rule to begin with."),
  proposers: z.enum(["cores", "contributors"]).default("cores").describe("Who may nominate."),
  grant: z.enum(["by-hand", "forge"]).default("by-hand").describe("Who puts a new core into the group at the forge."),
  needed: z
    .union([z.int().min(1).max(99), z.enum(["majority", "two-thirds", "all", "silence"])], {
      error: "a number of +1, or majority, two-thirds, all or silence",
    })
    .optional()
    .describe("What it takes: a number of +1, a share of those who take part, or silence."),
  veto: z.enum(["none", "blocks", "ends"]).optional().describe("What one -1 of a core does."),
  "window-days": z.int().min(1).max(365).optional().describe("Days until it ends by itself."),
  "wait-hours": waitHours,
  early: z.enum(["never", "enough", "unanimous"]).optional().describe("When it may end well before its window does."),
  nominator: z.enum(["votes", "recused"]).optional().describe("Is nominating a +1, or does the nominator keep out?"),
});

/** The part `polls`: the name of a rule, and what the team does otherwise. */
export const polls = z.strictObject({
  preset: z.enum(pollPresets).default("majority").describe("Rule to begin with."),
  quorum: z.enum(["none", "half", "majority", "two-thirds", "all"]).optional().describe("How many must have voted."),
  needed: z.enum(["most", "majority", "two-thirds"]).optional().describe("What an option takes."),
  of: z.enum(["taking-part", "votes"]).optional().describe("A share of all who take part, or of the votes given."),
  "window-days": z.int().min(1).max(365).optional().describe("Days until it ends by itself."),
  "wait-hours": waitHours,
  early: z.enum(["never", "all", "certain"]).optional().describe("When it may end before its window does."),
});

/** @returns the rules of a program file, with what their presets say filled in. */
export function decisionsOf(file: {
  nominations: z.output<typeof nominations>;
  polls: z.output<typeof polls>;
}): DecisionRules {
  const { preset, proposers, grant, needed, veto, early, nominator } = file.nominations;
  const poll = file.polls;
  return {
    nominations: {
      ...nominationRule(preset, {
        ...(needed !== undefined ? { needed } : {}),
        ...(veto !== undefined ? { veto: veto === "none" ? null : veto } : {}),
        ...(early !== undefined ? { early: early === "never" ? null : early } : {}),
        ...(nominator !== undefined ? { nominator } : {}),
        ...spanOf(file.nominations),
      }),
      proposers,
      grant,
    },
    polls: pollRule(poll.preset, {
      ...(poll.quorum !== undefined ? { quorum: poll.quorum === "none" ? null : poll.quorum } : {}),
      ...(poll.needed !== undefined ? { needed: poll.needed } : {}),
      ...(poll.of !== undefined ? { of: poll.of } : {}),
      ...(poll.early !== undefined ? { early: poll.early === "never" ? null : poll.early } : {}),
      ...spanOf(poll),
    }),
  };
}

function spanOf(said: { "window-days"?: number | undefined; "wait-hours"?: number | undefined }) {
  const { "window-days": windowDays, "wait-hours": wait } = said;
  return {
    ...(windowDays !== undefined ? { windowDays } : {}),
    ...(wait !== undefined ? { waitHours: wait } : {}),
  };
}
