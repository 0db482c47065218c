/** How are stories of nominations told in one line each? */
import type { NominationAct, NominationRule, NominationTerms } from "../../src/governance/nomination/acts.ts";
import { type NominationPreset, nominationRule } from "../../src/governance/nomination/presets.ts";

const begin = Date.parse("2016-01-27T16:00:00.000Z");

/** @returns the moment so many days after a story began. */
export function on(day: number): string {
  return new Date(begin + Math.round(day * 86_400_000)).toISOString();
}

type Step = Omit<NominationAct, "process" | "seq" | "through" | "link">;

/** @returns a vote on a day of the story; `recordedBy` when another wrote it down. */
export function says(by: string, value: 1 | 0 | -1 | "abstain" | "away", day: number, recordedBy = by): Step {
  return {
    kind: "voted",
    body: { value, reason: value === -1 ? "too soon" : null },
    by,
    recordedBy,
    at: on(day),
  } as Step;
}

/** @returns anything else that somebody does on a day of the story. */
export function does(by: string, kind: NominationAct["kind"], body: object, day: number): Step {
  return { kind, body, by, recordedBy: by, at: on(day) } as Step;
}

/** @returns the candidate's word on a day. */
export function answers(accepts: boolean, day: number): Step {
  return does("dave", "answered", { accepts, reason: null }, day);
}

/** @returns the terms of Dave's nomination by Ana, voted on by ana, ben, cleo, dora and eli. */
export function terms(
  preset: NominationPreset,
  more: Partial<NominationTerms> = {},
  rule: Partial<NominationRule> = {},
): NominationTerms {
  return {
    aim: "join",
    candidate: "dave",
    name: "Dave Chen",
    nominatorName: "Ana Ortiz",
    group: "keystone-core",
    role: "core of keystone",
    why: "reviews well",
    acceptance: true,
    sounding: false,
    voters: ["ana", "ben", "cleo", "dora", "eli"],
    recused: [],
    appointers: [],
    rule: nominationRule(preset, rule),
    ...more,
  };
}

/** @returns a nomination that Ana opened on day 0, with what came after it in the order given. */
export function nominated(body: NominationTerms, steps: readonly Step[], by = "ana"): NominationAct[] {
  const proposal = { kind: "proposed", body, by, recordedBy: by, at: on(0) };
  return [proposal, ...steps].map(
    (act, index) => ({ ...act, process: "nomination-1", seq: index + 1, through: "cli", link: null }) as NominationAct,
  );
}
