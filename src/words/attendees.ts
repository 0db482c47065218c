/** What do the roster and the questions of a sprint show? Nobody is named who does not want to be. */
import type { Instant } from "../review/change.ts";
import type { OpenNumber } from "../review/number.ts";
import type { RhythmPart } from "../review/sprint-plan.ts";
import type { Presence, Shown } from "../sprint/roster.ts";
import { count } from "./plain.ts";
import type { SprintSummary } from "./views.ts";

/** Somebody on the roster who may be named. */
export interface AttendeeView {
  who: Shown;
  nick: string | null;
  /** Under its name on the sprint's first day; null when nobody has said. */
  company: string | null;
  presence: Presence;
  /** Days on which they are there, "YYYY-MM-DD"; all of them when empty. */
  days: string[];
  /** Where they are now. */
  here: { place: string; from: Instant } | null;
  /** Where they were seen last, when they are not here. */
  last: { place: string; at: Instant } | null;
}

/** The roster. */
export interface RosterView {
  sprint: SprintSummary;
  remote: boolean;
  countRemote: boolean;
  hosts: string[];
  focus: string | null;
  priorities: string[];
  rhythm: RhythmPart[];
  days: { day: string; label: string }[];
  /** How many came, in person and remotely, how many cores, from how many companies; empty while nobody is on it. */
  numbers: OpenNumber[];
  /** In order of name. */
  people: AttendeeView[];
  /** People who are counted and do not want to be named. */
  unnamed: number;
  /** Who was expected and has not signed up. */
  missing: string[];
  /** "25 people, of whom 8 cores, from 6 companies"; null while nobody is on it. */
  headline: string | null;
}

/** One question. */
export interface QuestionView {
  id: string;
  text: string;
  track: string | null;
  by: Shown;
  at: Instant;
  votes: number;
  answers: { by: Shown; at: Instant; text: string }[];
}

/** The questions of a sprint. */
export interface QuestionsView {
  sprint: SprintSummary;
  tracks: string[];
  /** Most wanted first, equals as they were asked. */
  waiting: QuestionView[];
  /** The latest answer first. */
  answered: QuestionView[];
}

/** @returns "25 people, of whom 8 cores, from 6 companies"; null while nobody is on the roster. */
export function rosterHeadline(numbers: readonly OpenNumber[]): string | null {
  const value = (id: string) => numbers.find((one) => one.id === id)?.value ?? 0;
  const people = value("attendees");
  if (people === 0) return null;
  const [cores, companies] = [value("attendees-cores"), value("attendees-companies")];
  const parts = [
    count(people, "person", "people"),
    ...(cores > 0 ? [`of whom ${count(cores, "core", "cores")}`] : []),
    ...(companies > 0 ? [`from ${count(companies, "company", "companies")}`] : []),
  ];
  return parts.join(", ");
}
