/** Which rules of polls are known by name? */
import type { PollRule } from "./acts.ts";

/** Names of the rules, as a program file writes them. */
export const pollPresets = ["majority", "kolla", "two-thirds", "most"] as const;
export type PollPreset = (typeof pollPresets)[number];

const usual = { quorum: "half", of: "votes", windowDays: 7, waitHours: 48, early: "all" } as const;

const rules: Record<PollPreset, Omit<PollRule, "preset">> = {
  majority: { ...usual, needed: "majority" },
  // The policy vote of [kolla][vote]: a majority of the cores, one week, over early once there is one.
  kolla: { ...usual, quorum: null, needed: "majority", of: "taking-part", early: "certain" },
  "two-thirds": { ...usual, quorum: null, needed: "two-thirds", of: "taking-part" },
  most: { ...usual, needed: "most" },
};

/** @returns the rule of that name, with what a team says differently. */
export function pollRule(preset: PollPreset, own: Partial<PollRule> = {}): PollRule {
  return { preset, ...rules[preset], ...own };
}
