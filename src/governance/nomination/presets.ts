/** Which rules of nomination are known by name? */
import type { NominationRule } from "./acts.ts";

/** Names of the rules, as a program file writes them. */
export const nominationPresets = ["ptl-appoints", "lazy-consensus", "nova", "kolla", "two-thirds"] as const;
export type NominationPreset = (typeof nominationPresets)[number];

const usual = { windowDays: 7, waitHours: 48, nominator: "votes" } as const;

const rules: Record<NominationPreset, Omit<NominationRule, "preset">> = {
  // project-team-guide, ptl: the lead may appoint alone; hearing the cores first is encouraged.
  "ptl-appoints": { ...usual, needed: null, veto: null, windowDays: null, waitHours: 0, early: "enough" },
  "lazy-consensus": { ...usual, needed: "silence", veto: null, early: null },
  // wiki.openstack.org/wiki/Nova/CoreTeam names no window.
  nova: { ...usual, needed: 5, veto: "blocks", windowDays: null, early: "enough" },
  // openstack-dev, June 2016: one week, over early when all agree or somebody vetoes.
  kolla: { ...usual, needed: "majority", veto: "ends", early: "unanimous" },
  // containerd: seven days, two thirds of the present committers.
  "two-thirds": { ...usual, needed: "two-thirds", veto: null, early: null },
};

/** @returns the rule of that name, with what a team says differently. */
export function nominationRule(preset: NominationPreset, own: Partial<NominationRule> = {}): NominationRule {
  return { preset, ...rules[preset], ...own };
}
