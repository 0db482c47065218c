/** What is asked of the experts of a sprint, and in which order is it answered? */
import type { Instant } from "../review/change.ts";

/** One question of the queue. */
export interface Question {
  /** "q1": stable, never used twice within its sprint. */
  id: string;
  text: string;
  track: string | null;
  /** `Who.id`; `nobody` when it was asked without a name. */
  by: string;
  at: Instant;
  /** `Who.id`s, each once. */
  voters: string[];
  answers: { by: string; at: Instant; text: string }[];
  dropped: boolean;
}

/** @returns what waits for an answer, most wanted first, equals in the order in which they were asked. */
export function waitingQuestions(questions: readonly Question[]): Question[] {
  return questions
    .filter(({ answers, dropped }) => answers.length === 0 && !dropped)
    .toSorted((a, b) => b.voters.length - a.voters.length);
}

/** @returns what was answered, the latest answer first. */
export function answeredQuestions(questions: readonly Question[]): Question[] {
  const last = ({ answers }: Question) => answers.at(-1)?.at ?? "";
  return questions
    .filter(({ answers, dropped }) => answers.length > 0 && !dropped)
    .toSorted((a, b) => (last(a) < last(b) ? 1 : -1));
}
