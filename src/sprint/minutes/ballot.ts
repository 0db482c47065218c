/** How does a vote in a meeting stand? */
import type { Speaker } from "./speakers.ts";

/** A vote that was begun. */
export interface Ballot {
  /** Without its question mark. */
  question: string;
  options: string[];
  /** The last word of each voter. */
  votes: Map<Speaker, { option: string; name: string }>;
}

/** @returns the vote that `QUESTION? [OPTION, …]` begins; null without a "?". The last "?" ends the question; the end of a sentence is no option. */
export function openBallot(text: string): Ballot | null {
  const parts = /^(.*)\?\s*(.*)$/s.exec(text);
  if (!parts) return null;
  const options = new Map<string, string>();
  for (const option of (parts[2] ?? "").split(/[^\p{L}\p{M}\p{N}_+-]+/u)) {
    if (option !== "" && !options.has(option.toLowerCase())) options.set(option.toLowerCase(), option);
  }
  return {
    question: parts[1]?.trim() ?? "",
    options: options.size > 0 ? [...options.values()] : ["Yes", "No"],
    votes: new Map(),
  };
}

/** Takes somebody's vote in place of their earlier one. False when there is no such option. */
export function cast(ballot: Ballot, voter: Speaker, name: string, text: string): boolean {
  const option = ballot.options.find(
    (one) =>
      one.toLowerCase() ===
      text
        .trim()
        .replace(/[.!,;]+$/, "")
        .toLowerCase(),
  );
  if (option === undefined) return false;
  ballot.votes.delete(voter);
  ballot.votes.set(voter, { option, name });
  return true;
}

/** @returns every option with those who took it, in the order in which they did. */
export function tallyOf({ options, votes }: Ballot): { option: string; voters: string[] }[] {
  const cast = [...votes.values()];
  return options.map((option) => ({
    option,
    voters: cast.filter((vote) => vote.option === option).map(({ name }) => name),
  }));
}
