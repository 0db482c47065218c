/** How are stories of polls told in one line each? */
import type { PollAct, PollRule, PollTerms } from "../../src/governance/poll/acts.ts";
import { type PollPreset, pollRule } from "../../src/governance/poll/presets.ts";
import { on } from "./nomination-story.ts";

type Step = Omit<PollAct, "process" | "seq" | "through" | "link">;

/** @returns anything that somebody does on a day of the story. */
export function acts(by: string, kind: PollAct["kind"], body: object, day: number): Step {
  return { kind, body, by, recordedBy: by, at: on(day) } as Step;
}

/** @returns a vote for an option, or "abstain" or "away". */
export function chooses(by: string, value: string, day: number): Step {
  return acts(by, "voted", { value, reason: null }, day);
}

/** @returns a poll of yes and no that Ana asks on day 0 of ana, ben, cleo, dora and eli, with what came after it. */
export function asked(
  preset: PollPreset,
  steps: readonly Step[],
  more: Partial<PollTerms> = {},
  rule: Partial<PollRule> = {},
): PollAct[] {
  const body: PollTerms = {
    question: "Shall we?",
    context: null,
    options: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
    electorate: "keystone-core",
    voters: ["ana", "ben", "cleo", "dora", "eli"],
    askerName: "Ana Ortiz",
    rule: pollRule(preset, rule),
    ...more,
  };
  const asking = { kind: "asked", body, by: "ana", recordedBy: "ana", at: on(0) };
  return [asking, ...steps].map(
    (act, index) => ({ ...act, process: "poll-1", seq: index + 1, through: "cli", link: null }) as PollAct,
  );
}
