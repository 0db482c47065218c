/** How does a program file say by which rules the team grants exemptions from freezes? */
import { z } from "zod";
import { exemptionPresets } from "../governance/exemption/terms.ts";
import type { ExemptionPolicy } from "../review/exemption-policy.ts";

const names = Object.keys(exemptionPresets) as [keyof typeof exemptionPresets];
const days = z.int().min(1).max(365);

/** The part `exemptions`: the name of a preset, and what the team does otherwise. */
export const exemptions = z.strictObject({
  preset: z.enum(names).default("keystone").describe("Rules to begin with."),
  "grant-alone": z.boolean().optional().describe("Is the yes of one PTL or liaison enough?"),
  needed: z
    .union([z.int().min(1).max(99), z.enum(["majority", "none"])], { error: "a number of cores, majority or none" })
    .optional()
    .describe("How many cores, PTL and liaisons among them, grant together."),
  "own-counts": z.boolean().optional().describe("Does the word of a core count who asked for it?"),
  "valid-days": days.optional().describe("Days that a grant is good for."),
  extensions: z.int().min(0).max(99).optional().describe("How often the end may be moved."),
  "ask-within-days": days
    .optional()
    .describe("Days after a freeze began in which one asks; a later request is marked late."),
  "change-needed": z.boolean().optional().describe("Must a change be up for review when somebody asks?"),
  again: z.boolean().optional().describe("May the same be asked for again in the same freeze after a no?"),
  "day-ends": z.enum(["UTC", "AoE"]).optional().describe("Where a day ends; AoE is anywhere on Earth."),
});

/** @returns the policy of a program file, with what its preset says filled in. */
export function exemptionPolicyOf(file: z.output<typeof exemptions>): ExemptionPolicy {
  const preset = exemptionPresets[file.preset];
  return {
    preset: file.preset,
    officersGrantAlone: file["grant-alone"] ?? preset.officersGrantAlone,
    needed: file.needed === "none" ? null : (file.needed ?? preset.needed),
    ownCounts: file["own-counts"] ?? preset.ownCounts,
    validDays: file["valid-days"] ?? preset.validDays,
    extensions: file.extensions ?? preset.extensions,
    askWithinDays: file["ask-within-days"] ?? preset.askWithinDays,
    changeNeeded: file["change-needed"] ?? preset.changeNeeded,
    again: file.again ?? preset.again,
    dayEnds: file["day-ends"] ?? preset.dayEnds,
  };
}
