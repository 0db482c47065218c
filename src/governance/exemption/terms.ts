/** By which rules is an exemption decided? */
import type { Instant } from "../../review/change.ts";
import type { DayEnds, ExemptionPolicy } from "../../review/exemption-policy.ts";

/** The rules that an exemption is opened under. They travel in its first act: later ones never judge it. */
export interface ExemptionTerms {
  /** Name of the preset that they come from; "own" for a team's own. */
  preset: string;
  /** `Who.id`s each of whom may grant alone. */
  alone: string[];
  /** `Who.id`s who may decline, revoke, extend and say that it is done. */
  deciders: string[];
  /** `Who.id`s whose word counts towards `needed`, as they were when it was asked for. */
  sponsors: string[];
  /** How many of them grant together; null when only those of `alone` can. */
  needed: number | null;
  /** Does the word of whoever asked count? */
  ownCounts: boolean;
  /** Days that a grant is good for, to the end of the last; null when it has no end of its own. */
  validDays: number | null;
  /** How often the end may be moved. */
  extensions: number;
  /** Days after the freeze began within which one asks; a later request is marked late. Null: any time. */
  askWithinDays: number | null;
  /** Must a change be up for review when it is asked for? */
  changeNeeded: boolean;
  /** May the same be asked for again in the same freeze after a no? */
  again: boolean;
  /** Where a day ends that is named without a time: in UTC, or anywhere on Earth. */
  dayEnds: DayEnds;
}

/** Rules of teams that wrote theirs down. What a team does not say is the rule of `keystone`. */
export const exemptionPresets: Record<"keystone" | "nova-juno" | "kubernetes" | "two-approvers", ExemptionPolicy> = {
  // The schedules leave it to the PTL or the release liaison; the cores can decide it together.
  keystone: {
    preset: "keystone",
    officersGrantAlone: true,
    needed: "majority",
    ownCounts: true,
    validDays: null,
    extensions: 1,
    askWithinDays: null,
    changeNeeded: false,
    again: true,
    dayEnds: "UTC",
  },
  // lists.openstack.org, openstack-dev, July and September 2014: three sponsoring cores, one week, then it expires.
  "nova-juno": {
    preset: "nova-juno",
    officersGrantAlone: false,
    needed: 3,
    ownCounts: true,
    validDays: 7,
    extensions: 0,
    askWithinDays: null,
    changeNeeded: true,
    again: true,
    dayEnds: "UTC",
  },
  // kubernetes/sig-release, EXCEPTIONS.md: three days to ask, one final decision a freeze, no second extension.
  kubernetes: {
    preset: "kubernetes",
    officersGrantAlone: true,
    needed: null,
    ownCounts: false,
    validDays: null,
    extensions: 0,
    askWithinDays: 3,
    changeNeeded: false,
    again: false,
    dayEnds: "AoE",
  },
  // GNOME's release team and Adoptium's PMC: two different people, neither of them who asked.
  "two-approvers": {
    preset: "two-approvers",
    officersGrantAlone: false,
    needed: 2,
    ownCounts: false,
    validDays: null,
    extensions: 1,
    askWithinDays: null,
    changeNeeded: false,
    again: true,
    dayEnds: "UTC",
  },
};

/**
 * @param cores and officers (PTL and liaisons): `Who.id`s at the moment of asking
 * @returns the terms of one exemption. Where there are no officers, each core may decline, revoke and extend.
 */
export function termsOf(
  policy: ExemptionPolicy,
  people: { cores: readonly string[]; officers: readonly string[] },
): ExemptionTerms {
  const { officersGrantAlone, needed, ...rules } = policy;
  const { cores, officers } = people;
  const sponsors = [...new Set([...cores, ...officers])];
  return {
    ...rules,
    alone: officersGrantAlone ? [...officers] : [],
    deciders: [...(officers.length > 0 ? officers : cores)],
    sponsors,
    needed: needed === "majority" ? Math.floor(sponsors.length / 2) + 1 : needed,
  };
}

/** @returns why nobody could ever grant under these terms, in one sentence; null when somebody can. */
export function ungrantable({ preset, alone, sponsors, needed }: ExemptionTerms): string | null {
  if (alone.length > 0 || (needed !== null && needed > 0 && sponsors.length >= needed)) return null;
  const missing =
    needed === null
      ? "it has neither PTL nor liaison (roles)"
      : `it needs ${needed} cores or liaisons and has ${sponsors.length}`;
  return `Nobody could grant it under the rules "${preset}": the program file must be mended, ${missing}.`;
}

/** @returns the last minute of the day that is so many days after an instant's, as OpenStack's deadlines are written. */
export function endOfDay(at: Instant, days: number, dayEnds: DayEnds): Instant {
  const behind = dayEnds === "AoE" ? 12 * hour : 0;
  const day = Math.floor((Date.parse(at) - behind) / (24 * hour)) + days;
  return new Date((day + 1) * 24 * hour - 60_000 + behind).toISOString();
}

const hour = 3_600_000;
