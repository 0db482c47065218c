/** Which vote does a text mean? */
import type { NominationVote } from "../governance/nomination/acts.ts";
import { type PollAct, type PollTerms, pollTermsOf } from "../governance/poll/acts.ts";
import type { Act } from "../governance/process.ts";
import { closest } from "../words/closest.ts";
import { Refused } from "./context.ts";

const values = new Map<string, NominationVote>(
  Object.entries({
    "+1": 1,
    "1": 1,
    yes: 1,
    "0": 0,
    "+0": 0,
    neutral: 0,
    "-1": -1,
    "−1": -1,
    no: -1,
    abstain: "abstain",
    away: "away",
  } satisfies Record<string, NominationVote>),
);

/** @returns the vote on a nomination. @throws Refused naming the values there are. */
export function nominationVote(text: string): NominationVote {
  const value = values.get(text.trim().toLowerCase());
  if (value === undefined) throw new Refused(`"${text}" is no vote on a nomination: say +1, 0, -1, abstain or away.`);
  return value;
}

/** @returns the option of a poll, or "abstain" or "away", that a text means. @throws Refused naming the options. */
export function pollVote(acts: readonly Act[], text: string): string {
  const { options } = pollTermsOf(acts as readonly PollAct[]);
  return optionOf(options, text);
}

/** @returns the same of given options. */
export function optionOf(options: PollTerms["options"], text: string): string {
  // A vote is often written with what ends its sentence.
  const word = text
    .trim()
    .replace(/[.!,;]+$/, "")
    .toLowerCase();
  if (word === "abstain" || word === "away") return word;
  const found = options.find(({ id, text: full }) => id === word || full.toLowerCase() === word);
  if (found) return found.id;
  const ids = [...options.map(({ id }) => id), "abstain", "away"];
  const near = closest(word, ids);
  throw new Refused(
    `"${text}" is none of the options: say ${ids.join(", ")}${near ? ` (did you mean ${near}?)` : ""}.`,
  );
}
